import { isValidOn } from '../../../shared/sector/time.js';
import { ageInDays } from '../alert/span.js';
import type { TermStatus } from './body-term.vocabulary.js';
import { type EvaluationFacts, lastEvaluation } from './evaluation.rules.js';

/** A term, as far as its state goes. */
interface Term {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/**
 * Whether a body is within a term on a day, the term that says so, and the next one that is yet to begin. An end is never worked out from
 * the usual length of a term: without a dated appointment there is nothing to count from.
 */
export function termStateOf<Row extends Term>(
  terms: readonly Row[],
  day: string,
): { readonly status: TermStatus; readonly term: Row | null; readonly next: Row | null } {
  const sorted = terms.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const begun = sorted.filter(({ validFrom }) => validFrom <= day);
  const next = sorted[begun.length] ?? null;
  const current = begun.findLast((term) => isValidOn(term, day));
  if (current) return { status: 'CURRENT', term: current, next };
  const last = begun.at(-1);
  return last ? { status: 'EXPIRED', term: last, next } : { status: 'UNKNOWN', term: null, next };
}

/** When a body was last known to have looked at its work, and how many days ago that was; null if it had not by that day. */
export function evidenceOf(
  evaluations: readonly Pick<EvaluationFacts, 'period'>[],
  day: string,
): { readonly evaluated: EvaluationFacts['period']; readonly ageDays: number } | null {
  const last = lastEvaluation(evaluations, day);
  return last && { evaluated: last.period, ageDays: ageInDays(last.period, day) ?? 0 };
}
