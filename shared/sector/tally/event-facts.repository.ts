import { type RawBuilder, sql } from 'kysely';
import { lists } from '../event/event.repository.js';
import type { EventKind } from '../event/event.vocabulary.js';
import { any } from '../search/text-sql.js';
import { believed } from '../time.js';
import { type FactQuestion, type FactSet, yearStart } from './fact.js';
import { flag } from './fact-columns.js';

/**
 * Topics (emner) that are about other diagnoses than cancer: the words of the Oslo plan’s sub-goal 2.6, and the diagnoses that events
 * name. A rule of ours, for topics are free words; one that is not here does not count.
 */
const NON_CANCER_TOPICS = ['andre diagnoser enn kreft', 'lindring ved demens', 'lindring ved hjertesvikt og kols'];

/** Events that networks hold for their nurses; courses are of others too. */
const MEETINGS: readonly EventKind[] = ['NETWORK_MEETING', 'GATHERING', 'PROFESSIONAL_DAY', 'JOINT_PROFESSIONAL_DAY'];

const takesPlace = sql<boolean>`${sql.ref('e.status')} <> 'CANCELLED'`;

/** Events of the year up to the day, by whether they are about other diagnoses than cancer. */
export const nonCancerEventFacts = (question: FactQuestion): FactSet =>
  eventFacts(question, any(NON_CANCER_TOPICS.map((topic) => lists('e.topics', topic))), [takesPlace]);

/** The same, by whether several networks hold them. */
export const jointEventFacts = (question: FactQuestion): FactSet =>
  eventFacts(question, sql<boolean>`${sql.ref('e.jointWith')} <> '[]'`, [takesPlace]);

/** Meetings that were planned for the year up to the day, by whether they took place. */
export const meetingFacts = (question: FactQuestion): FactSet =>
  eventFacts(question, takesPlace, [sql<boolean>`${sql.ref('e.kind')} in (${sql.join(MEETINGS)})`]);

function eventFacts({ db, moment, day }: FactQuestion, has: RawBuilder<boolean>, conditions: readonly RawBuilder<boolean>[]): FactSet {
  const rows = db
    .selectFrom('eventVersion as e')
    .select(['e.eventId as subject', 'e.network', 'e.demo', flag(has).as('has'), sql<number>`1`.as('known')])
    .select([sql<null>`null`.as('areaCode'), sql<null>`null`.as('serviceType')])
    .where(believed('e', moment))
    .where('e.date', '>=', yearStart(day))
    .where('e.date', '<=', day);
  return { rows: conditions.reduce((query, condition) => query.where(condition), rows), oneEach: true };
}
