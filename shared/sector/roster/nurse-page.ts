import { type Kysely, sql } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import { comparePositions, type SearchHit } from '../../subgraph/page.js';
import { AFTER_ALL_TEXT } from '../../subgraph/text-key/text-key.js';
import type { SectorTables } from '../tables.js';
import { holds } from '../time.js';
import type { NurseSearch } from './nurse.repository.js';
import { isShown } from './shown-names.js';

/** The persons `n` as they were at the moment. */
export function nursesAt(db: Kysely<SectorTables>, moment: Moment) {
  return db.selectFrom('nurseVersion as n').where(holds('n', moment));
}

/** A query of persons `n`, narrowed as somebody likes. */
export type NurseRows = ReturnType<typeof nursesAt>;

/** Of a search, what a page depends on. */
export type NursePage = Pick<NurseSearch, 'viewer' | 'moment' | 'direction' | 'after' | 'limit'>;

/**
 * Reads a page of persons: those whose names the viewer may see, by name; then, in either direction, the others, by id, under a key
 * that is no name. Each part is read in the order of an index, and the second only for what the first leaves of the page.
 * @param named only persons whose names are shown can be among the rows
 */
export async function readNursePage(db: Kysely<SectorTables>, page: NursePage, rows: NurseRows, named = false): Promise<SearchHit[]> {
  const { direction, after, limit } = page;
  const isNamed = isShown(db, page.moment, page.viewer);
  const hiddenKey = direction === 'asc' ? AFTER_ALL_TEXT : '';
  const compare = sql.raw(direction === 'asc' ? '>' : '<');
  const [key, id] = [sql.ref<string>('n.sortKey'), sql.ref<string>('n.nurseId')];
  const shown = rows
    .where(isNamed)
    .$if(after !== null, (query) => query.where(sql<boolean>`(${key}, ${id}) ${compare} (${after?.[0]}, ${after?.[1]})`))
    .select(['n.nurseId as id', 'n.sortKey as key'])
    .orderBy('n.sortKey', direction)
    .orderBy('n.nurseId', direction)
    .limit(limit);
  if (named) return after?.[0] === hiddenKey ? [] : shown.execute();
  const hidden = rows
    .where(({ not }) => not(isNamed))
    .select(['n.nurseId as id', sql.lit(hiddenKey).as('key')])
    .orderBy('n.nurseId', direction);
  if (after?.[0] === hiddenKey) return hidden.where(sql<boolean>`${id} ${compare} ${after[1]}`).limit(limit).execute();
  const left = sql<number>`${limit} - (select count(*) from ${sql.table('shown')})`;
  const found = await db
    .with('shown', () => shown)
    .selectFrom('shown')
    .select(['id', 'key'])
    .unionAll(db.selectFrom(hidden.limit(left).as('h')).select(['h.id', 'h.key']))
    .execute();
  return found.toSorted((a, b) => comparePositions([a.key, a.id], [b.key, b.id], direction));
}
