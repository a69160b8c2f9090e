import type { Precision } from './observation.vocabulary.js';

/** What the rule of preference looks at. */
export interface Preferable {
  readonly precision: Precision;
  readonly periodFrom: string | null;
}

const EXACTNESS: Record<Precision, number> = { EXACT: 4, INTERVAL: 3, RANGE: 2, AT_LEAST: 2, APPROXIMATE: 1, AMBIGUOUS: 0, UNKNOWN: 0 };

/**
 * Which of several published figures of the same thing to show first: dated beats undated, exact beats approximate, a newer as-of
 * beats an older one. On a tie none is preferred. A count computed from the roster is never one of them.
 * @returns the preferred one, or null
 */
export function preferred<Figure extends Preferable>(figures: readonly Figure[]): Figure | null {
  const [first, second] = figures.toSorted((a, b) => compare(b, a));
  if (first === undefined) return null;
  return second !== undefined && compare(first, second) === 0 ? null : first;
}

function compare(a: Preferable, b: Preferable): number {
  const dated = Number(a.periodFrom !== null) - Number(b.periodFrom !== null);
  if (dated !== 0) return dated;
  const exact = EXACTNESS[a.precision] - EXACTNESS[b.precision];
  if (exact !== 0) return exact;
  const [from, other] = [a.periodFrom ?? '', b.periodFrom ?? ''];
  return from < other ? -1 : from > other ? 1 : 0;
}
