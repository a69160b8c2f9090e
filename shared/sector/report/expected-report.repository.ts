import { type Kysely, sql } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import type { SectorTables } from '../tables.js';
import { flag } from '../tally/fact-columns.js';
import { believed, dayOf, holds } from '../time.js';
import { dueOn } from './report.deadline.js';
import { reportingDay } from './report.repository.js';
import { RECEIVED } from './report.vocabulary.js';

/**
 * SQL: the annual reports that are expected on a year, one of each network that has units on 31 December of it, begun or not. Received is
 * what was handed in by the moment's day and has not been sent back; on time, what of it was first handed in by the day on which it was due.
 * Statistics and data quality count the same rows.
 */
export function expectedAnnualReports(db: Kysely<SectorTables>, year: number, moment: Moment) {
  const networks = db
    .selectFrom('unitVersion as u')
    .select('u.network')
    .where(holds('u', { ...moment, asOf: reportingDay(year) }))
    .groupBy('u.network');
  const [status, submittedOn] = [sql.ref('r.status'), sql.ref('r.submittedOn')];
  const received = sql<boolean>`${status} in (${sql.join(RECEIVED)}) and ${submittedOn} <= ${dayOf(moment)}`;
  return db
    .selectFrom(networks.as('n'))
    .leftJoin('reportVersion as r', (join) =>
      join.onRef('r.network', '=', 'n.network').on('r.kind', '=', 'ANNUAL').on('r.year', '=', year).on(believed('r', moment)),
    )
    .select(['n.network', 'r.demo', flag(received).as('received')])
    .select(flag(sql`${received} and ${submittedOn} <= ${dueOn('ANNUAL', year)}`).as('onTime'))
    .select(flag(sql`${received} and ${status} = 'APPROVED'`).as('approved'));
}
