import { sql } from 'kysely';
import { REFERENCE_DAYS } from '../participation/nurse-year.type.js';
import { believed } from '../time.js';
import { type FactQuestion, yearStart } from './fact.js';
import { flag } from './fact-columns.js';

/** «f.eks. 2 ganger i året» is how often a resource nurse teaches at her workplace (funksjonsbeskrivelsen). */
const TEACHING_A_YEAR = 2;

/** Persons with a recorded level of competence, and whether the last one is B or above. */
export function assessedAtB({ db, moment, day }: FactQuestion) {
  const lastFirst = sql<number>`row_number() over (partition by ${sql.ref('r.nurseId')}
    order by ${sql.ref('r.date')} desc, ${sql.ref('r.version')} desc)`;
  const levels = db
    .selectFrom('nurseRecordVersion as r')
    .select(['r.nurseId', 'r.level', lastFirst.as('place')])
    .where('r.kind', '=', 'COMPETENCE_LEVEL')
    .where('r.date', '<=', day)
    .where(believed('r', moment));
  return db
    .selectFrom(levels.as('l'))
    .select(['l.nurseId as id', flag(sql`${sql.ref('l.level')} in ('B', 'C')`).as('has')])
    .where('l.place', '=', 1);
}

/** Persons who have ever been on a placement. */
export const placed = (question: FactQuestion) => recordedTimes(question, 'PLACEMENT', '', 1);

/** Persons with internal teaching this year, and whether as often as is foreseen. */
export const taught = (question: FactQuestion) => recordedTimes(question, 'INTERNAL_TEACHING', yearStart(question.day), TEACHING_A_YEAR);

/** Persons who have had the annual conversation this year. */
export const talked = (question: FactQuestion) => recordedTimes(question, 'ANNUAL_CONVERSATION', yearStart(question.day), 1);

/** Persons with entries of a kind from a day on, and whether there are enough of them by the day that is asked about. */
const recordedTimes = (
  { db, moment, day }: FactQuestion,
  kind: 'PLACEMENT' | 'INTERNAL_TEACHING' | 'ANNUAL_CONVERSATION',
  from: string,
  enough: number,
) =>
  db
    .selectFrom('nurseRecordVersion as r')
    .select(['r.nurseId as id', flag(sql`count(*) >= ${enough}`).as('has')])
    .where('r.kind', '=', kind)
    .where('r.date', '>=', from)
    .where('r.date', '<=', day)
    .where(believed('r', moment))
    .groupBy('r.nurseId');

/** Persons who were at an event this year. */
export const attended = (question: FactQuestion) => attendances(question).select(sql<number>`1`.as('has'));

/** The same, and whether for as many network days as are foreseen: counted as `NurseYear` does. */
export const attendedDays = (question: FactQuestion) =>
  attendances(question).select(flag(sql`sum(${sql.ref('e.days')}) >= ${REFERENCE_DAYS.referenceDaysLow}`).as('has'));

const attendances = ({ db, moment, day }: FactQuestion) =>
  db
    .selectFrom('eventVersion as e')
    // A cross join is made from left to right by SQLite: it would read the participations of all years first.
    .crossJoin('participationVersion as p')
    .select('p.nurseId as id')
    .whereRef('p.eventId', '=', 'e.eventId')
    .where('e.date', '>=', yearStart(day))
    .where('e.date', '<=', day)
    .where('e.status', '<>', 'CANCELLED')
    .where(believed('e', moment))
    .where('p.status', '=', 'ATTENDED')
    .where(believed('p', moment))
    .groupBy('p.nurseId');
