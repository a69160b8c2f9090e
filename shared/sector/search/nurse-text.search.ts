import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Position, SearchHit, SearchPage } from '../../subgraph/page.js';
import { isShown, type NurseSearch, unitsOfNurse, visibleKey } from '../roster/nurse.repository.js';
import type { SectorTables } from '../tables.js';
import { holds } from '../time.js';
import { createCandidates } from './candidates.js';
import type { Level } from './level.js';
import { type Conditions, levelHolds } from './level-sql.js';
import type { Reading } from './read-query.js';
import { readStages } from './stages.js';
import type { Understood } from './understand.js';

/** A search of persons that a text narrows. */
export interface NurseTextSearch extends NurseSearch {
  readonly text: Understood;
  /** Best matches first; else by name, as without a text. */
  readonly byMatch: boolean;
}

/**
 * Finds a page of the persons that a text means. A name that the viewer may not see is not matched, so that neither the rows, nor their
 * order, nor their number tells it; such persons are found by their unit, place or role.
 */
export async function searchNursesByText(db: Kysely<SectorTables>, search: NurseTextSearch): Promise<SearchPage> {
  const { text: understood, moment, viewer, after, limit, byMatch } = search;
  const candidates = createCandidates(db, { noun: 'nurse', words: understood.words, moment });
  const rowsOf = async (level: Level, readings: readonly Reading[]) => {
    const corrections = await understood.correctionsFor(level);
    const conditions: Conditions = { noun: 'nurse', words: understood.words, corrections, shown: isShown(db, moment, viewer) };
    const among = await candidates(level, readings, corrections);
    return among && { rows: narrowed(db, search, level, levelHolds(conditions, level, readings)).where(among), conditions };
  };
  const stages = understood.levels.map((level, i) => ({
    rank: level.rank,
    read: async (from: Position | null, most: number) => {
      const found = await rowsOf(level, level.added);
      if (!found) return [];
      const earlier = understood.levels[i - 1];
      const rows = earlier ? without(db, search, earlier, levelHolds(found.conditions, earlier), found.rows) : found.rows;
      return page(db, search, rows, from, most);
    },
  }));
  const everything = async () => (await rowsOf(understood.last, understood.last.readings))?.rows ?? null;
  const byName = async () => {
    const rows = await everything();
    return rows ? page(db, search, rows, after, limit) : [];
  };
  const hits = byMatch ? await readStages(stages, after, limit) : await byName();
  return { hits, total: search.withTotal ? await count(await everything()) : null };
}

type Rows = ReturnType<typeof narrowed>;

/** The persons of whom a level's condition holds in a unit that passes the filters. */
function narrowed(db: Kysely<SectorTables>, search: NurseSearch, level: Level, condition: RawBuilder<boolean>) {
  const rows = db.selectFrom('nurseVersion as n').where(holds('n', search.moment));
  // A level of names alone needs no look at the units, which costs more.
  if (level.name !== null) return rows.where(condition).where(({ exists }) => exists(unitsOfNurse(db, search)));
  return rows.where(({ exists }) => exists(unitsOfNurse(db, search).where(condition)));
}

/** Leaves out what an earlier level has shown. */
function without(db: Kysely<SectorTables>, search: NurseSearch, earlier: Level, taken: RawBuilder<boolean>, rows: Rows): Rows {
  if (earlier.name !== null) return rows.where(sql<boolean>`not ${taken}`);
  return rows.where(({ not, exists }) => not(exists(unitsOfNurse(db, search).where(taken))));
}

function page(db: Kysely<SectorTables>, search: NurseSearch, rows: Rows, after: Position | null, limit: number): Promise<SearchHit[]> {
  const key = visibleKey(db, search);
  const compare = sql.raw(search.direction === 'asc' ? '>' : '<');
  return rows
    .select(['n.nurseId as id', key.as('key')])
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(${key}, ${sql.ref('n.nurseId')}) ${compare} (${after?.[0] ?? ''}, ${after?.[1] ?? ''})`),
    )
    .orderBy(key, search.direction)
    .orderBy('n.nurseId', search.direction)
    .limit(limit)
    .execute();
}

async function count(rows: Rows | null): Promise<number> {
  if (!rows) return 0;
  const { total } = await rows.select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow();
  return Number(total);
}
