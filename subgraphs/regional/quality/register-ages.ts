import { addDays } from '../../../shared/sector/verification/freshness.js';
import { classOn } from '../../../shared/sector/verification/freshness-class.js';
import { containsDay } from '../../../shared/subgraph/date.js';
import { updatedIn } from '../alert/register.rules.js';
import type { RegionalContext } from '../regional-context.js';
import { placesOn } from '../statistic/places.js';
import type { FreshnessCount } from './figures.type.js';
import { presentAges, STALE_AFTER_DAYS } from './quality.rules.js';
import type { RecordKind } from './quality.vocabulary.js';

/** How old, on a day, the entries of the national register and the population figures are. */
export async function readRegisterAges({ db, loaders, areas }: RegionalContext, day: string): Promise<FreshnessCount[]> {
  const { services } = await loaders.alertTables();
  const entries = services.filter((row) => row.inRegister && containsDay(row, day));
  const years = await db
    .selectFrom('population')
    .select(({ fn }) => ['areaCode', fn.max('year').as('year')])
    .where('ageGroup', '=', 'ALL')
    .where('supersededAt', 'is', null)
    .groupBy('areaCode')
    .execute();
  const newest = new Map(years.map(({ areaCode, year }) => [areaCode, `${year}-01-01`]));
  return [
    countAges(
      'REGISTER_ENTRY',
      entries.map((entry) => lastDayOf(entry)),
      day,
    ),
    countAges(
      'POPULATION',
      placesOn(areas, day).map(({ code }) => newest.get(code) ?? null),
      day,
    ),
  ];
}

/** The last day on which an entry may have been updated: it is at least so old; null where nothing is known. */
export function lastDayOf(entry: Parameters<typeof updatedIn>[0]): string | null {
  const updated = updatedIn(entry);
  return updated && addDays(updated.to, -1);
}

/** Counts records by the class of their age. */
export function countAges(kind: RecordKind, days: readonly (string | null)[], day: string): FreshnessCount {
  const known = days.filter((since) => since !== null).toSorted();
  const classes = known.map((since) => classOn(since, STALE_AFTER_DAYS[kind], day));
  const count = (name: string) => classes.filter((one) => one === name).length;
  const ages = { due: count('DUE'), stale: count('STALE'), expired: count('EXPIRED'), oldest: known[0] ?? null };
  return presentAges(kind, { total: days.length, ...ages }, days.length - known.length);
}
