import { type Interval, rateInterval, shareInterval } from './interval.js';

/** A numerator and its denominator. */
export interface Fraction {
  readonly x: number;
  readonly n: number;
}

/** Two figures side by side. A ratio is null where it cannot be told: the second figure is 0, or may be. */
export interface Contrast {
  readonly difference: { readonly value: number; readonly low: number; readonly high: number };
  readonly ratio: { readonly value: number; readonly low: number; readonly high: number } | null;
  readonly level: number;
}

/**
 * Difference and ratio of two independent shares, with intervals recovered from the Wilson limits of each (MOVER): low of a difference
 * = d − √((p₁ − l₁)² + (u₂ − p₂)²), high = d + √((u₁ − p₁)² + (p₂ − l₂)²).
 * Source: Newcombe 1998 (method 10, difference); Donner and Zou 2012 (ratio).
 * @returns the difference a − b (from −1 to 1) and the ratio a / b
 */
export function contrastShares(a: Fraction, b: Fraction, level = 95): Contrast {
  return contrast(a.x / a.n, b.x / b.n, shareInterval(a.x, a.n, level), shareInterval(b.x, b.n, level));
}

/**
 * Difference and ratio of two independent rates, with intervals recovered from the Poisson limits of each (MOVER).
 * Source: Zou and Donner 2008 (difference); Donner and Zou 2012 (ratio).
 * @param per what the rates are given per, for example 10 000
 * @returns the difference a − b in the unit of the rates, and the ratio a / b
 */
export function contrastRates(a: Fraction, b: Fraction, per: number, level = 95): Contrast {
  return contrast((a.x / a.n) * per, (b.x / b.n) * per, rateInterval(a.x, a.n, per, level), rateInterval(b.x, b.n, per, level));
}

function contrast(p1: number, p2: number, first: Interval, second: Interval): Contrast {
  const [l1, u1, l2, u2] = [first.low ?? 0, first.high, second.low ?? 0, second.high];
  const value = p1 - p2;
  return {
    difference: {
      value,
      low: value - Math.hypot(p1 - l1, u2 - p2),
      high: value + Math.hypot(u1 - p1, p2 - l2),
    },
    ratio: p2 === 0 || l2 === 0 ? null : { value: p1 / p2, ...ratioLimits(p1, p2, [l1, u1], [l2, u2]) },
    level: first.level,
  };
}

type Limits = readonly [low: number, high: number];

/** (p₁p₂ ∓ √((p₁p₂)² − l₁u₂(2p₁ − l₁)(2p₂ − u₂))) / (u₂(2p₂ − u₂)), and the same with the other limits for the high one. */
function ratioLimits(p1: number, p2: number, [l1, u1]: Limits, [l2, u2]: Limits): { low: number; high: number } {
  const product = p1 * p2;
  const root = (inner: number) => Math.sqrt(Math.max(inner, 0));
  const below = u2 * (2 * p2 - u2);
  // Where u₂ reaches 2p₂ the formula has a hole; its limit is l₁(2p₁ − l₁) / (2p₁p₂).
  const low =
    Math.abs(below) < Number.EPSILON * u2 * u2
      ? product === 0
        ? 0
        : (l1 * (2 * p1 - l1)) / (2 * product)
      : (product - root(product ** 2 - l1 * u2 * (2 * p1 - l1) * (2 * p2 - u2))) / below;
  const high = (product + root(product ** 2 - u1 * l2 * (2 * p1 - u1) * (2 * p2 - l2))) / (l2 * (2 * p2 - l2));
  return { low, high };
}
