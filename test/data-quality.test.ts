import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAreas } from '../shared/areas.js';
import { addDays, DUE_AFTER_DAYS, freshnessOf } from '../shared/sector/verification/freshness.js';
import { classOn, cutoffsOf } from '../shared/sector/verification/freshness-class.js';
import { startOfDay } from '../shared/subgraph/date.js';
import type { Observation } from '../subgraphs/regional/observation/observation.type.js';
import { addUp, presentFigures, type QualityCounts } from '../subgraphs/regional/quality/quality.rules.js';
import { mustHaveData, newestDueYear, readQualityYear } from '../subgraphs/regional/quality/quality-year.js';
import { countAges, lastDayOf } from '../subgraphs/regional/quality/register-ages.js';
import { findUnallocated, hidesLevel, unallocatedShare } from '../subgraphs/regional/quality/unallocated.rules.js';

const aDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days));

describe('classes of age', () => {
  it('only get worse with time, and STALE and EXPIRED are what freshness calls stale', () => {
    fc.assert(
      fc.property(
        aDay,
        fc.constantFrom('CONTACT' as const, 'APPOINTMENT' as const),
        fc.integer({ min: 0, max: 900 }),
        (since, kind, age) => {
          const order = ['FRESH', 'DUE', 'STALE', 'EXPIRED'];
          const [day, next] = [addDays(since, age), addDays(since, age + 1)];
          const limit = DUE_AFTER_DAYS[kind];
          expect(order.indexOf(classOn(since, limit, next))).toBeGreaterThanOrEqual(order.indexOf(classOn(since, limit, day)));
          const { stale } = freshnessOf(kind, { recordedAt: startOfDay(since), verifiedOn: null }, day);
          expect(['STALE', 'EXPIRED'].includes(classOn(since, limit, day))).toBe(stale);
        },
      ),
    );
  });

  it.each([
    [149, 'FRESH'],
    [150, 'DUE'],
    [179, 'DUE'],
    [180, 'STALE'],
    [359, 'STALE'],
    [360, 'EXPIRED'],
  ])('a contact of %d days is %s', (age, expected) => {
    expect(classOn(addDays('2026-11-22', -age), 180, '2026-11-22')).toBe(expected);
  });

  it('are in order, and every record is in one', () => {
    fc.assert(
      fc.property(aDay, fc.array(fc.option(aDay, { nil: null })), (day, records) => {
        const { due, stale, expired } = cutoffsOf(365, day);
        expect(expired < stale && stale < due && due < day).toBe(true);
        const counted = countAges('REGISTER_ENTRY', records, day);
        const { fresh, due: soon, stale: old, expired: oldest, unknown, total } = counted;
        expect(fresh + soon + old + oldest + unknown).toBe(total);
        expect(total).toBe(records.length);
        expect(unknown).toBe(records.filter((one) => one === null).length);
      }),
    );
  });

  it('count a register entry from the last day on which it may have been updated', () => {
    expect(lastDayOf({ lastUpdatedOn: '2017-01-01', lastUpdatedPrecision: 'YEAR' })).toBe('2017-12-31');
    expect(lastDayOf({ lastUpdatedOn: '2020-02-01', lastUpdatedPrecision: 'MONTH' })).toBe('2020-02-29');
    expect(lastDayOf({ lastUpdatedOn: '2020-02-01', lastUpdatedPrecision: 'DAY' })).toBe('2020-02-01');
    expect(lastDayOf({ lastUpdatedOn: null, lastUpdatedPrecision: null })).toBeNull();
  });
});

describe('the year reported on', () => {
  it.each([
    ['2026-11-22', 2025],
    ['2026-03-02', 2025],
    // On the last due day a report is still on time.
    ['2026-03-01', 2024],
    ['2026-01-01', 2024],
  ])('is on %s %d, unless one is asked for', (day, year) => {
    expect(newestDueYear(day)).toBe(year);
    expect(readQualityYear(null, day)).toBe(year);
    expect(readQualityYear(2020, day)).toBe(2020);
  });

  it('has begun, and is not before all data', () => {
    expect(readQualityYear(2026, '2026-01-01')).toBe(2026);
    for (const year of [2027, 0, -1, 99_999]) expect(() => readQualityYear(year, '2026-11-22')).toThrow(/year must/);
    expect(() => mustHaveData(2014, ['2016-01-01', null, '2015-06-01'], '2026-11-22')).toThrow('Years are: 2015 to 2026.');
    mustHaveData(2015, ['2016-01-01', null, '2015-06-01'], '2026-11-22');
    mustHaveData(1999, [null], '2026-11-22');
  });
});

describe('totals', () => {
  const count = fc.integer({ min: 0, max: 50 });
  const reports = fc.tuple(count, count, count, count).map(([a, b, c, d]) => {
    const [approved = 0, onTime = 0, received = 0, expected = 0] = [a, b, c, d].toSorted((x, y) => x - y);
    return { expected, received, onTime, approved };
  });
  const ages = fc.tuple(count, count, count, count, fc.option(aDay, { nil: null })).map(([fresh, due, stale, expired, oldest]) => ({
    ...{ total: fresh + due + stale + expired, due, stale, expired, oldest },
  }));
  const network: fc.Arbitrary<QualityCounts> = fc
    .record({ unit: reports, annual: reports, contacts: ages, appointments: ages, units: count, compulsory: count, filled: count })
    .map(({ unit, annual, contacts, appointments, units, compulsory, filled }) => ({
      reports: [
        { kind: 'UNIT', ...unit },
        { kind: 'ANNUAL', ...annual },
      ],
      persons: { entries: 50, compulsory, values: 250, filled, contacts },
      ...{ appointments, units, unitsWithArea: Math.floor(units / 2), demo: units > 40 },
    }));

  it('are made from numerators and denominators, never from shares', () => {
    fc.assert(
      fc.property(fc.array(network, { maxLength: 7 }), (networks) => {
        const total = presentFigures(
          addUp(
            networks,
            networks.map(({ persons }) => persons),
          ),
        );
        const rows = networks.map(presentFigures);
        const sum = (pick: (row: (typeof rows)[number]) => number | undefined) => rows.reduce((all, row) => all + (pick(row) ?? 0), 0);
        for (const [i, { expected, actual, onTime, rate, rateOnTime }] of total.reporting.entries()) {
          expect(expected).toBe(sum(({ reporting }) => reporting[i]?.expected));
          expect(actual).toBe(sum(({ reporting }) => reporting[i]?.actual));
          expect(rate).toBe(expected === 0 ? null : actual / expected);
          expect(rateOnTime).toBe(expected === 0 ? null : onTime / expected);
        }
        for (const [i, { numerator, denominator, value }] of total.completeness.entries()) {
          expect(numerator).toBe(sum(({ completeness }) => completeness[i]?.numerator));
          expect(denominator).toBe(sum(({ completeness }) => completeness[i]?.denominator));
          expect(value).toBe(denominator === 0 ? null : numerator / denominator);
        }
        for (const { fresh, due, stale, expired, total: all } of total.freshness) expect(fresh + due + stale + expired).toBe(all);
        expect(total.staleRecords).toBe(sum(({ staleRecords }) => staleRecords));
        expect(total.oldestVerified).toBe(rows.flatMap(({ oldestVerified }) => oldestVerified ?? []).toSorted()[0] ?? null);
        expect(total.demo).toBe(rows.some(({ demo }) => demo));
      }),
    );
  });
});

describe('C-11: the unallocated share', () => {
  const figure = (measure: string, key: string, value: number | null, from: string | null, to: string | null): Observation =>
    ({
      measure,
      value,
      precision: 'EXACT',
      key: `${measure} ${key} ${value}`,
      period: { from, to },
      subject: { kind: 'AREA', key },
    }) as Observation;
  const areas = readAreas();

  it('is 1 − Σ children / parent: 1 where nothing is allocated, 0 where all is, the same at any scale', () => {
    const parts = fc.array(fc.integer({ min: 0, max: 1_000 }), { maxLength: 15 });
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 1, max: 9 }), (children, rest, scale) => {
        const parent = children.reduce((sum, child) => sum + child, rest);
        const share = unallocatedShare(parent, children);
        if (parent === 0) {
          expect(share).toBeNull();
          return;
        }
        expect(share).toBeCloseTo(rest / parent, 12);
        const scaled = children.map((child) => child * scale);
        expect(unallocatedShare(parent * scale, scaled)).toBeCloseTo(share ?? Number.NaN, 12);
        expect(unallocatedShare(parent, [])).toBe(1);
        expect(unallocatedShare(parent, [parent])).toBe(0);
      }),
    );
    expect(unallocatedShare(35, [])).toBe(1);
    expect([null, 0, 0.1, 0.11, 1, -0.2].map(hidesLevel)).toEqual([false, false, false, true, true, true]);
  });

  it('is told of published figures of areas with sub-districts at the time alone', () => {
    const known = figure('SUBDISTRICT_COUNT', '3005', 10, '2020-02-01', '2021-01-01');
    const told = (...rows: Observation[]) => findUnallocated([known, ...rows], areas).map(({ observation }) => observation.value);
    expect(told(figure('NURSE_COUNT', '3005', 35, '2020-02-01', '2020-03-01'))).toEqual([35]);
    expect(told(figure('NURSE_COUNT', '3005', 39, '2020-01-01', null))).toEqual([39]);
    expect(told(figure('NURSE_COUNT', '3005', 39, '2021-01-01', null))).toEqual([]);
    expect(told(figure('NURSE_COUNT', '3005', 39, '2020-01-01', '2020-02-01'))).toEqual([]);
    expect(told(figure('NURSE_COUNT', '3005', null, '2020-02-01', null))).toEqual([]);
    expect(told(figure('NURSE_COUNT', '0602', 20, '2020-02-01', null))).toEqual([]);
    expect(told(figure('BED_COUNT', '3005', 7, '2020-02-01', null))).toEqual([]);
  });

  it('takes away what is published for districts with a code of their own', () => {
    const whole = figure('NURSE_COUNT', '0301', 100, '2024-01-01', null);
    const rows = [
      whole,
      figure('SUBDISTRICT_COUNT', '0301', 15, '2024-01-01', null),
      figure('NURSE_COUNT', '030101', 95, '2024-01-01', null),
    ];
    expect(findUnallocated(rows, areas)).toMatchObject([
      { observation: whole, subdistrictsGiven: 1, allocated: 95, unallocated: 5, share: expect.closeTo(0.05, 12), hidesLevel: false },
    ]);
    expect(findUnallocated(rows.slice(0, 2), areas)).toMatchObject([{ subdistrictsGiven: 0, share: 1, hidesLevel: true }]);
  });
});
