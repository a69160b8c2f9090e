import jstat from 'jstat';

const { normal, chisquare } = jstat.jStat;

/**
 * Quantile of the standard normal distribution: Φ⁻¹(p).
 * @param p probability, above 0 and below 1
 * @throws RangeError for any other p
 */
export function normalQuantile(p: number): number {
  mustBeWithin(p, 0, 1, 'p');
  return normal.inv(p, 0, 1);
}

/**
 * Quantile of the chi-square distribution.
 * @param p probability, above 0 and below 1
 * @param degrees degrees of freedom, above 0; need not be whole
 * @throws RangeError for any other p or degrees
 */
export function chiSquareQuantile(p: number, degrees: number): number {
  mustBeWithin(p, 0, 1, 'p');
  mustBeWithin(degrees, 0, Number.POSITIVE_INFINITY, 'degrees');
  return chisquare.inv(p, degrees);
}

/**
 * Distribution function of the chi-square distribution: P(X ≤ x).
 * @param x zero or more
 * @throws RangeError for a negative x, or degrees that are not above 0
 */
export function chiSquareProbability(x: number, degrees: number): number {
  if (!(x >= 0)) throw new RangeError(`x is ${x}, but must not be negative`);
  mustBeWithin(degrees, 0, Number.POSITIVE_INFINITY, 'degrees');
  return x === 0 ? 0 : chisquare.cdf(x, degrees);
}

/**
 * z of a two-sided interval: Φ⁻¹(1 − α/2), for example 1.959964 for 95.
 * @param level in percent, above 0 and below 100
 */
export function zOf(level: number): number {
  mustBeWithin(level, 0, 100, 'level');
  return normalQuantile(0.5 + level / 200);
}

/** @throws RangeError unless low < value < high */
export function mustBeWithin(value: number, low: number, high: number, name: string): void {
  if (!(value > low && value < high)) throw new RangeError(`${name} is ${value}, but must be above ${low} and below ${high}`);
}
