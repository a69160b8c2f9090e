import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Position, SearchPage } from '../../subgraph/page.js';
import { type NurseSearch, unitsOfNurse } from '../roster/nurse.repository.js';
import { type NurseRows, nursesAt, readNursePage } from '../roster/nurse-page.js';
import { isShown } from '../roster/shown-names.js';
import type { SectorTables } from '../tables.js';
import { createCandidates } from './candidates.js';
import type { Level } from './level.js';
import { type Conditions, levelHolds } from './level-sql.js';
import type { Reading } from './read-query.js';
import { readStages } from './stages.js';
import type { Understood } from './understand.js';
import { addsNothing, findVocabulary } from './vocabulary.js';

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
  const vocabulary = await findVocabulary(db, understood.words);
  const candidates = createCandidates(db, { noun: 'nurse', words: understood.words, vocabulary, moment });
  const units = unitsOfEach(db, search);
  const rowsOf = async (level: Level, readings: readonly Reading[], of: Units = units) => {
    const corrections = await understood.correctionsFor(level);
    const conditions: Conditions = { noun: 'nurse', words: understood.words, corrections, moment, shown: isShown(db, moment, viewer) };
    const found = await candidates(level, readings, corrections);
    if (!found) return null;
    return {
      rows: narrowed(nursesAt(db, moment), of, level, levelHolds(conditions, level, readings)).where(found.among),
      conditions,
      named: found.named,
    };
  };
  const stages = understood.levels.map((level, i) => ({
    rank: level.rank,
    read: async (after: Position | null, limit: number) => {
      if (addsNothing(vocabulary, 'nurse', understood.words, level)) return [];
      const found = await rowsOf(level, level.added);
      if (!found) return [];
      const earlier = understood.levels[i - 1];
      const rows = earlier ? without(found.rows, units, earlier, levelHolds(found.conditions, earlier)) : found.rows;
      return readNursePage(db, { ...search, after, limit }, rows, found.named);
    },
  }));
  const everything = (of?: Units) => rowsOf(understood.last, understood.last.readings, of);
  const byName = async () => {
    const found = await everything();
    return found ? readNursePage(db, search, found.rows, found.named) : [];
  };
  const hits = byMatch ? await readStages(stages, after, limit) : await byName();
  return { hits, total: search.withTotal ? await count((await everything(unitsOfNurse(db, search)))?.rows ?? null) : null };
}

/** SQL: the units of a person `n` that pass the filters. */
type Units = ReturnType<typeof unitsOfNurse>;

/**
 * As {@link unitsOfNurse}, for a page: it looks at few persons, so they are asked one by one. The offset keeps PostgreSQL from joining all
 * appointments with all units first, as it may where it takes the few for more; to count all that match, just that is right.
 */
const unitsOfEach = (db: Kysely<SectorTables>, search: NurseSearch): Units => unitsOfNurse(db, search).limit(sql.lit(1)).offset(sql.lit(0));

/** Of some persons those of whom a level's condition holds in a unit. */
function narrowed(rows: NurseRows, units: Units, level: Level, condition: RawBuilder<boolean>): NurseRows {
  // A level of names alone needs no look at the units, which costs more.
  if (level.name !== null) return rows.where(condition).where(({ exists }) => exists(units));
  return rows.where(({ exists }) => exists(units.where(condition)));
}

/** Leaves out what an earlier level has shown. */
function without(rows: NurseRows, units: Units, earlier: Level, taken: RawBuilder<boolean>): NurseRows {
  if (earlier.name !== null) return rows.where(sql<boolean>`not ${taken}`);
  return rows.where(({ not, exists }) => not(exists(units.where(taken))));
}

async function count(rows: NurseRows | null): Promise<number> {
  if (!rows) return 0;
  const { total } = await rows.select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow();
  return Number(total);
}
