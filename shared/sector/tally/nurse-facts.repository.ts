import { type RawBuilder, sql } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import { believed, holds } from '../time.js';
import { type Evidence, type FactQuestion, type FactSet, type Silence, yearStart } from './fact.js';
import { hasOf, knownOf } from './fact-columns.js';

/** Active appointments with their units: where a person stands. */
const activeAppointments = ({ db, moment }: FactQuestion) =>
  db
    .selectFrom('appointmentVersion as a')
    .innerJoin('unitVersion as u', 'u.unitId', 'a.unitId')
    .select(['a.nurseId as subject', 'u.network', 'u.areaCode', 'u.serviceType', 'a.demo'])
    .where(holds('a', moment))
    .where(holds('u', moment));

/** The persons with the task on the day. */
export const nurseFacts = (question: FactQuestion): FactSet => ({
  rows: activeAppointments(question).select([sql<number>`1`.as('has'), sql<number>`1`.as('known')]),
  oneEach: false,
});

/** The same, with what is recorded of them. */
export const nurseFactsBy = (question: FactQuestion, evidence: Evidence, silence: Silence): FactSet => ({
  rows: activeAppointments(question)
    .leftJoin(evidence.as('k'), 'k.id', 'a.nurseId')
    .select([hasOf(), knownOf(evidence, silence)]),
  oneEach: false,
});

/** Those of them who have had the task since the year began, without a day between: what is due in a year is not due in a part of it. */
export const wholeYearFacts = (question: FactQuestion, evidence: Evidence): FactSet => ({
  rows: activeAppointments(question)
    .leftJoin(evidence.as('k'), 'k.id', 'a.nurseId')
    .select([hasOf(), knownOf(evidence, 'HAS_NOT_WHERE_KEPT')])
    .where(hasTask(question.moment, sql`${yearStart(question.day)}`))
    .where(isWithoutGap(question)),
  oneEach: false,
});

/** SQL: the person of `a` has an appointment on a day. */
function hasTask(moment: Moment, day: RawBuilder<unknown>): RawBuilder<boolean> {
  const validTo = sql.ref('y.validTo');
  return sql<boolean>`exists (select 1 from ${sql.table('appointmentVersion')} as y where ${sql.ref('y.nurseId')} = ${sql.ref('a.nurseId')}
    and ${believed('y', moment)} and ${sql.ref('y.validFrom')} <= ${day} and (${validTo} is null or ${validTo} > ${day}))`;
}

/** SQL: whenever an appointment of the person of `a` ended this year, another one went on. */
function isWithoutGap({ moment, day }: FactQuestion): RawBuilder<boolean> {
  const end = sql.ref('x.validTo');
  return sql<boolean>`not exists (select 1 from ${sql.table('appointmentVersion')} as x where ${sql.ref('x.nurseId')} = ${sql.ref('a.nurseId')}
    and ${believed('x', moment)} and ${end} > ${yearStart(day)} and ${end} <= ${day} and not ${hasTask(moment, end)})`;
}
