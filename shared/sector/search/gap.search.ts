import { sql } from 'kysely';
import type { SectorContext } from '../sector-context.js';
import { matchingUnits, type UnitSearch } from '../unit/unit.repository.js';
import { lastEndedOn, vacantSince } from '../unit/vacancy.repository.js';
import { readQuery } from './read-query.js';
import { understand } from './understand.js';
import { unitsMeantBy } from './unit-text.search.js';

/** A unit without a resource nurse. */
export interface GapHit {
  readonly id: string;
  /** Day since which it is vacant: what the list is ordered by. */
  readonly key: string;
  readonly network: string;
  readonly lastEndedOn: string | null;
}

/** What to look for among the units that are not covered at the moment. */
export type GapSearch = Omit<UnitSearch, 'covered'> & { readonly text: string | null };

/** Finds a page of vacant units, longest vacant first, and, if asked, how many there are in all. */
export async function searchGaps(
  { db, gazetteer }: Pick<SectorContext, 'db' | 'gazetteer'>,
  { text, ...narrowed }: GapSearch,
): Promise<{ readonly hits: readonly GapHit[]; readonly total: number | null }> {
  const search = { ...narrowed, covered: false };
  const units =
    text === null
      ? matchingUnits(db, search)
      : await unitsMeantBy(db, { ...search, text: understand(db, 'unit', readQuery(text, gazetteer)) });
  if (units === null) return { hits: [], total: search.withTotal ? 0 : null };
  const { moment, after, limit } = search;
  const gaps = units.select(['u.unitId as id', 'u.network', vacantSince(moment).as('key'), lastEndedOn(moment).as('lastEndedOn')]);
  const hits = await db
    .selectFrom(gaps.as('g'))
    .selectAll()
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(${sql.ref('g.key')}, ${sql.ref('g.id')}) > (${after?.[0] ?? ''}, ${after?.[1] ?? ''})`),
    )
    .orderBy('g.key')
    .orderBy('g.id')
    .limit(limit)
    .execute();
  if (!search.withTotal) return { hits, total: null };
  const { total } = await units.select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow();
  return { hits, total: Number(total) };
}
