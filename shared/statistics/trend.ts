import type { Fraction } from './contrast.js';
import { mustBeCount, mustBePositive } from './interval.js';
import { chiSquareProbability } from './quantiles.js';

/** What the test says of a series, or why it says nothing. */
export type TrendFinding = 'INCREASING' | 'DECREASING' | 'NO_SIGNIFICANT_CHANGE' | 'FEW_POINTS' | 'NOTHING_VARIES';

/** Fewest points of which a trend is told. */
const FEWEST_POINTS = 5;

/**
 * Chi-square test for a trend in shares (Cochran-Armitage), with equal steps between the points as scores t: with p̄ the share of all
 * points together, χ² = (Σ t(x − n·p̄))² / (p̄(1 − p̄)(Σ nt² − (Σ nt)²/Σ n)), one degree of freedom.
 * Refuses to judge fewer than five points, and a series in which nothing varies. Across a break it must not be asked.
 * Source: Armitage 1955.
 * @param alpha error probability, for example 0.05
 */
export function trendOfShares(points: readonly Fraction[], alpha = 0.05): TrendFinding {
  for (const { x, n } of points) if (x > n) throw new RangeError(`x is ${x}, but must not be above n (${n})`);
  const share = total(points);
  return judge(points, share * (1 - share), alpha);
}

/**
 * Chi-square test for a trend in rates: as {@link trendOfShares}, with the variance of Poisson counts (p̄ in place of p̄(1 − p̄)).
 * Source: Armitage, Berry and Matthews 2002, chapter 19.
 */
export const trendOfRates = (points: readonly Fraction[], alpha = 0.05): TrendFinding => judge(points, total(points), alpha);

/** The share or rate of all points together. */
function total(points: readonly Fraction[]): number {
  for (const { x, n } of points) {
    mustBeCount(x, 'x');
    mustBePositive(n, 'n');
  }
  return sum(points, ({ x }) => x) / sum(points, ({ n }) => n);
}

function judge(points: readonly Fraction[], spread: number, alpha: number): TrendFinding {
  if (points.length < FEWEST_POINTS) return 'FEW_POINTS';
  if (!(spread > 0)) return 'NOTHING_VARIES';
  const mean = total(points);
  const slope = sum(points, ({ x, n }, t) => t * (x - n * mean));
  const weight = sum(points, ({ n }, t) => n * t * t) - sum(points, ({ n }, t) => n * t) ** 2 / sum(points, ({ n }) => n);
  const chiSquare = slope ** 2 / (spread * weight);
  if (chiSquareProbability(chiSquare, 1) < 1 - alpha) return 'NO_SIGNIFICANT_CHANGE';
  return slope > 0 ? 'INCREASING' : 'DECREASING';
}

const sum = (points: readonly Fraction[], of: (point: Fraction, place: number) => number): number =>
  points.reduce((all, point, place) => all + of(point, place), 0);
