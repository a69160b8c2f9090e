import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportsOf, groupRefOf, variablesOf } from '../gateway/dashboard/views/coverage/ask-graph.js';
import { breakMarks } from '../gateway/dashboard/views/coverage/break-marks.js';
import { type Question, readQuestion } from '../gateway/dashboard/views/coverage/read-question.js';
import { seriesLines } from '../gateway/dashboard/views/coverage/series-lines.js';
import { spreadLabels } from '../gateway/dashboard/views/coverage/spread-labels.js';
import { classOf, evenClasses, quantileClasses } from '../gateway/dashboard/views/coverage/value-classes.js';

const POSSIBLE = {
  offers: [
    { id: 'unit-coverage', title: 'Dekning', unit: 'SHARE', breakdowns: ['REGION', 'NETWORK', 'AREA', 'SERVICE_TYPE'] },
    { id: 'nurses-per-10000', title: 'Per 10 000', unit: 'PER_10000', breakdowns: ['NETWORK', 'AREA'] },
    { id: 'reports-on-time', title: 'Rapporter', unit: 'SHARE', breakdowns: ['REGION', 'NETWORK'] },
  ],
  regions: ['vestre-viken', 'oslo'],
  today: '2026-11-22',
} as const;

const readOf = (address: string): Question => {
  const search = new URLSearchParams(address);
  const question = readQuestion((name) => search.get(name) ?? '', POSSIBLE);
  if (!question) throw new Error('no question');
  return question;
};

describe('the address', () => {
  test('says nothing: coverage by area today', () => {
    expect(variablesOf(readOf(''))).toEqual({ indicator: 'unit-coverage', by: 'AREA' });
  });

  test.each([
    [
      'indikator=nurses-per-10000&alder=AGE_80_PLUS&omrade=oslo&ar=2020&inndeling=AS_WAS',
      { year: 2020, ageGroup: 'AGE_80_PLUS', geography: 'AS_WAS' },
    ],
    ['indikator=unit-coverage&alder=AGE_80_PLUS', { ageGroup: 'ALL' }],
    ['fordeling=NETWORK&inndeling=AS_WAS', { by: 'NETWORK', geography: 'CURRENT' }],
    ['indikator=reports-on-time&fordeling=AREA', { by: 'NETWORK' }],
    ['dag=2020-05-17&ar=2019', { day: '2020-05-17', year: null }],
    ['dag=2026-11-23&ar=2026', { day: '', year: null }],
    ['dag=2023-02-30', { day: '' }],
    ['ar=2017', { year: null }],
    ['ar=1e3', { year: null }],
    ['omrade=nordland', { region: '' }],
  ])('%s', (address, expected) => {
    expect(readOf(address)).toMatchObject(expected);
  });

  test('never gives what does not go together, whatever it says', () => {
    const names = ['indikator', 'fordeling', 'omrade', 'alder', 'dag', 'ar', 'inndeling'];
    const values = fc.oneof(
      fc.string(),
      fc.constantFrom('AREA', 'AS_WAS', 'AGE_80_PLUS', 'nurses-per-10000', 'reports-on-time', '2020', '2020-02-29', 'oslo', '__proto__'),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), values), (address) => {
        const { indicator, by, ageGroup, day, year, geography } = readOf(new URLSearchParams(address).toString());
        expect(indicator.breakdowns).toContain(by);
        if (indicator.unit === 'SHARE') expect(ageGroup).toBe('ALL');
        if (by !== 'AREA') expect(geography).toBe('CURRENT');
        expect(day === '' || year === null).toBe(true);
      }),
    );
  });

  test('asks the export for the same as the graph', () => {
    const question = readOf('indikator=nurses-per-10000&alder=AGE_67_PLUS&omrade=oslo&ar=2020&inndeling=AS_WAS');
    const shared = { indicator: 'nurses-per-10000', by: 'AREA', year: 2020, ageGroup: 'AGE_67_PLUS', geography: 'AS_WAS' };
    expect(variablesOf(question)).toEqual({ ...shared, within: { region: 'oslo' } });
    const [csv, ...others] = exportsOf(question, 'nn').map(({ href }) => new URL(href, 'http://x'));
    expect(csv?.pathname).toBe('/export/statistics.csv');
    expect(Object.fromEntries(csv?.searchParams ?? [])).toEqual({ ...shared, year: '2020', region: 'oslo', locale: 'nn' });
    expect(others.map(({ pathname }) => pathname.split('.').at(-1))).toEqual(['xlsx', 'json', 'parquet']);
  });

  test('asks for the series of a group in the way of its breakdown', () => {
    const group = { key: 'ous/HOME_NURSING', network: 'ous', serviceType: 'HOME_NURSING' } as const;
    expect(groupRefOf({ ...readOf(''), by: 'NETWORK_BY_SERVICE_TYPE' }, group)).toEqual({ network: 'ous', serviceType: 'HOME_NURSING' });
    expect(groupRefOf(readOf(''), { ...group, key: '3301' })).toEqual({ area: '3301' });
  });
});

describe('classes', () => {
  test('of shares are even, round and within 0 to 100 %', () => {
    expect(evenClasses([0.5, 0.76, 1]).map(({ from, to }) => [from, to])).toEqual([
      [0.5, 0.6],
      [0.6, 0.7],
      [0.7, 0.8],
      [0.8, 0.9],
      [0.9, 1],
    ]);
  });

  test.each([
    ['even', evenClasses, fc.double({ min: 0, max: 1, noNaN: true })],
    ['quantile', quantileClasses, fc.double({ min: 0, max: 500, noNaN: true })],
  ])('%s ones take every value in, meet each other, and are five at most', (_name, classify, value) => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 45 }), (values) => {
        const classes = classify(values);
        expect(classes.length).toBeGreaterThan(0);
        expect(classes.length).toBeLessThanOrEqual(5);
        for (const [index, { to }] of classes.slice(0, -1).entries()) expect(classes[index + 1]?.from).toBe(to);
        for (const one of values) {
          const found = classes[classOf(one, classes)];
          expect(found && found.from <= one + 1e-6 && one <= found.to + 1e-6).toBe(true);
        }
      }),
    );
  });

  test('of nothing are none', () => {
    expect([evenClasses([]), quantileClasses([])]).toEqual([[], []]);
  });
});

/** Without the names of types, which are of no account here. */
type Given = Parameters<typeof seriesLines>[0];

describe('lines of a series', () => {
  const figure = (key: string, value: number | null) => ({
    group: { key, label: key },
    value,
    interval: null,
  });
  const point = (date: string, ...statistics: ReturnType<typeof figure>[]) => ({ date, statistics });
  const drawn = (points: ReturnType<typeof point>[], breaks: string[]) =>
    seriesLines({ points, breaks: breaks.map((date) => ({ date, flag: 'BREAK_GEOGRAPHY', note: '' })) } as unknown as Given).map((line) =>
      line.map(({ key, day }) => `${key} ${day.getUTCFullYear()}`),
    );

  test('stop at a break and at a gap, and are apart for each area', () => {
    const points = [
      point('2018-12-31', figure('0602', 0.5), figure('0625', 0.4)),
      point('2019-12-31', figure('0602', 0.6), figure('0625', 0.5)),
      point('2020-12-31', figure('3005', 0.5)),
      point('2021-12-31', figure('3005', null)),
      point('2022-12-31', figure('3005', 0.7)),
    ];
    expect(drawn(points, ['2020-01-01'])).toEqual([['0602 2018', '0602 2019'], ['0625 2018', '0625 2019'], ['3005 2020'], ['3005 2022']]);
  });

  test('stop at a break within one area too', () => {
    expect(drawn([point('2023-12-31', figure('3301', 0.5)), point('2024-12-31', figure('3301', 0.6))], ['2024-01-01'])).toHaveLength(2);
  });
});

test('breaks between the same two points share a mark', () => {
  const points = ['2019-12-31', '2020-12-31', '2023-12-31', '2024-12-31'].map((date) => ({ date }));
  const breaks = ['2020-01-01', '2020-01-01', '2020-06-01', '2024-01-01'].map((date) => ({ date }));
  expect(breakMarks({ points, breaks } as unknown as Given)).toEqual([
    { before: 1, numbers: '1–3' },
    { before: 3, numbers: '4' },
  ]);
});

test('names beside points never lie over one another', () => {
  const point = fc.record({ left: fc.integer({ min: 50, max: 600 }), top: fc.integer({ min: 20, max: 300 }) });
  fc.assert(
    fc.property(fc.array(point, { maxLength: 30 }), (points) => {
      const named = points.map((one, index) => ({ ...one, key: String(index), label: 'Nordre Aker' }));
      const labels = spreadLabels(named, { right: 620, top: 12, bottom: 320 });
      for (const [index, a] of labels.entries())
        for (const b of labels.slice(index + 1)) {
          const [left, right] = [a, b].map(({ x, anchor }) => (anchor === 'end' ? x - 79.2 : x)) as [number, number];
          expect(Math.abs(left - right) < 79 && Math.abs(a.y - b.y) < 15).toBe(false);
        }
    }),
  );
});
