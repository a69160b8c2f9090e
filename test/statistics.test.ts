import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrastRates, contrastShares } from '../shared/statistics/contrast.js';
import { rateLimits, shareLimits } from '../shared/statistics/funnel.js';
import { byar, countInterval, rateInterval, shareInterval } from '../shared/statistics/interval.js';
import { chiSquareProbability, chiSquareQuantile, normalQuantile, zOf } from '../shared/statistics/quantiles.js';
import { trendOfRates, trendOfShares } from '../shared/statistics/trend.js';

/** Equal to 1e-9, as the reference values are given to 12 digits. */
const near = (actual: number | null, expected: number) => expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThan(1e-9);

describe('intervals', () => {
  it.each([
    [65, 95, 50.163187710459, 82.84913854594],
    [1045, 95, 982.593201807333, 1110.33121298565],
    [1, 95, 0.0130721329015, 5.563755582475],
    [65, 99.8, 42.88026147148, 94.000290844318],
    [10, 99.8, 2.916318374696, 24.193724927881],
  ])("Byar's limits of %d at %d %% are those of PHEindicatormethods", (x, level, low, high) => {
    near(byar(x, level).low, low);
    near(byar(x, level).high, high);
  });

  it.each([
    [65, 100, 95, 0.552544432969, 0.736357517569],
    [1045, 5000, 95, 0.1979554988, 0.220491303732],
    [65, 100, 99.8, 0.495494657407, 0.778354061409],
    [1045, 5000, 99.8, 0.19179381799, 0.227315629025],
  ])("Wilson's limits of %d of %d at %d %% are those of PHEindicatormethods", (x, n, level, low, high) => {
    near(shareInterval(x, n, level).low, low);
    near(shareInterval(x, n, level).high, high);
  });

  it.each([
    [0, 0, 3.688879],
    [1, 0.025318, 5.571643],
    [3, 0.618672, 8.767273],
    [4, 1.089865, 10.241588],
    [9, 4.115373, 17.084803],
  ])('a count of %d has exact Poisson limits', (x, low, high) => {
    const interval = countInterval(x);
    expect(interval.method).toBe('EXACT_POISSON');
    // Given to six decimals, the last of which is cut off.
    expect(Math.abs((interval.low ?? Number.NaN) - low)).toBeLessThan(1e-6);
    expect(Math.abs(interval.high - high)).toBeLessThan(1e-6);
  });

  it.each([
    [35, 101_386, 3.452, 2.404, 4.801],
    [39, 101_386, 3.847, 2.735, 5.259],
    [230, 488_650, 4.707, 4.118, 5.356],
    [200, 488_650, 4.093, 3.545, 4.701],
    [350, 577_203, 6.064, 5.445, 6.733],
    [350, 693_494, 5.047, 4.532, 5.604],
  ])('%d of %d inhabitants are %d per 10 000', (x, n, value, low, high) => {
    const interval = rateInterval(x, n, 10_000);
    expect((x / n) * 10_000).toBeCloseTo(value, 3);
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
    expect(interval.method).toBe('BYAR');
  });

  it('8 of 10 is 0.8 (0.490-0.943), and none or all of them stay within 0 and 1', () => {
    expect(shareInterval(8, 10).low).toBeCloseTo(0.49, 3);
    expect(shareInterval(8, 10).high).toBeCloseTo(0.943, 3);
    expect(shareInterval(0, 7).low).toBe(0);
    expect(shareInterval(7, 7).high).toBe(1);
  });

  const share = fc.integer({ min: 1, max: 100_000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  const level = fc.constantFrom(80, 90, 95, 99, 99.8);

  it('contain the figure, and lie within what it can be', () => {
    fc.assert(
      fc.property(share, level, ([x, n], l) => {
        const interval = shareInterval(x, n, l);
        expect(interval.low).toBeLessThanOrEqual(x / n + 1e-12);
        expect(interval.high).toBeGreaterThanOrEqual(x / n - 1e-12);
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.high).toBeLessThanOrEqual(1);
        const counted = countInterval(x, l);
        expect(counted.low ?? 0).toBeLessThanOrEqual(x);
        expect(counted.high).toBeGreaterThan(x);
      }),
    );
  });

  it('shrink as the denominator grows, and grow with the level', () => {
    const width = ({ low, high }: { low: number | null; high: number }) => high - (low ?? 0);
    fc.assert(
      fc.property(share, fc.integer({ min: 2, max: 50 }), ([x, n], times) => {
        expect(width(shareInterval(x * times, n * times))).toBeLessThan(width(shareInterval(x, n)));
        expect(width(shareInterval(x, n, 99))).toBeGreaterThan(width(shareInterval(x, n, 95)));
        expect(width(countInterval(x, 99))).toBeGreaterThan(width(countInterval(x, 95)));
      }),
    );
  });

  it('scale with what a rate is given per, and mirror with the complement of a share', () => {
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 100_000 }), ([x, n], per) => {
        expect(rateInterval(x, n, per).high).toBeCloseTo(rateInterval(x, n, 1).high * per, 6);
        expect(shareInterval(x, n).low ?? 0).toBeCloseTo(1 - shareInterval(n - x, n).high, 9);
      }),
    );
  });

  it.each([
    ['a negative count', () => countInterval(-1)],
    ['half a person', () => countInterval(1.5)],
    ['no number', () => countInterval(Number.NaN)],
    ['more than all', () => shareInterval(11, 10)],
    ['of nobody', () => shareInterval(0, 0)],
    ['nobody lives there', () => rateInterval(1, 0, 10_000)],
    ['a level of 100 %', () => countInterval(12, 100)],
    ['a level of 0 %', () => countInterval(2, 0)],
    ['per nothing', () => rateInterval(1, 10, 0)],
  ])('%s is refused', (_what, ask) => expect(ask).toThrow(RangeError));
});

describe('quantiles', () => {
  it('invert their distribution, to twelve digits', () => {
    near(zOf(95), 1.9599639845400545);
    near(zOf(99.8), 3.0902323061678132);
    for (const degrees of [1, 2, 7, 20, 1000])
      for (const p of [0.001, 0.025, 0.5, 0.975, 0.999])
        expect(chiSquareProbability(chiSquareQuantile(p, degrees), degrees)).toBeCloseTo(p, 12);
    expect(normalQuantile(0.3)).toBeCloseTo(-normalQuantile(0.7), 12);
    for (const wrong of [0, 1, -1, Number.NaN]) expect(() => normalQuantile(wrong)).toThrow(RangeError);
    expect(() => chiSquareQuantile(0.5, 0)).toThrow(RangeError);
    expect(() => chiSquareProbability(-1, 1)).toThrow(RangeError);
  });
});

describe('funnel limits', () => {
  it.each([
    [1, 3.204264, 100, 0, 100],
    [5, 46.011039, 100, 26.039864, 100],
    [7, 51.373565, 100, 34.494842, 100],
  ])('of a share of 80.642448 %% at a denominator of %d are those of PHEindicatormethods', (n, low2, high2, low3, high3) => {
    const [inner, outer] = [shareLimits(0.80642448, n, 95), shareLimits(0.80642448, n, 99.8)];
    expect(inner.low * 100).toBeCloseTo(low2, 5);
    expect(inner.high * 100).toBeCloseTo(high2, 5);
    expect(outer.low * 100).toBeCloseTo(low3, 5);
    expect(outer.high * 100).toBeCloseTo(high3, 5);
  });

  it('hold the average, narrow with the denominator, and nest', () => {
    const limits = [
      (average: number, n: number, l: number) => shareLimits(average, n, l),
      (average: number, n: number, l: number) => rateLimits(average, n, l),
    ];
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.integer({ min: 50, max: 100_000 }), (average, n) => {
        for (const of of limits) {
          const [inner, outer, more] = [of(average, n, 95), of(average, n, 99.8), of(average, n * 4, 95)];
          expect(inner.low).toBeLessThanOrEqual(average);
          expect(inner.high).toBeGreaterThanOrEqual(average);
          expect(outer.low).toBeLessThanOrEqual(inner.low);
          expect(outer.high).toBeGreaterThanOrEqual(inner.high);
          expect(more.high - more.low).toBeLessThan(inner.high - inner.low);
        }
      }),
    );
  });

  it('of rates leave about the stated probability outside', () => {
    // P(X <= 9) and P(X <= 10) of a Poisson distribution with mean 20 are 0.00499541 and 0.01081172 (tables).
    const { low } = rateLimits(20, 1, 98);
    expect(low).toBeGreaterThan(9);
    expect(low).toBeLessThan(10);
    expect(rateLimits(0, 100, 95)).toEqual({ low: 0, high: 0 });
  });
});

describe('two figures', () => {
  it('differ with the interval of Newcombe, method 10', () => {
    // Newcombe 1998, table II, first example: 56/70 against 48/80.
    const { difference } = contrastShares({ x: 56, n: 70 }, { x: 48, n: 80 });
    expect(difference.value).toBeCloseTo(0.2, 12);
    expect(difference.low).toBeCloseTo(0.0524, 4);
    expect(difference.high).toBeCloseTo(0.3339, 4);
  });

  it('turn around with their order, and hold their value', () => {
    const part = fc.integer({ min: 1, max: 5_000 }).chain((n) => fc.record({ x: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));
    const ways = [
      (a: { x: number; n: number }, b: { x: number; n: number }) => contrastShares(a, b),
      (a: { x: number; n: number }, b: { x: number; n: number }) => contrastRates(a, b, 1),
    ];
    fc.assert(
      fc.property(part, part, (a, b) => {
        for (const contrast of ways) {
          const [there, back] = [contrast(a, b), contrast(b, a)];
          expect(there.difference.low).toBeCloseTo(-back.difference.high, 9);
          expect(there.difference.low).toBeLessThanOrEqual(there.difference.value + 1e-12);
          expect(there.difference.high).toBeGreaterThanOrEqual(there.difference.value - 1e-12);
          if (there.ratio === null) continue;
          expect(there.ratio.low).toBeLessThanOrEqual(there.ratio.value * (1 + 1e-9));
          expect(there.ratio.high).toBeGreaterThanOrEqual(there.ratio.value * (1 - 1e-9));
          if (back.ratio !== null && a.x > 0) expect(there.ratio.low * back.ratio.high).toBeCloseTo(1, 6);
        }
      }),
    );
  });

  it('have no ratio to nothing', () => expect(contrastShares({ x: 1, n: 5 }, { x: 0, n: 5 }).ratio).toBeNull());
});

describe('a trend', () => {
  const rising = [5, 10, 15, 20, 25].map((x) => ({ x, n: 50 }));

  it('is told where it is seen, and in which direction', () => {
    expect(trendOfShares(rising)).toBe('INCREASING');
    expect(trendOfShares(rising.toReversed())).toBe('DECREASING');
    expect(trendOfRates(rising)).toBe('INCREASING');
    expect(trendOfShares([10, 11, 10, 9, 10].map((x) => ({ x, n: 50 })))).toBe('NO_SIGNIFICANT_CHANGE');
  });

  it('is not told of four points, or where nothing varies', () => {
    expect([trendOfShares([]), trendOfRates([])]).toEqual(['FEW_POINTS', 'FEW_POINTS']);
    expect(trendOfShares(rising.slice(1))).toBe('FEW_POINTS');
    expect(trendOfShares(rising.map(({ n }) => ({ x: n, n })))).toBe('NOTHING_VARIES');
    expect(trendOfRates(rising.map(({ n }) => ({ x: 0, n })))).toBe('NOTHING_VARIES');
    expect(() => trendOfShares([{ x: 3, n: 2 }])).toThrow(RangeError);
  });

  it('is told at the five per cent of the chi-square distribution with one degree of freedom', () => {
    // Of 100 each: x = 50 - d, 50, 50, 50, 50 + d gives chi-square d² · 16 / (0.25 · 1000), which passes 3.8415 between d = 7 and d = 8.
    const tilted = (d: number) => [50 - d, 50, 50, 50, 50 + d].map((x) => ({ x, n: 100 }));
    expect(trendOfShares(tilted(7))).toBe('NO_SIGNIFICANT_CHANGE');
    expect(trendOfShares(tilted(8))).toBe('INCREASING');
  });
});
