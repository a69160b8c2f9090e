import { sql } from 'kysely';
import { expectedAnnualReports } from '../report/expected-report.repository.js';
import { dueOn } from '../report/report.deadline.js';
import type { FactQuestion, FactSet } from './fact.js';

/**
 * The annual reports that are due in the year, those on the year before. Whether one is on time is known once it was handed in by the due
 * day, and in any case when that has passed.
 */
export function reportFacts({ db, moment, day }: FactQuestion): FactSet {
  const year = Number(day.slice(0, 4)) - 1;
  const rows = db
    .selectFrom(expectedAnnualReports(db, year, moment).as('r'))
    .select(['r.network as subject', 'r.network', 'r.demo', 'r.onTime as has'])
    .select(day > dueOn('ANNUAL', year) ? sql<number>`1`.as('known') : 'r.onTime as known')
    .select([sql<null>`null`.as('areaCode'), sql<null>`null`.as('serviceType')]);
  return { rows, oneEach: true };
}
