import { type Kysely, sql } from 'kysely';
import type { SectorTables } from '../tables.js';
import type { Noun } from './corrections.js';
import type { Level } from './level.js';
import { textsOf } from './text-sql.js';

/**
 * The words of this sector's names, of any time, that a word begins; null where they are too many to be listed. They save looking
 * where nothing can be found, and serve to look for whole words, which costs the databases far less than beginnings. Those of hidden
 * names are among them, so what is found by them is always checked against the names that the caller may see.
 */
export type Vocabulary = (noun: Noun, word: string) => readonly string[] | null;

/** A shorter beginning is shared by too many words. */
const SHORTEST = 3;
const MOST_WORDS = 50;

/** Finds the words that some words begin. */
export async function findVocabulary(db: Kysely<SectorTables>, words: readonly string[]): Promise<Vocabulary> {
  const asked = [...new Set(words)].filter((word) => word.length >= SHORTEST);
  const word = sql.ref<string>('w.word');
  const rows =
    asked.length === 0
      ? []
      : await db
          .selectFrom(sql<{ value: string }>`(${textsOf(db, asked)})`.as('l'))
          // In this order, also in SQLite's eyes: a range of the index for each.
          .crossJoin('searchWord as w')
          .select(['w.noun', 'w.word'])
          .distinct()
          .where('w.noun', 'in', ['nurse', 'unit'])
          // After all letters and digits comes «{».
          .where(sql<boolean>`${word} >= ${sql.ref('l.value')} and ${word} < ${sql.ref('l.value')} || '{'`)
          .execute();
  return (noun, begin) => {
    if (begin.length < SHORTEST) return null;
    const found = rows.flatMap((row) => (row.noun === noun && row.word.startsWith(begin) ? [row.word] : []));
    return found.length > MOST_WORDS ? null : found;
  };
}

/** Whether a level can have no rows that those before it have not: the words are in no name in the way that it looks for. */
export function addsNothing(vocabulary: Vocabulary, noun: Noun, words: readonly string[], level: Level): boolean {
  if (level.name === 'BEGINNINGS') return words.every((word) => vocabulary(noun, word)?.every((known) => known === word) ?? false);
  const [plain] = level.added;
  const isPlain = level.added.length === 1 && plain?.place === null && plain.role === null && !level.fuzzy;
  return noun === 'nurse' && level.name === null && isPlain && words.every((word) => vocabulary('unit', word)?.length === 0);
}
