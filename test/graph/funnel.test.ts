import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/** AN-3: which groups differ from the average by more than chance gives. */

interface Limits {
  readonly level: number;
  readonly low: number;
  readonly high: number;
}
interface Point {
  readonly statistic: {
    readonly group: { readonly key: string };
    readonly state: string;
    readonly value: number | null;
    readonly numerator: number | null;
    readonly denominator: number | null;
  };
  readonly limits: readonly Limits[];
  readonly class: { readonly side: string; readonly level: number | null } | null;
}
interface Funnel {
  readonly indicator: { readonly id: string };
  readonly average: number | null;
  readonly points: readonly Point[];
  readonly curves: readonly {
    readonly level: number;
    readonly points: readonly { readonly denominator: number; readonly low: number; readonly high: number }[];
  }[];
  readonly startsAtZero: boolean;
  readonly overdispersionAdjusted: boolean;
  readonly notes: readonly { readonly code: string; readonly text: string }[];
  readonly complete: boolean;
  readonly sources: readonly { readonly sector: string; readonly state: string }[];
}

const QUERY = `query($indicator: ID!, $by: Breakdown!, $within: StatisticScope, $asOf: Date, $year: Int, $ageGroup: AgeGroup, $limits: [Float!]) {
  funnel(indicator: $indicator, by: $by, within: $within, asOf: $asOf, year: $year, ageGroup: $ageGroup, limits: $limits) {
    indicator { id } average startsAtZero overdispersionAdjusted complete sources { sector state } notes { code text(locale: EN) }
    points { statistic { group { key } state value numerator denominator } limits { level low high } class { side level } }
    curves { level points { denominator low high } } } }`;

let graph: TestGraph;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T12:00:00Z') });
  graph = await startTestGraph();
});
afterAll(async () => {
  await graph.close();
  vi.useRealTimers();
});

const DEFAULTS = { indicator: 'unit-coverage', by: 'AREA' };

async function ask(variables: object = {}, as?: string): Promise<Funnel> {
  const { data, errors } = await graph.query<{ funnel: Funnel }>(QUERY, { ...DEFAULTS, ...variables }, as === undefined ? {} : { as });
  expect(errors).toBeUndefined();
  return data.funnel;
}

const counted = ({ points }: Funnel) =>
  points.flatMap((point) => {
    const { state, value, numerator, denominator } = point.statistic;
    return state === 'VALUE' ? [{ ...point, value: Number(value), x: Number(numerator), n: Number(denominator) }] : [];
  });
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe('AN-3: a funnel of units with a nurse, by municipality and district', () => {
  it('is drawn around the average of all units together', async () => {
    const funnel = await ask();
    const points = counted(funnel);
    expect(funnel.average).toBeCloseTo(sum(points.map(({ x }) => x)) / sum(points.map(({ n }) => n)), 12);
    expect(funnel.indicator.id).toBe('unit-coverage');
    expect([funnel.complete, funnel.overdispersionAdjusted]).toEqual([true, false]);
  });

  it('has all rows of the table, in its order: no ranking', async () => {
    const { data } = await graph.query<{ statistics: { rows: Point['statistic'][] } }>(
      '{ statistics(indicator: "unit-coverage", by: AREA) { rows { group { key } state value numerator denominator } } }',
    );
    expect((await ask()).points.map(({ statistic }) => statistic)).toEqual(data.statistics.rows);
  });

  it('has limits at each point that nest and hold the average, and a class that follows from them', async () => {
    const funnel = await ask({ limits: [99.8, 80, 95] });
    const average = Number(funnel.average);
    const sides = new Set<string>();
    for (const { value, limits, class: said } of counted(funnel)) {
      expect(limits.map(({ level }) => level)).toEqual([80, 95, 99.8]);
      for (const { low, high } of limits) expect(low <= average && average <= high).toBe(true);
      for (const [i, { low, high }] of limits.slice(1).entries())
        expect(low <= Number(limits[i]?.low) && high >= Number(limits[i]?.high)).toBe(true);
      const outside = limits.filter(({ low, high }) => value < low || value > high).at(-1);
      expect(said).toEqual(outside ? { side: value > average ? 'HIGH' : 'LOW', level: outside.level } : { side: 'INSIDE', level: null });
      sides.add(said?.side ?? '');
    }
    expect(sides.size).toBeGreaterThan(1);
  });

  it('keeps groups without a figure as points without a class, and says so', async () => {
    const funnel = await ask();
    const without = funnel.points.filter(({ statistic }) => statistic.state !== 'VALUE');
    expect(without.map(({ statistic }) => statistic.group.key)).toEqual(expect.arrayContaining(['030110', '030111']));
    for (const { limits, class: said } of without) expect({ limits, said }).toEqual({ limits: [], said: null });
    expect(funnel.notes.find(({ code }) => code === 'GROUPS_WITHOUT_FIGURE')?.text).toMatch(new RegExp(`: ${without.length}\\.$`));
  });

  it('draws curves through the limits of its points', async () => {
    const funnel = await ask();
    const sizes = counted(funnel).map(({ n }) => n);
    expect(funnel.curves.map(({ level }) => level)).toEqual([95, 99.8]);
    for (const { level, points } of funnel.curves) {
      const drawn = points.map(({ denominator }) => denominator);
      expect(drawn).toHaveLength(50);
      expect(drawn).toEqual([...new Set(drawn)].toSorted((a, b) => a - b));
      expect([drawn[0], drawn.at(-1)]).toEqual([Math.min(...sizes), Math.max(...sizes)]);
      for (const end of [points[0], points.at(-1)]) {
        const at = counted(funnel).find(({ n }) => n === end?.denominator);
        expect(at?.limits.find((one) => one.level === level)).toEqual({ level, low: end?.low, high: end?.high });
      }
    }
    expect(funnel.startsAtZero).toBe(true);
  });

  it('has Poisson limits of rates, in the unit of the rate', async () => {
    const funnel = await ask({ indicator: 'nurses-per-10000', year: 2023 });
    const points = counted(funnel);
    expect(funnel.average).toBeCloseTo((sum(points.map(({ x }) => x)) / sum(points.map(({ n }) => n))) * 10_000, 9);
    expect(points.length).toBeGreaterThan(20);
    for (const { limits, n } of points) {
      const [inner] = limits;
      const expected = (Number(funnel.average) * n) / 10_000;
      // Roughly two standard deviations around what is expected, for groups of which much is.
      if (expected > 20) expect((Number(inner?.high) * n) / 10_000).toBeCloseTo(expected + 2 * Math.sqrt(expected), -0.5);
    }
  });

  it('is another one for another age group, and narrowed to a region', async () => {
    const old = await ask({ indicator: 'nurses-per-10000', ageGroup: 'AGE_80_PLUS' });
    expect(old.average).toBeGreaterThan(Number((await ask({ indicator: 'nurses-per-10000' })).average) * 5);
    const oslo = await ask({ within: { region: 'oslo' } });
    expect(oslo.points.every(({ statistic }) => statistic.group.key.startsWith('0301'))).toBe(true);
    expect(oslo.average).not.toBe((await ask()).average);
  });
});

describe('AN-3: what a reader of a funnel must know', () => {
  it('is always that over-dispersion is not adjusted for, and that few groups say little', async () => {
    expect((await ask()).notes.map(({ code }) => code)).toEqual(['OVERDISPERSION', 'GROUPS_WITHOUT_FIGURE']);
    const networks = await ask({ by: 'NETWORK' });
    expect(networks.notes.map(({ code }) => code)).toEqual(['OVERDISPERSION', 'FEW_GROUPS']);
    expect(networks.notes[1]?.text).toBe('Groups with a figure: 7. A funnel over fewer than 10 says little.');
  });

  it('is no axis from 0 where groups are about as large', async () => {
    const { startsAtZero, points } = await ask({ by: 'REGION' });
    const sizes = points.map(({ statistic }) => Number(statistic.denominator));
    expect(startsAtZero).toBe(Math.max(...sizes) > 2 * Math.min(...sizes));
    expect(startsAtZero).toBe(false);
  });

  it('is nothing at all where nobody may see the figures, nor is the average told', async () => {
    const funnel = await ask({ indicator: 'placement', by: 'NETWORK' });
    expect(funnel.average).toBeNull();
    expect(funnel.curves).toEqual([95, 99.8].map((level) => ({ level, points: [] })));
    for (const { statistic, class: said } of funnel.points)
      expect([statistic.state, statistic.numerator, said]).toEqual(['SUPPRESSED', null, null]);
  });

  it('is of the figures that she may see', async () => {
    const as = await tokenFor(graph, [{ role: 'ANALYST', sector: 'ous' }], 'analyst');
    const funnel = await ask({ indicator: 'attendance', by: 'NETWORK', year: 2025 }, as);
    const [own] = counted(funnel);
    expect(counted(funnel).map(({ statistic }) => statistic.group.key)).toEqual(['ous']);
    expect(funnel.average).toBeCloseTo(Number(own?.x) / Number(own?.n), 12);
  });
});

describe('AN-3: bad input', () => {
  const message = 'limits must be 1 to 4 different levels in percent, above 50 and up to 99.999.';
  it.each([
    [{ limits: [] }, `limits: ${message}`],
    [{ limits: [100] }, `limits: ${message}`],
    [{ limits: [99.9990001] }, `limits: ${message}`],
    [{ limits: [99.99999999999999] }, `limits: ${message}`],
    [{ limits: [50] }, `limits: ${message}`],
    [{ limits: [0.95] }, `limits: ${message}`],
    [{ limits: [95, 95] }, `limits: ${message}`],
    [{ limits: [60, 70, 80, 90, 95] }, `limits: ${message}`],
    [{ indicator: 'nurses-per-10000', by: 'SERVICE_TYPE' }, 'by: nurses-per-10000 cannot be broken down by SERVICE_TYPE. It can by: '],
    [{ indicator: 'x' }, 'indicator: There is no such indicator. Indicators are: '],
    [{ asOf: '2020-01-01', year: 2020 }, 'year: Give asOf or year, not both'],
    [{ asOf: '2027-01-01' }, 'asOf: asOf is 2027-01-01, but a figure can be told of days up to today'],
    [{ within: { region: 'oslo', network: 'drammen' } }, 'within: '],
  ])('is refused: %j', async (variables, expected) => {
    const { data, errors } = await graph.query<null>(QUERY, { ...DEFAULTS, ...variables });
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(`${errors?.[0]?.extensions.argument}: ${errors?.[0]?.message}`).toContain(expected);
  });

  it('is not: limits that are null, nor a level close to 100', async () => {
    expect((await ask({ limits: null })).curves.map(({ level }) => level)).toEqual([95, 99.8]);
    const most = { 'unit-coverage': 1, 'nurses-per-10000': 10_000 };
    for (const [indicator, all] of Object.entries(most)) {
      const [curve] = (await ask({ indicator, limits: [99.999] })).curves;
      expect(curve?.points).toHaveLength(50);
      for (const { low, high } of curve?.points ?? []) expect(0 <= low && low <= high && high <= all).toBe(true);
    }
  });
});

describe('AN-3: while an owner is silent', () => {
  it('says so', async () => {
    await graph.kill('ous');
    const funnel = await ask();
    expect(funnel.complete).toBe(false);
    expect(funnel.sources.find(({ sector }) => sector === 'ous')?.state).not.toBe('OK');
    expect(funnel.points.find(({ statistic }) => statistic.group.key === '030114')).toMatchObject({ class: null, limits: [] });
  });
});
