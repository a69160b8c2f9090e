import type { Kysely } from 'kysely';
import type { SectorTables } from '../tables.js';
import { type Corrections, findCorrections, type Noun } from './corrections.js';
import { type Level, levelsOf } from './level.js';
import type { TextQuery } from './read-query.js';

/** A text as one search of one sector understands it. */
export interface Understood {
  readonly words: readonly string[];
  readonly levels: readonly Level[];
  /** The one that takes in all others. */
  readonly last: Level;
  /** The words that a level's words may have meant; looked up once, and only if a level that forgives typos is reached. */
  correctionsFor(level: Level): Promise<Corrections>;
}

const NONE: Corrections = { nurse: new Map(), unit: new Map() };

/** Prepares the levels of a text. */
export function understand(db: Kysely<SectorTables>, noun: Noun, text: TextQuery): Understood {
  const levels = levelsOf(noun, text);
  const [last] = levels.slice(-1);
  if (!last) throw new Error('a text has levels');
  let found: Promise<Corrections> | null = null;
  return {
    words: text.words,
    levels,
    last,
    correctionsFor: async ({ fuzzy }) => {
      if (!fuzzy) return NONE;
      found ??= findCorrections(db, text.words);
      return found;
    },
  };
}
