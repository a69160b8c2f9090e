import type { CoverageSeriesQuery } from './series.generated.js';

/** Where breaks are marked: between which points, and which ones of the list they are. */
export interface BreakMark {
  /** Index of the first point after them. */
  readonly before: number;
  /** Their numbers in the list, from 1: `1` or `1–3`. */
  readonly numbers: string;
}

/** One mark for all breaks between the same two points; those that lie outside of the points are in the list alone. */
export function breakMarks({ points, breaks }: Pick<CoverageSeriesQuery['series'], 'points' | 'breaks'>): BreakMark[] {
  const between = new Map<number, number[]>();
  for (const [index, { date }] of breaks.entries()) {
    const before = points.findIndex((point) => point.date >= date);
    if (before > 0) between.set(before, [...(between.get(before) ?? []), index + 1]);
  }
  return [...between].map(([before, all]) => ({ before, numbers: all.length === 1 ? String(all[0]) : `${all[0]}–${all.at(-1)}` }));
}
