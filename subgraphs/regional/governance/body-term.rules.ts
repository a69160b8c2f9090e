import { isValidOn } from '../../../shared/sector/time.js';
import type { Span } from '../alert/alert-facts.js';
import { ageInDays } from '../alert/span.js';
import type { TermStatus } from './body-term.vocabulary.js';

/** A term, as far as its state goes. */
interface Term {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/**
 * Whether a body is within a term on a day, and the term that says so. An end is never worked out from the usual length of a term:
 * without a dated appointment there is nothing to count from.
 */
export function termStateOf<Row extends Term>(
  terms: readonly Row[],
  day: string,
): { readonly status: TermStatus; readonly term: Row | null } {
  const begun = terms.filter(({ validFrom }) => validFrom <= day).toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const current = begun.findLast((term) => isValidOn(term, day));
  if (current) return { status: 'CURRENT', term: current };
  const last = begun.at(-1);
  return last ? { status: 'EXPIRED', term: last } : { status: 'UNKNOWN', term: null };
}

/** When a body was last known to have looked at its work, and how many days ago that was; null if it had not by that day. */
export function evidenceOf(
  { evaluatedFrom: from, evaluatedTo: to }: { readonly evaluatedFrom: string | null; readonly evaluatedTo: string | null },
  day: string,
): { readonly evaluated: Span; readonly ageDays: number } | null {
  if (from === null || from > day) return null;
  return { evaluated: { from, to }, ageDays: ageInDays({ from, to }, day) ?? 0 };
}
