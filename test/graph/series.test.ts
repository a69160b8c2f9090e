import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/** AN-5: an indicator over time, over the boundary changes of 2020 and 2024, and the move of Alna in 2026. */

const NOW = new Date('2026-11-22T12:00:00Z');

interface Figure {
  readonly group: { readonly key: string; readonly label: string };
  readonly state: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly flags: readonly string[];
  readonly notes: readonly { readonly code: string; readonly subjects: readonly string[] }[];
  readonly asOf: string;
}
interface Series {
  readonly indicator: { readonly id: string; readonly version: number };
  readonly points: readonly { readonly date: string; readonly statistics: readonly Figure[] }[];
  readonly breaks: readonly { readonly date: string; readonly flag: string; readonly note: string; readonly areas: readonly string[] }[];
  readonly trend: string;
  readonly trendReason: string | null;
  readonly direction: string;
  readonly complete: boolean;
  readonly sources: readonly { readonly sector: string; readonly state: string }[];
}

const FIGURE = '{ group { key label } state value numerator denominator flags notes { code subjects } asOf }';
const SERIES = `{ indicator { id version } points { date statistics ${FIGURE} } breaks { date flag note(locale: EN) areas }
  trend trendReason direction complete sources { sector state } }`;
const QUERY = `query($indicator: ID!, $group: StatisticGroupRef!, $from: Date!, $to: Date!, $step: SeriesStep, $geography: Geography, $ageGroup: AgeGroup) {
  series(indicator: $indicator, group: $group, from: $from, to: $to, step: $step, geography: $geography, ageGroup: $ageGroup) ${SERIES} }`;

let graph: TestGraph;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  graph = await startTestGraph();
});
afterAll(async () => {
  await graph.close();
  vi.useRealTimers();
});

const DEFAULTS = { indicator: 'unit-coverage', from: '2018-01-01', to: '2027-01-01' };

async function ask(variables: object, as?: string): Promise<Series> {
  const { data, errors } = await graph.query<{ series: Series }>(QUERY, { ...DEFAULTS, ...variables }, as === undefined ? {} : { as });
  expect(errors).toBeUndefined();
  return data.series;
}

async function refused(variables: object) {
  const { data, errors } = await graph.query<{ series: Series } | null>(QUERY, { ...DEFAULTS, ...variables });
  expect(data).toBeNull();
  const [error] = errors ?? [];
  expect(error?.extensions.code).toBe('BAD_USER_INPUT');
  return `${error?.extensions.argument}: ${error?.message}`;
}

const flagsOf = ({ points }: Series, flag: RegExp) =>
  points.flatMap(({ date, statistics }) =>
    statistics.flatMap(({ flags }) => flags.filter((one) => flag.test(one)).map((one) => `${date} ${one}`)),
  );
const breaksOf = ({ breaks }: Series) => breaks.map(({ date, flag }) => `${date} ${flag}`);

describe('AN-5: the municipality Drammen over its merger', () => {
  const group = { area: '3301' };
  const rate = { indicator: 'nurses-per-10000', group };

  it('is one area in the geography of today, and says of the time before that it takes in what there was then', async () => {
    const series = await ask(rate);
    const years = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025].map((year) => `${year}-12-31`);
    expect(series.points.map(({ date }) => date)).toEqual([...years, '2026-11-22']);
    for (const { date, statistics } of series.points) {
      expect(statistics.map(({ group: { key }, asOf }) => [key, asOf])).toEqual([['3301', date]]);
      const merged = statistics.flatMap(({ notes }) => notes.filter(({ code }) => code === 'MERGED_AREA').map(({ subjects }) => subjects));
      expect(merged).toEqual(date < '2020-01-01' ? [['0602', '0625', '0711']] : []);
    }
    expect(series.indicator).toEqual({ id: 'nurses-per-10000', version: 1 });
  });

  it('shows Drammen, Nedre Eiker and Svelvik as they were in 2019', async () => {
    const series = await ask({ ...rate, geography: 'AS_WAS' });
    const shown = new Map(
      series.points.map(({ date, statistics }) => [date, statistics.map(({ group: { key, label } }) => `${key} ${label}`)]),
    );
    expect(shown.get('2019-12-31')).toEqual(['0602 Drammen', '0625 Nedre Eiker', '0711 Svelvik']);
    expect(shown.get('2020-12-31')).toEqual(['3005 Drammen']);
    expect(shown.get('2024-12-31')).toEqual(['3301 Drammen']);
    expect([series.trend, series.trendReason]).toEqual(['CANNOT_BE_CALCULATED', 'SEVERAL_AREAS']);
  });

  it('has the same denominators in both geographies', async () => {
    const [current, asWas] = await Promise.all([ask(rate), ask({ ...rate, geography: 'AS_WAS' })]);
    const totals = ({ points }: Series) =>
      points.map(({ statistics }) => statistics.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0));
    expect(totals(asWas)).toEqual(totals(current));
    const [of2020] = current.points.filter(({ date }) => date === '2020-12-31').flatMap(({ statistics }) => statistics);
    expect(of2020).toMatchObject({ numerator: 35, denominator: 101_386 });
    expect(of2020?.value).toBeCloseTo(3.452, 3);
  });

  it('marks the first point after each break, and tells a merger from a new number', async () => {
    for (const geography of ['CURRENT', 'AS_WAS']) {
      const series = await ask({ ...rate, geography });
      expect(breaksOf(series)).toEqual(['2020-01-01 BREAK_GEOGRAPHY', '2024-01-01 BREAK_GEOGRAPHY']);
      expect(flagsOf(series, /^BREAK/)).toEqual(['2020-12-31 BREAK_GEOGRAPHY', '2024-12-31 BREAK_GEOGRAPHY']);
      expect(series.breaks.map(({ note }) => note)).toEqual([
        'Municipalities were merged: Drammen (0602), Nedre Eiker (0625), Svelvik (0711) → Drammen (3005).',
        'Municipalities were given new numbers; their borders are the same.',
      ]);
      expect(series.breaks.map(({ areas }) => areas)).toEqual([
        ['0602', '0625', '0711', '3005'],
        ['3005', '3301'],
      ]);
    }
  });

  it('reports only breaks between its points', async () => {
    const months = { ...rate, step: 'MONTH' };
    expect(breaksOf(await ask({ ...months, from: '2019-11-01', to: '2020-01-01' }))).toEqual([]);
    expect(flagsOf(await ask({ ...months, from: '2019-12-01', to: '2020-03-01' }), /^BREAK/)).toEqual(['2020-01-31 BREAK_GEOGRAPHY']);
    expect(breaksOf(await ask({ ...months, from: '2020-01-01', to: '2020-03-01' }))).toEqual([]);
  });

  it('means the merged municipality by a former code, unless it is shown as it was', async () => {
    expect((await ask({ group: { area: '0625' } })).points).toEqual((await ask({ group })).points);
    const svelvik = await ask({ group: { area: '0711' }, geography: 'AS_WAS', to: '2020-01-01' });
    expect(svelvik.points.map(({ statistics }) => statistics.map(({ group: { key } }) => key))).toEqual([['0711'], ['0711']]);
    expect(await refused({ group: { area: '0711' }, geography: 'AS_WAS' })).toBe(
      'to: Svelvik (0711) ended on 2020-01-01: ask up to that day, or for Drammen (3301), which has taken it in.',
    );
  });
});

describe('AN-5: breaks of other groups', () => {
  it('mark Alna’s move to Oslo universitetssykehus as a break of scope, there alone', async () => {
    for (const group of [{ network: 'ous' }, { sector: 'ous' }, { region: 'oslo' }, { area: '030112' }]) {
      const series = await ask({ group, from: '2024-01-01' });
      expect(breaksOf(series)).toEqual(['2026-01-01 BREAK_SCOPE']);
      expect(flagsOf(series, /^BREAK/)).toEqual(['2026-11-22 BREAK_SCOPE']);
      expect(series.breaks[0]?.note).toContain('Alna (030112) none of the networks → Oslo universitetssykehus');
    }
    expect((await ask({ group: { network: 'lovisenberg' } })).breaks).toEqual([]);
  });

  it('say that Sande went over into Holmestrand, outside the networks', async () => {
    const { breaks } = await ask({ group: { region: 'vestre-viken' }, from: '2019-01-01', to: '2021-01-01' });
    expect(breaks.map(({ flag }) => flag)).toEqual(['BREAK_GEOGRAPHY', 'BREAK_GEOGRAPHY', 'BREAK_SCOPE']);
    expect(breaks[2]).toMatchObject({
      areas: ['0713', '3802'],
      note: 'What is covered changed: Sande (0713) Drammen → none of the networks.',
    });
  });

  it('speak bokmål unless told otherwise', async () => {
    const { data } = await graph.query<{ series: Series }>(
      '{ series(indicator: "unit-coverage", group: { network: "ous" }, from: "2025-01-01", to: "2027-01-01") { breaks { note } } }',
    );
    expect(data.series.breaks[0]?.note).toBe('Det som dekkes, ble endret: Alna (030112) ingen av nettverkene → Oslo universitetssykehus.');
  });
});

describe('AN-5: the trend', () => {
  it('is told of a series without a break, and judged by which way is better', async () => {
    const { trend, trendReason, direction } = await ask({ group: { network: 'ous' }, to: '2026-01-01' });
    expect([trend, trendReason, direction]).toEqual(['INCREASING', null, 'BETTER']);
  });

  it('is told of the whole years before a break of the running one', async () => {
    const { breaks, trend, trendReason } = await ask({ group: { network: 'ous' } });
    expect(breaks.map(({ date }) => date)).toEqual(['2026-01-01']);
    expect([trend, trendReason]).toEqual(['INCREASING', null]);
  });

  it('is refused over a break, for few points and for hidden figures', async () => {
    const reason = async (variables: object) => {
      const { trend, trendReason, direction } = await ask(variables);
      expect([trend, direction]).toEqual(['CANNOT_BE_CALCULATED', 'UNKNOWN']);
      return trendReason;
    };
    expect(await reason({ group: { network: 'ous' }, from: '2024-01-01', step: 'QUARTER' })).toBe('SAME_AGAIN');
    expect(await reason({ group: { area: '3301' }, from: '2018-01-01' })).toBe('BREAK');
    expect(await reason({ group: { network: 'lovisenberg' }, from: '2023-01-01' })).toBe('FEW_POINTS');
    expect(await reason({ group: { network: 'lovisenberg' }, indicator: 'placement' })).toBe('NO_FIGURE');
  });
});

describe('AN-5: who may see the points', () => {
  it('is who may see the figures', async () => {
    const states = async (as?: string) => {
      const { points } = await ask({ group: { network: 'ous' }, indicator: 'attendance', from: '2024-01-01' }, as);
      return points.flatMap(({ statistics }) => statistics.map(({ state, numerator }) => `${state} ${numerator === null}`));
    };
    const hidden = Array.from({ length: 3 }, () => 'SUPPRESSED true');
    expect(await states()).toEqual(hidden);
    expect(await states(await tokenFor(graph, [{ role: 'ANALYST', sector: 'vestre-viken' }], 'other analyst'))).toEqual(hidden);
    expect(await states(await tokenFor(graph, [{ role: 'ANALYST', sector: 'ous' }], 'analyst'))).toEqual([
      'VALUE false',
      'VALUE false',
      // Of the running year, whole networks are not told either: day by day, single persons would be.
      'SUPPRESSED true',
    ]);
  });
});

describe('AN-5: bad input', () => {
  const group = { area: '3301' };
  it.each([
    [{ indicator: 'nurses', group }, /^indicator: There is no such indicator. Indicators are: unit-coverage, nurses-per-10000/],
    [{ group: {} }, /^group: group must be one of: region, sector, network, area, serviceType, network \+ serviceType. It has nothing/],
    [{ group: { area: '0301' } }, /^group.area: Oslo \(0301\) is shown by its districts: Gamle Oslo \(030101\)/],
    [{ group: { network: 'oslo' } }, /^group.network: .*Networks are: baerum/],
    [{ group, from: '2030-01-01', to: '2031-01-01' }, /^from: from must not be after today, 2026-11-22/],
    [{ group, from: '2020-01-01', to: '2020-01-01' }, /^to: to must be after from/],
    [{ group, from: '2020-01-01', to: '2020-06-01' }, /^to: No year ends/],
    [{ group, from: '2020-02-30' }, /^from: from must be a day that exists/],
    [{ group, from: '1900-01-01' }, /^step: A series has at most 120 points; these would be 127/],
    [{ group, from: '2000-01-01' }, /^from: There are no figures of 2000-12-31: the first unit is of 20/],
    [
      { group, indicator: 'nurses-per-10000', from: '2005-01-01' },
      /^from: There is no population of 2005. Rates can be told of 2012 to 2026/,
    ],
    [
      { group: { serviceType: 'HOSPITAL' }, indicator: 'nurses-per-10000' },
      /^group: nurses-per-10000 cannot be broken down by SERVICE_TYPE. It can by: /,
    ],
    [
      { group: { area: '030101' }, from: '2000-01-01', geography: 'AS_WAS' },
      /^from: Gamle Oslo \(030101\) and what became it are not known on 2000-12-31/,
    ],
    [{ group, ageGroup: 'AGE_80_PLUS' }, /^ageGroup: unit-coverage is a share/],
  ])('is refused with what is possible: %j', async (variables, message) => {
    expect(await refused(variables)).toMatch(message);
  });

  it('is not a long series, as long as it has 120 points', async () => {
    const { points } = await ask({ group: { area: '3301' }, step: 'MONTH', from: '2018-01-01', to: '2027-01-01', geography: 'AS_WAS' });
    expect(points).toHaveLength(107);
    expect(points[0]?.statistics).toHaveLength(3);
  });
});

describe('AN-5: while an owner is silent', () => {
  it('says whose figures are missing, and leaves the others alone', async () => {
    await graph.kill('lovisenberg');
    const oslo = await ask({ group: { region: 'oslo' }, from: '2024-01-01' });
    expect(oslo.complete).toBe(false);
    expect(oslo.sources.filter(({ state }) => state !== 'OK').map(({ sector }) => sector)).toEqual(['lovisenberg']);
    expect(oslo.sources).toHaveLength(3);
    const silent = await ask({ group: { network: 'lovisenberg' }, from: '2024-01-01' });
    expect(silent.points.flatMap(({ statistics }) => statistics.map(({ state }) => state))).toEqual(['MISSING', 'MISSING', 'MISSING']);
    expect((await ask({ group: { network: 'ous' } })).complete).toBe(true);
  });
});
