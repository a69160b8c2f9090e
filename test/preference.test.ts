import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Precision } from '../subgraphs/regional/observation/observation.vocabulary.js';
import { type Preferable, preferred } from '../subgraphs/regional/observation/preference.js';

const figure = (precision: Precision, periodFrom: string | null): Preferable => ({ precision, periodFrom });

const precisions = fc.constantFrom(...Object.values(Precision));
const days = fc.constantFrom('2009-12-31', '2010-01-01', '2019-06-30', '2024-02-29');
const dated = fc.record({ precision: precisions, periodFrom: days });
const undated = fc.record({ precision: precisions, periodFrom: fc.constant(null) });
const figures = fc.array(fc.oneof(dated, undated), { maxLength: 8 });

/** The figures, and the same ones in another order. */
const shuffled = figures.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
);

describe('the preferred one of several published figures', () => {
  it('is a dated one before any undated one, however exact', () => {
    const old = figure('UNKNOWN', '1999-01-01');
    expect(preferred([figure('EXACT', null), old])).toBe(old);
  });

  it.each(Object.values(Precision).filter((precision) => precision !== 'EXACT'))(
    'is an exact one before one that is %s, also when older',
    (precision) => {
      const exact = figure('EXACT', '2010-01-01');
      expect(preferred([figure(precision, '2024-01-01'), exact])).toBe(exact);
      const exactUndated = figure('EXACT', null);
      expect(preferred([figure(precision, null), exactUndated])).toBe(exactUndated);
    },
  );

  it('is the newer one of two that are equally exact', () => {
    const newer = figure('APPROXIMATE', '2024-01-01');
    expect(preferred([figure('APPROXIMATE', '2023-12-31'), newer])).toBe(newer);
  });

  it.each([
    ['of the same day', figure('EXACT', '2024-01-01')],
    ['without a day', figure('EXACT', null)],
  ])('is none of two exact ones %s', (_, tied) => {
    expect(preferred([tied, { ...tied }])).toBeNull();
    expect(preferred([figure('UNKNOWN', null), tied, { ...tied }])).toBeNull();
  });

  it('stands although lesser ones tie', () => {
    const best = figure('EXACT', '2024-01-01');
    const lesser = figure('APPROXIMATE', '2024-01-01');
    expect(preferred([lesser, best, { ...lesser }])).toBe(best);
  });

  it('is the only one, and none of none', () => {
    const only = figure('AMBIGUOUS', null);
    expect(preferred([only])).toBe(only);
    expect(preferred([])).toBeNull();
  });

  it('does not depend on the order in which the figures come', () => {
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(preferred(other)).toBe(preferred(list));
      }),
      { numRuns: 1000 },
    );
  });

  it('is preferred to each of the others alone too', () => {
    fc.assert(
      fc.property(figures, (list) => {
        const best = preferred(list);
        if (best === null) return;
        for (const other of list) if (other !== best) expect(preferred([other, best])).toBe(best);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not change when undated ones join dated ones', () => {
    fc.assert(
      fc.property(fc.array(dated, { minLength: 1, maxLength: 6 }), fc.array(undated, { maxLength: 4 }), (list, others) => {
        expect(preferred([...others, ...list])).toBe(preferred(list));
      }),
    );
  });

  it('leaves the list as it was', () => {
    fc.assert(
      fc.property(figures, (list) => {
        const before = [...list];
        preferred(list);
        expect(list).toEqual(before);
      }),
    );
  });
});
