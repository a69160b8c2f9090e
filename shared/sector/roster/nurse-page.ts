import { type Kysely, sql } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import type { Position, SearchHit } from '../../subgraph/page.js';
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
 * that is no name. Two statements, each in the order of an index; the second only where the first does not fill the page.
 * @param named only persons whose names are shown can be among the rows
 */
export async function readNursePage(db: Kysely<SectorTables>, page: NursePage, rows: NurseRows, named = false): Promise<SearchHit[]> {
  const { direction, after, limit } = page;
  const shown = isShown(db, page.moment, page.viewer);
  const compare = sql.raw(direction === 'asc' ? '>' : '<');
  const hiddenKey = direction === 'asc' ? AFTER_ALL_TEXT : '';
  const reached: Position | null = after?.[0] === hiddenKey ? after : null;
  const key = sql.ref<string>('n.sortKey');
  const id = sql.ref<string>('n.nurseId');
  const hits: SearchHit[] = reached
    ? []
    : await rows
        .where(shown)
        .$if(after !== null, (query) => query.where(sql<boolean>`(${key}, ${id}) ${compare} (${after?.[0]}, ${after?.[1]})`))
        .select(['n.nurseId as id', 'n.sortKey as key'])
        .orderBy('n.sortKey', direction)
        .orderBy('n.nurseId', direction)
        .limit(limit)
        .execute();
  if (named || hits.length >= limit) return hits;
  const hidden = await rows
    .where(({ not }) => not(shown))
    .$if(reached !== null, (query) => query.where(sql<boolean>`${id} ${compare} ${reached?.[1]}`))
    .select('n.nurseId as id')
    .orderBy('n.nurseId', direction)
    .limit(limit - hits.length)
    .execute();
  return [...hits, ...hidden.map((row) => ({ ...row, key: hiddenKey }))];
}
