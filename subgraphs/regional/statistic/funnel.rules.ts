import type { Fraction } from '../../../shared/statistics/contrast.js';
import { type ControlLimits, rateLimits, shareLimits } from '../../../shared/statistics/funnel.js';
import { badUserInput } from '../../../shared/subgraph/errors.js';
import type { StatisticUnit } from '../indicator/indicator.vocabulary.js';
import { PER } from './figure.js';
import type { FunnelClass, FunnelCurve, FunnelLimits } from './funnel.type.js';

/** What a funnel is drawn around. */
export interface Baseline {
  readonly unit: StatisticUnit;
  /** Numerators / denominators of all points: a share, or events per inhabitant. */
  readonly average: number;
}

/** Fewest and most pairs of limits, and between which levels they lie. */
const MOST_LIMITS = 4;
const [LOWEST, HIGHEST] = [50, 99.999];

/** The levels of control limits in percent, if none are asked for. */
export const USUAL_LIMITS: readonly number[] = [95, 99.8];

/** What levels may be, in words. */
export const LIMITS_RULE = `1 to ${MOST_LIMITS} different levels in percent, above ${LOWEST} and up to ${HIGHEST}`;

/** In how many points a curve is drawn. */
const CURVE_POINTS = 50;

/**
 * Checks the levels of control limits.
 * @returns the levels, narrowest limits first
 * @throws BAD_USER_INPUT if they are none, too many, twice the same, or out of range
 */
export function checkLimits(levels: readonly number[]): number[] {
  const isFit = (level: number) => LOWEST < level && level <= HIGHEST;
  if (levels.length === 0 || levels.length > MOST_LIMITS || new Set(levels).size < levels.length || !levels.every(isFit))
    throw badUserInput('limits', `limits must be ${LIMITS_RULE}.`);
  return levels.toSorted((a, b) => a - b);
}

/** Σ numerators / Σ denominators: every group weighs as much as it is large. Null without any. */
export function averageOf(points: readonly Fraction[]): number | null {
  const sum = (of: (point: Fraction) => number) => points.reduce((total, point) => total + of(point), 0);
  return points.length === 0 ? null : sum(({ x }) => x) / sum(({ n }) => n);
}

/** The limits at a denominator, in the unit of the figure: inverted Wilson score for shares, Poisson for rates. */
export function limitsAt({ unit, average }: Baseline, n: number, level: number): ControlLimits {
  const per = PER[unit];
  if (per === null) return shareLimits(average, n, level);
  const { low, high } = rateLimits(average, n, level);
  return { low: low * per, high: high * per };
}

/** Where a value lies: the outermost limit that it is outside of. On a limit is inside of it. */
export function classify(value: number, limits: readonly FunnelLimits[]): FunnelClass {
  const outermost = limits.toSorted((a, b) => b.level - a.level).find(({ low, high }) => value < low || value > high);
  if (!outermost) return { side: 'INSIDE', level: null };
  return { side: value > outermost.high ? 'HIGH' : 'LOW', level: outermost.level };
}

/** A pair of limits from the smallest to the largest denominator, at points that are evenly spaced on a logarithmic scale. */
export function drawCurve(baseline: Baseline, denominators: readonly number[], level: number): FunnelCurve {
  if (denominators.length === 0) return { level, points: [] };
  const [smallest, largest] = [Math.min(...denominators), Math.max(...denominators)];
  const count = smallest === largest ? 1 : CURVE_POINTS;
  const at = (step: number) => (step === count - 1 ? largest : smallest * (largest / smallest) ** (step / (count - 1)));
  const sizes = Array.from({ length: count }, (_none, step) => at(step));
  return { level, points: sizes.map((denominator) => ({ denominator, ...limitsAt(baseline, denominator, level) })) };
}

/** Whether the axis of denominators begins at 0: not where the largest is at most twice the smallest, as PHEindicatormethods has it. */
export const startsAtZero = (denominators: readonly number[]): boolean => Math.max(...denominators) > 2 * Math.min(...denominators);
