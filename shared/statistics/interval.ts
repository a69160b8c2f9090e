import { chiSquareQuantile, zOf } from './quantiles.js';

/** How an interval was computed. */
export type IntervalMethod = 'BYAR' | 'EXACT_POISSON' | 'WILSON' | 'MOVER';

/** A confidence interval. `low` is null where the method gives a negative limit for what cannot be negative. */
export interface Interval {
  readonly low: number | null;
  readonly high: number;
  /** In percent, for example 95. */
  readonly level: number;
  readonly method: IntervalMethod;
}

/** Below this count, Byar's approximation gives way to the exact limits. */
const EXACT_BELOW = 10;

/**
 * Interval of a count that is taken to be Poisson distributed.
 * From 10 on Byar's approximation: low = x(1 − 1/(9x) − z/(3√x))³, high = (x+1)(1 − 1/(9(x+1)) + z/(3√(x+1)))³. Below 10 exact:
 * low = χ²⁻¹(α/2; 2x)/2 (0 for x = 0), high = χ²⁻¹(1 − α/2; 2x + 2)/2.
 * Source: Breslow and Day 1987 (Byar); Garwood 1936 (exact); as the package PHEindicatormethods does it.
 * @param x count, a whole number of 0 or more
 * @param level in percent, above 0 and below 100
 * @returns limits in the unit of x
 * @throws RangeError for any other x or level
 */
export function countInterval(x: number, level = 95): Interval {
  mustBeCount(x, 'x');
  return x < EXACT_BELOW ? exactPoisson(x, level) : byar(x, level);
}

/** Byar's limits of a count, for any count above 0; {@link countInterval} decides when they are used. */
export function byar(x: number, level: number): Interval {
  const z = zOf(level);
  const limit = (count: number, sign: 1 | -1) => count * (1 - 1 / (9 * count) + (sign * z) / (3 * Math.sqrt(count))) ** 3;
  const low = limit(x, -1);
  return { low: low < 0 ? null : low, high: limit(x + 1, 1), level, method: 'BYAR' };
}

function exactPoisson(x: number, level: number): Interval {
  const tail = (1 - level / 100) / 2;
  zOf(level);
  const low = x === 0 ? 0 : chiSquareQuantile(tail, 2 * x) / 2;
  return { low, high: chiSquareQuantile(1 - tail, 2 * x + 2) / 2, level, method: 'EXACT_POISSON' };
}

/**
 * Interval of a rate x / n × per.
 * @param x count, a whole number of 0 or more
 * @param n population, above 0
 * @param per what the rate is given per, for example 10 000
 * @returns limits in the unit of the rate
 */
export function rateInterval(x: number, n: number, per: number, level = 95): Interval {
  mustBePositive(n, 'n');
  mustBePositive(per, 'per');
  const { low, high, method } = countInterval(x, level);
  return { low: low === null ? null : (low / n) * per, high: (high / n) * per, level, method };
}

/**
 * Interval of a share x / n by Wilson's score method: (2x + z² ∓ z√(z² + 4x(1 − x/n))) / (2(n + z²)).
 * Source: Wilson 1927; Newcombe 1998 (method 3).
 * @param x count, a whole number from 0 to n
 * @param n of how many, a whole number above 0
 * @returns limits from 0 to 1
 * @throws RangeError for any other x, n or level
 */
export function shareInterval(x: number, n: number, level = 95): Interval {
  mustBeCount(x, 'x');
  mustBeCount(n, 'n');
  mustBePositive(n, 'n');
  if (x > n) throw new RangeError(`x is ${x}, but must not be above n (${n})`);
  const z2 = zOf(level) ** 2;
  const middle = 2 * x + z2;
  const reach = Math.sqrt(z2) * Math.sqrt(z2 + 4 * x * (1 - x / n));
  const below = 2 * (n + z2);
  // Rounding must not lead past what a share can be.
  return { low: x === 0 ? 0 : (middle - reach) / below, high: x === n ? 1 : (middle + reach) / below, level, method: 'WILSON' };
}

/** @throws RangeError unless the value is a whole number of 0 or more */
export function mustBeCount(value: number, name: string): void {
  if (!(Number.isSafeInteger(value) && value >= 0)) throw new RangeError(`${name} is ${value}, but must be a whole number of 0 or more`);
}

/** @throws RangeError unless the value is a number above 0 */
export function mustBePositive(value: number, name: string): void {
  if (!(value > 0 && Number.isFinite(value))) throw new RangeError(`${name} is ${value}, but must be a number above 0`);
}
