import { mustBePositive } from './interval.js';
import { chiSquareProbability, mustBeWithin, zOf } from './quantiles.js';

/** Control limits at one size of the denominator, in the unit of the figure. */
export interface ControlLimits {
  readonly low: number;
  readonly high: number;
}

/**
 * Control limits of a share around the average, by the inverted Wilson score: with N the denominator, π the average and z of the level,
 * first = π(N/z² + 1); adj = √((−8·first)² − 64(1/z² + 1/N)·π·(N(π(N/z² + 2) − 1) + z²(π − 1)));
 * limit = ((first ∓ adj/8)/(1/z² + 1/N))/N, kept between 0 and 1.
 * Source: PHEindicatormethods, `sigma_adjustment`.
 * @param average from 0 to 1
 * @param n denominator, above 0
 * @param level in percent, for example 99.8
 */
export function shareLimits(average: number, n: number, level: number): ControlLimits {
  if (!(average >= 0 && average <= 1)) throw new RangeError(`average is ${average}, but must be from 0 to 1`);
  mustBePositive(n, 'n');
  const z2 = zOf(level) ** 2;
  const first = average * (n / z2 + 1);
  const scale = 1 / z2 + 1 / n;
  const inner = (8 * first) ** 2 - 64 * scale * average * (n * (average * (n / z2 + 2) - 1) + z2 * (average - 1));
  const adjustment = Math.sqrt(Math.max(inner, 0)) / 8;
  const limit = (sign: 1 | -1) => (first + sign * adjustment) / scale / n;
  return { low: Math.max(limit(-1), 0), high: Math.min(limit(1), 1) };
}

/**
 * Control limits of a rate around the average: the interpolated quantiles of the Poisson distribution of the count that the average
 * would give. With F its distribution function and y the smallest count with F(y) ≥ p, the limit is y − (F(y) − p)/(F(y) − F(y − 1)).
 * Prediction limits, not confidence limits: those cover too much where counts are small.
 * Source: Spiegelhalter 2005, appendix A.1.
 * @param average events per unit of the denominator, 0 or more
 * @param n denominator, above 0
 * @param level in percent
 * @returns limits in events per unit of the denominator
 */
export function rateLimits(average: number, n: number, level: number): ControlLimits {
  if (!(average >= 0 && Number.isFinite(average))) throw new RangeError(`average is ${average}, but must be a number of 0 or more`);
  mustBePositive(n, 'n');
  mustBeWithin(level, 0, 100, 'level');
  const expected = average * n;
  if (expected === 0) return { low: 0, high: 0 };
  const tail = (1 - level / 100) / 2;
  return { low: Math.max(poissonQuantile(tail, expected), 0) / n, high: poissonQuantile(1 - tail, expected) / n };
}

/** Interpolated quantile of a Poisson distribution, by bisection over its counts. */
function poissonQuantile(p: number, mean: number): number {
  // P(X ≤ k) of a Poisson distribution is P(χ² > 2·mean) with 2(k + 1) degrees of freedom: exact for large means too.
  const F = (count: number) => (count < 0 ? 0 : 1 - chiSquareProbability(2 * mean, 2 * (count + 1)));
  let [below, above] = [-1, Math.ceil(mean + 40 * Math.sqrt(mean) + 40)];
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if (F(middle) >= p) above = middle;
    else below = middle;
  }
  return above - (F(above) - p) / (F(above) - F(above - 1));
}
