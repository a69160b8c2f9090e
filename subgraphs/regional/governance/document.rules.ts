import { isValidOn } from '../../../shared/sector/time.js';
import type { DocumentFact } from './document.entity.js';
import type { DocumentEditionVersion } from './document-edition.entity.js';

/** The language tag in the form in which it is written, for example `nb`; null if it is none. */
export function readLanguageTag(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    return null;
  }
}

/** What says of a document that it applies no more. */
export const NO_LONGER: readonly string[] = ['EXPIRED', 'SUPERSEDED'];

/** A document as far as the question goes whether it applies. */
type Applying = Pick<DocumentFact, 'slug' | 'status' | 'validTo'>;

/**
 * Whether a document applied no more on a day: its own period was over, or it is said to be. An edition that applied on the day carries its
 * period on; but what another document has replaced is not in force by any edition.
 * @param editions of this and other documents
 */
export function isOver(
  { slug, status, validTo }: Applying,
  editions: readonly Pick<DocumentEditionVersion, 'document' | 'validFrom' | 'validTo'>[],
  day: string,
): boolean {
  const hasEnded = validTo === null ? NO_LONGER.includes(status) : validTo <= day;
  return hasEnded && (status === 'SUPERSEDED' || !editions.some((edition) => edition.document === slug && isValidOn(edition, day)));
}
