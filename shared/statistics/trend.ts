import { mustBeCount, mustBePositive } from './interval.js';
import { chiSquareProbability } from './quantiles.js';

/** What can be said of a series. */
export type TrendVerdict = 'INCREASING' | 'DECREASING' | 'NO_SIGNIFICANT_CHANGE' | 'CANNOT_BE_CALCULATED';

/** A point of a series: what it counts, of how many, and whether something changed between the point before and this one. */
export interface TrendPoint {
  readonly x: number;
  readonly n: number;
  /** Geography, definition, source or scope is another than before. */
  readonly afterBreak?: boolean;
}

/** Fewest points of which a trend is told. */
const FEWEST_POINTS = 5;

/**
 * Chi-square test for a trend in shares (Cochran-Armitage), with equal steps between the points as scores t: with p̄ the share of all
 * points together, χ² = (Σ t(x − n·p̄))² / (p̄(1 − p̄)(Σ nt² − (Σ nt)²/Σ n)), one degree of freedom.
 * Refuses to judge fewer than five points, a series with a break, and one in which nothing varies.
 * Source: Armitage 1955.
 * @param alpha error probability, for example 0.05
 */
export function trendOfShares(points: readonly TrendPoint[], alpha = 0.05): TrendVerdict {
  for (const { x, n } of points) if (x > n) throw new RangeError(`x is ${x}, but must not be above n (${n})`);
  const share = total(points);
  return judge(points, share * (1 - share), alpha);
}

/**
 * Chi-square test for a trend in rates: as {@link trendOfShares}, with the variance of Poisson counts (p̄ in place of p̄(1 − p̄)).
 * Source: Armitage, Berry and Matthews 2002, chapter 19.
 */
export const trendOfRates = (points: readonly TrendPoint[], alpha = 0.05): TrendVerdict => judge(points, total(points), alpha);

/** The share or rate of all points together. */
function total(points: readonly TrendPoint[]): number {
  for (const { x, n } of points) {
    mustBeCount(x, 'x');
    mustBePositive(n, 'n');
  }
  return sum(points, ({ x }) => x) / sum(points, ({ n }) => n);
}

function judge(points: readonly TrendPoint[], spread: number, alpha: number): TrendVerdict {
  if (points.length < FEWEST_POINTS || points.slice(1).some(({ afterBreak }) => afterBreak)) return 'CANNOT_BE_CALCULATED';
  if (!(spread > 0)) return 'CANNOT_BE_CALCULATED';
  const mean = total(points);
  const slope = sum(points, ({ x, n }, t) => t * (x - n * mean));
  const weight = sum(points, ({ n }, t) => n * t * t) - sum(points, ({ n }, t) => n * t) ** 2 / sum(points, ({ n }) => n);
  const chiSquare = slope ** 2 / (spread * weight);
  if (chiSquareProbability(chiSquare, 1) < 1 - alpha) return 'NO_SIGNIFICANT_CHANGE';
  return slope > 0 ? 'INCREASING' : 'DECREASING';
}

const sum = (points: readonly TrendPoint[], of: (point: TrendPoint, place: number) => number): number =>
  points.reduce((all, point, place) => all + of(point, place), 0);
