import { type Kysely, sql } from 'kysely';
import type { SectorTables } from '../tables.js';
import { editDistance, typosForgiven } from './edit-distance.js';
import { textsOf } from './text-sql.js';
import { wordVariants } from './word-variants.js';

/** What is searched for. */
export type Noun = 'nurse' | 'unit';

/** The words of this sector's names that a word of the text may have meant; a word without any is not in the map. */
export type Corrections = Readonly<Record<Noun, ReadonlyMap<string, readonly string[]>>>;

/**
 * Finds for each word of a text the words of names that are a typo or two away, nearest first. The words of hidden names are among
 * them: they serve to match names that the caller may see, and are never shown. All of them: in a cut list, a hidden name could push
 * a visible one out, and so tell that it is there.
 */
export async function findCorrections(db: Kysely<SectorTables>, words: readonly string[]): Promise<Corrections> {
  const asked = [...new Set(words)].filter((word) => typosForgiven(word) > 0);
  const found = { nurse: new Map<string, readonly string[]>(), unit: new Map<string, readonly string[]>() };
  if (asked.length === 0) return found;
  const variants = [...new Set(asked.flatMap(wordVariants))];
  const rows = await db
    .selectFrom('searchVariant as v')
    .select(['v.noun', 'v.word'])
    .distinct()
    .where(sql<boolean>`${sql.ref('v.variant')} in (${textsOf(db, variants)})`)
    .execute();
  for (const word of asked) {
    for (const noun of ['nurse', 'unit'] as const) {
      const near = nearest(
        word,
        rows.flatMap((row) => (row.noun === noun ? [row.word] : [])),
      );
      if (near.length > 0) found[noun].set(word, near);
    }
  }
  return found;
}

function nearest(word: string, candidates: readonly string[]): string[] {
  const most = typosForgiven(word);
  return candidates
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate, most) }))
    .filter(({ candidate, distance }) => distance <= most && !candidate.startsWith(word))
    .toSorted((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .map(({ candidate }) => candidate);
}
