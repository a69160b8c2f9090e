import { type RawBuilder, sql } from 'kysely';
import { dayOfInstant, isDay } from '../../subgraph/date.js';
import type { Moment } from '../../subgraph/moment.js';
import { dayOf } from '../time.js';
import { isKnownSince } from '../verification/age-sql.js';
import { DUE_AFTER_DAYS } from '../verification/freshness.js';
import { cutoffsOf } from '../verification/freshness-class.js';
import type { VerificationKind } from '../verification/verification.vocabulary.js';
import type { SectorAges } from './quality.type.js';

/** SQL: how many rows a condition holds for. */
export const countWhere = (condition: RawBuilder<unknown>) => sql<number>`count(case when ${condition} then 1 end)`;

/** SQL: how many of the records `e` are at least of each class of age, and the oldest. */
export function ages(kind: VerificationKind, moment: Moment) {
  const { due, stale, expired } = cutoffsOf(DUE_AFTER_DAYS[kind], dayOf(moment));
  const verifiedOn = sql<string | null>`${sql.ref('e.verifiedOn')}`;
  const since = (day: string) => countWhere(isKnownSince('e.recordedAt', verifiedOn, day));
  const [recordedAt, utcDay] = [sql.ref('e.recordedAt'), sql`substr(${sql.ref('e.recordedAt')}, 1, 10)`];
  return [
    sql<number>`count(*)`.as('total'),
    since(due).as('sinceDue'),
    since(stale).as('sinceStale'),
    since(expired).as('sinceExpired'),
    // A day or an instant, whichever is later; as text they still sort by time.
    sql<string | null>`min(case when coalesce(${verifiedOn}, '') > ${utcDay} then ${verifiedOn} else ${recordedAt} end)`.as('oldest'),
  ] as const;
}

/** Reads what {@link ages} selected: what is of a class is at least of it, and not of the next. */
export function readAges(row: {
  total: number;
  sinceDue: number;
  sinceStale: number;
  sinceExpired: number;
  oldest: string | null;
}): SectorAges {
  const [due, stale, expired] = [Number(row.sinceDue), Number(row.sinceStale), Number(row.sinceExpired)];
  const oldest = row.oldest === null || isDay(row.oldest) ? row.oldest : dayOfInstant(row.oldest);
  return { total: Number(row.total), due: due - stale, stale: stale - expired, expired, oldest };
}
