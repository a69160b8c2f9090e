import type { ContentRow, Known } from '../content-row.js';
import { goesInCircle } from './tree.rules.js';

/** What the rows of all content files of governance have. */
export const readGoverned = (row: ContentRow, known: Known) => ({
  slug: row.text('slug'),
  region: row.maybeKnown('region', known.regions),
  validFrom: row.day('validFrom'),
  validTo: row.day('validTo'),
  note: row.maybe('note'),
  ...row.cited(known),
});

/** The slugs of a file's rows: what rows may refer to. */
export const slugsOf = (rows: readonly ContentRow[]): ReadonlySet<string> => new Set(rows.map((row) => row.text('slug')));

/**
 * Reads rows that refer to others of their file.
 * @param above the field that refers to another row; no row may come back to itself by it
 */
export function readTree<Above extends string, Fact extends { readonly slug: string } & Readonly<Record<Above, string | null>>>(
  rows: readonly ContentRow[],
  read: (row: ContentRow) => Fact,
  above: Above,
): Fact[] {
  const facts = rows.map((row) => ({ row, fact: read(row) }));
  const aboveOf = new Map(facts.map(({ fact }) => [fact.slug, fact[above]]));
  for (const { row, fact } of facts) if (goesInCircle(fact.slug, aboveOf)) row.fail(above, 'goes in a circle');
  return facts.map(({ fact }) => fact);
}
