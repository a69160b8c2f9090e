import { sql } from 'kysely';
import { GOVERNING_DOCUMENTS, type GoverningKind } from '../../governing-documents.js';
import type { ClinicalTool } from '../record/record.vocabulary.js';
import { believed, holds } from '../time.js';
import type { Evidence, FactQuestion, FactSet, Silence } from './fact.js';
import { hasOf, knownOf } from './fact-columns.js';

/** The units that exist on the day, with what is recorded of them. */
export function unitFacts({ db, moment }: FactQuestion, evidence: Evidence, silence: Silence): FactSet {
  const rows = db
    .selectFrom('unitVersion as u')
    .leftJoin(evidence.as('k'), 'k.id', 'u.unitId')
    .select(['u.unitId as subject', 'u.network', 'u.areaCode', 'u.serviceType', 'u.demo', hasOf(), knownOf(evidence, silence)])
    .where(holds('u', moment));
  return { rows, oneEach: true };
}

/** Those of them that have a resource nurse. */
export function coveredUnitFacts(question: FactQuestion, evidence: Evidence): FactSet {
  const { db, moment } = question;
  const rows = db
    .selectFrom('unitVersion as u')
    .innerJoin(unitsWithNurse(question).as('c'), 'c.id', 'u.unitId')
    .leftJoin(evidence.as('k'), 'k.id', 'u.unitId')
    .select(['u.unitId as subject', 'u.network', 'u.areaCode', 'u.serviceType', 'u.demo', hasOf(), knownOf(evidence, 'HAS_NOT_WHERE_KEPT')])
    .where(holds('u', moment));
  return { rows, oneEach: true };
}

/** Units with at least one active appointment. */
export const unitsWithNurse = ({ db, moment }: FactQuestion) =>
  db
    .selectFrom('appointmentVersion as a')
    .select(['a.unitId as id', sql<number>`1`.as('has')])
    .where(holds('a', moment))
    .groupBy('a.unitId');

/** Units that have acknowledged a document of a kind by the day. */
export const unitsThatKnow = ({ db, moment, day }: FactQuestion, kind: GoverningKind) =>
  db
    .selectFrom('acknowledgementVersion as r')
    .select(['r.unitId as id', sql<number>`1`.as('has')])
    .where('r.documentId', 'in', GOVERNING_DOCUMENTS[kind])
    .where('r.date', '<=', day)
    .where(believed('r', moment))
    .groupBy('r.unitId');

/** Units of which it is recorded how far they are with a tool, or with any, and whether one is in use: the last word on each counts. */
export function unitsWithTool({ db, moment, day }: FactQuestion, tool: ClinicalTool | null) {
  const lastFirst = sql<number>`row_number() over (partition by ${sql.ref('t.unitId')}, ${sql.ref('t.tool')}
    order by ${sql.ref('t.date')} desc, ${sql.ref('t.version')} desc)`;
  const states = db
    .selectFrom('toolAdoptionVersion as t')
    .select(['t.unitId', 't.status', lastFirst.as('place')])
    .where('t.date', '<=', day)
    .where(believed('t', moment))
    .$if(tool !== null, (query) => query.where('t.tool', '=', tool ?? 'ESAS'));
  return db
    .selectFrom(states.as('s'))
    .select(['s.unitId as id', sql<number>`max(case when ${sql.ref('s.status')} = 'IN_USE' then 1 else 0 end)`.as('has')])
    .where('s.place', '=', 1)
    .groupBy('s.unitId');
}
