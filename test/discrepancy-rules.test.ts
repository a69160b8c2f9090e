import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REGISTRY } from '../shared/sectors.js';
import type { AffiliationFact } from '../subgraphs/regional/area/area.entity.js';
import { areApart, concernsOf, dayBeside, isCountable, spreadOf } from '../subgraphs/regional/discrepancy/discrepancy.rules.js';
import type { Observation } from '../subgraphs/regional/observation/observation.type.js';
import type { PalliativeServiceFact } from '../subgraphs/regional/service/service.entity.js';

const figure = (value: number | null, more: object = {}): Observation =>
  ({ measure: 'NURSE_COUNT', precision: 'EXACT', subject: { kind: 'AREA', key: '3005' }, value, ...more }) as Observation;

describe('the day that is counted beside a figure', () => {
  it.each([
    [null, '2026-11-22'],
    [{ from: null, to: null }, '2026-11-22'],
    [{ from: '2020-01-01', to: null }, '2020-01-01'],
    [{ from: '2020-02-01', to: '2020-03-01' }, '2020-02-29'],
    [{ from: '2020-02-01', to: '2021-01-01' }, '2020-12-31'],
    [{ from: null, to: '2020-01-01' }, '2019-12-31'],
    [{ from: '2026-01-01', to: '2029-01-01' }, '2026-01-01'],
    [{ from: '2027-01-01', to: null }, '2026-11-22'],
  ])('of %o is %s', (period, day) => {
    expect(dayBeside(period, '2026-11-22')).toBe(day);
  });
});

describe('how far figures are apart', () => {
  it('is told of plain figures of one thing, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 2 }), (values) => {
        const spread = spreadOf(values.map((value) => figure(value)));
        expect(spread).toEqual(spreadOf(values.toReversed().map((value) => figure(value))));
        expect(spread?.difference).toBe(Math.max(...values) - Math.min(...values));
      }),
    );
  });

  it('is not told of an ambiguous or missing figure, of different things, or of one figure', () => {
    expect(spreadOf([figure(35)])).toBeNull();
    expect(spreadOf([figure(4), figure(8, { precision: 'AMBIGUOUS' })])).toBeNull();
    expect(spreadOf([figure(4), figure(null)])).toBeNull();
    expect(spreadOf([figure(35), figure(39, { measure: 'RESOURCE_PERSON_COUNT' })])).toBeNull();
    expect(spreadOf([figure(35), figure(39, { subject: { kind: 'AREA', key: '0602' } })])).toBeNull();
  });

  it('is too much above a tenth of what is published, at any scale', () => {
    expect([180, 181, 220, 219, 200].map((counted) => areApart(200, counted))).toEqual([false, false, false, false, false]);
    expect([179, 221, 0].map((counted) => areApart(200, counted))).toEqual([true, true, true]);
    expect(areApart(0, 0)).toBe(false);
    expect(areApart(0, 1)).toBe(true);
  });
});

describe('what can be counted', () => {
  it('is resource nurses of a place, plainly told', () => {
    const plain = { measure: 'NURSE_COUNT', value: 35, precision: 'EXACT', kind: 'AREA' } as const;
    expect(isCountable(plain)).toBe(true);
    for (const other of [{ measure: 'BED_COUNT' }, { value: null }, { precision: 'AMBIGUOUS' as const }, { kind: 'ORGANIZATION' }])
      expect(isCountable({ ...plain, ...other })).toBe(false);
  });
});

describe('which networks are concerned', () => {
  const affiliations = [
    { areaCode: '3025', network: 'baerum', kind: 'MAIN' },
    { areaCode: '3025', network: 'drammen', kind: 'PART' },
    { areaCode: '030111', network: null, kind: 'OUTSIDE' },
  ] as unknown as AffiliationFact[];
  const services = [{ key: 'beds', network: 'ringerike' }] as PalliativeServiceFact[];
  const concerned = (...subjects: { kind: string; key: string }[]) =>
    concernsOf(subjects, { registry: REGISTRY, affiliations, services }).map(({ network, by }) => `${network} ${by}`);

  it('follows from what it is about, the nearest way first', () => {
    expect(concerned({ kind: 'NETWORK', key: 'ous' })).toEqual(['ous NETWORK']);
    expect(concerned({ kind: 'AREA', key: '3025' })).toEqual(['baerum AREA', 'drammen AREA']);
    expect(concerned({ kind: 'AREA', key: '030111' })).toEqual([]);
    expect(concerned({ kind: 'SERVICE', key: 'beds' })).toEqual(['ringerike SERVICE']);
    expect(concerned({ kind: 'REGION', key: 'oslo' }, { kind: 'NETWORK', key: 'lovisenberg' })).toEqual([
      'lovisenberg NETWORK',
      'diakonhjemmet REGION',
      'ous REGION',
    ]);
    // The network and the data owner of one name are told apart from regions and areas.
    expect(concerned({ kind: 'REGION', key: 'drammen' }, { kind: 'DOCUMENT', key: 'ous' })).toEqual([]);
  });
});
