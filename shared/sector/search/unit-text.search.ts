import { type Kysely, sql } from 'kysely';
import type { Position, SearchHit, SearchPage } from '../../subgraph/page.js';
import type { SectorTables } from '../tables.js';
import { matchingUnits, type UnitSearch } from '../unit/unit.repository.js';
import { createCandidates } from './candidates.js';
import type { Level } from './level.js';
import { type Conditions, levelHolds } from './level-sql.js';
import type { Reading } from './read-query.js';
import { readStages } from './stages.js';
import type { Understood } from './understand.js';
import { addsNothing, findVocabulary } from './vocabulary.js';

/** A search of units that a text narrows. */
export interface UnitTextSearch extends UnitSearch {
  readonly text: Understood;
}

/** Finds a page of the units that a text means by their name or place, best matches first. */
export async function searchUnitsByText(db: Kysely<SectorTables>, search: UnitTextSearch): Promise<SearchPage> {
  const { text: understood, after, limit } = search;
  const { vocabulary, rowsOf } = await findRows(db, search);
  const stages = understood.levels.map((level, i) => ({
    rank: level.rank,
    read: async (from: Position | null, most: number) => {
      if (addsNothing(vocabulary, 'unit', understood.words, level)) return [];
      const found = await rowsOf(level, level.added);
      if (!found) return [];
      const earlier = understood.levels[i - 1];
      // «Not true» and not «false»: a hospital unit has no area, and whether it is in one is unknown.
      return page(earlier ? found.rows.where(sql<boolean>`${levelHolds(found.conditions, earlier)} is not true`) : found.rows, from, most);
    },
  }));
  const hits = await readStages(stages, after, limit);
  return { hits, total: search.withTotal ? await count((await rowsOf(understood.last, understood.last.readings))?.rows ?? null) : null };
}

/** SQL: all units that a text means, `u`, whichever way; null if none can be. */
export async function unitsMeantBy(db: Kysely<SectorTables>, search: UnitTextSearch): Promise<Rows | null> {
  const { last } = search.text;
  return (await (await findRows(db, search)).rowsOf(last, last.readings))?.rows ?? null;
}

type Rows = ReturnType<typeof matchingUnits>;

/** The words of a text that are in any name, and how to find the units of a level. */
async function findRows(db: Kysely<SectorTables>, search: UnitTextSearch) {
  const { text: understood, moment } = search;
  const vocabulary = await findVocabulary(db, understood.words);
  const candidates = createCandidates(db, { noun: 'unit', words: understood.words, vocabulary, moment });
  const rowsOf = async (level: Level, readings: readonly Reading[]) => {
    const corrections = await understood.correctionsFor(level);
    const conditions: Conditions = { noun: 'unit', words: understood.words, corrections, moment, shown: null };
    const found = await candidates(level, readings, corrections);
    return (
      found && {
        rows: matchingUnits(db, search)
          .where(found.among)
          .where(levelHolds(conditions, level, readings)),
        conditions,
      }
    );
  };
  return { vocabulary, rowsOf };
}

async function count(rows: Rows | null): Promise<number> {
  if (!rows) return 0;
  const { total } = await rows.select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow();
  return Number(total);
}

function page(rows: Rows, after: Position | null, limit: number): Promise<SearchHit[]> {
  return rows
    .select(['u.unitId as id', 'u.sortKey as key'])
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(${sql.ref('u.sortKey')}, ${sql.ref('u.unitId')}) > (${after?.[0] ?? ''}, ${after?.[1] ?? ''})`),
    )
    .orderBy('u.sortKey')
    .orderBy('u.unitId')
    .limit(limit)
    .execute();
}
