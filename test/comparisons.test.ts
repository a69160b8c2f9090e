import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AreaDeclaration, readAreas } from '../shared/areas.js';
import { REGISTRY } from '../shared/sectors.js';
import { contrastRates, contrastShares } from '../shared/statistics/contrast.js';
import type { AffiliationFact } from '../subgraphs/regional/area/area.entity.js';
import { readContent } from '../subgraphs/regional/content.js';
import { asItWas, lineageOf } from '../subgraphs/regional/statistic/area-lineage.js';
import { changesOf, kindsOf } from '../subgraphs/regional/statistic/break.rules.js';
import { contrastOf, verdictOf } from '../subgraphs/regional/statistic/compare.rules.js';
import { reasonsOf } from '../subgraphs/regional/statistic/compare-reasons.js';
import type { ComparisonSide } from '../subgraphs/regional/statistic/compare-side.js';
import { averageOf, checkLimits, classify, drawCurve, limitsAt, startsAtZero } from '../subgraphs/regional/statistic/funnel.rules.js';
import { joinSources } from '../subgraphs/regional/statistic/join-sources.js';
import { type GroupPlace, readGroup } from '../subgraphs/regional/statistic/read-group.js';
import { pointDays } from '../subgraphs/regional/statistic/series-days.js';
import { judgeTrend } from '../subgraphs/regional/statistic/series-trend.js';
import type { StatisticGroupRef } from '../subgraphs/regional/statistic/statistic.input.js';
import type { Statistic } from '../subgraphs/regional/statistic/statistic.type.js';

/** The pure parts of series, funnels and comparisons. */

const AREAS = readAreas();
const AFFILIATIONS = readContent(REGISTRY, AREAS).affiliations as unknown as AffiliationFact[];
const TODAY = '2026-11-22';
const place = (ref: StatisticGroupRef, geography: 'CURRENT' | 'AS_WAS' = 'CURRENT'): GroupPlace =>
  readGroup({ registry: REGISTRY, areas: AREAS }, ref, { argument: 'group', day: TODAY, geography });
const area = (code: string): AreaDeclaration => AREAS.get(code) ?? expect.fail(`no area ${code}`);

const share = fc.nat({ max: 400 }).chain((x) => fc.record({ x: fc.constant(x), n: fc.integer({ min: Math.max(x, 1), max: 500 }) }));
const rate = fc.record({ x: fc.nat({ max: 400 }), n: fc.integer({ min: 500, max: 700_000 }) });

describe('a contrast', () => {
  it.each([
    ['shares', share, contrastShares],
    ['rates', rate, (a: { x: number; n: number }, b: { x: number; n: number }) => contrastRates(a, b, 10_000)],
  ] as const)('of %s changes its sign, and inverts its ratio, with the order of a and b', (_name, fraction, contrast) => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        const [there, back] = [contrast(a, b), contrast(b, a)];
        expect(back.difference.value).toBeCloseTo(-there.difference.value, 9);
        expect(back.difference.low).toBeCloseTo(-there.difference.high, 9);
        expect(back.difference.high).toBeCloseTo(-there.difference.low, 9);
        if (there.ratio && back.ratio) {
          expect(there.ratio.value * back.ratio.value).toBeCloseTo(1, 9);
          expect(there.ratio.low * back.ratio.high).toBeCloseTo(1, 6);
        }
      }),
    );
  });

  it('is given only of two figures, and only if nothing bars it', () => {
    const figure = { unit: 'SHARE', state: 'VALUE', numerator: 8, denominator: 10 } as const;
    const hidden = { ...figure, state: 'SUPPRESSED', numerator: null, denominator: null } as const;
    const none = { difference: null, ratio: null };
    expect(contrastOf(figure, figure, 'WITH_CARE').difference?.value).toBe(0);
    expect(contrastOf(figure, figure, 'NOT_COMPARABLE')).toEqual(none);
    expect(contrastOf(figure, hidden, 'WITH_CARE')).toEqual(none);
    expect(contrastOf({ ...figure, state: 'NOT_COMPARABLE' }, figure, 'COMPARABLE')).toEqual(none);
  });

  it('is as comparable as the gravest reason says', () => {
    const [care, bars] = [{ weight: 'CARE' }, { weight: 'BARS' }] as const;
    expect([[], [care], [care, bars], [bars]].map(verdictOf)).toEqual(['COMPARABLE', 'WITH_CARE', 'NOT_COMPARABLE', 'NOT_COMPARABLE']);
  });
});

describe('the reasons of a comparison', () => {
  const [first, second] = [place({ network: 'ous' }), place({ network: 'lovisenberg' })];
  const networks = REGISTRY.sectors.flatMap((sector) => sector.networks);
  const whole = { ownersExpected: 1, ownersAnswered: 1, expected: 100, known: 100 };
  const side = (where: GroupPlace, statistic: object = {}, rest: object = {}): ComparisonSide => {
    const figure = {
      state: 'VALUE',
      unit: 'SHARE',
      numerator: 50,
      denominator: 100,
      flags: [],
      notes: [],
      demo: false,
      completeness: whole,
    };
    const group = { key: where.key, texts: { nb: where.key, nn: null, en: null } };
    return {
      place: where,
      statistic: { ...figure, group, indicator: { id: 'x', version: 1 }, ...statistic } as unknown as Statistic,
      networks: networks.filter(({ slug }) => slug === where.key),
      functionDescriptions: ['oslo'],
      scopeBreaks: [],
      ...rest,
    };
  };
  const codes = (a: ComparisonSide, b: ComparisonSide) => {
    const [there, back] = [reasonsOf(a, b), reasonsOf(b, a)].map((reasons) => reasons.map(({ code, weight }) => `${code} ${weight}`));
    expect(back?.toSorted()).toEqual(there?.toSorted());
    return there;
  };
  const plain = side(second);

  it.each([
    ['none', {}, {}, []],
    ['who is invented', { demo: true }, {}, ['DEMO CARE']],
    ['a numerator of 5', { numerator: 5 }, {}, []],
    ['a numerator of 4', { numerator: 4 }, {}, ['SMALL_COUNTS CARE']],
    ['all but 4', { numerator: 96 }, {}, ['SMALL_COUNTS CARE']],
    ['9 events of a rate', { unit: 'PER_10000', numerator: 9, denominator: 9 }, {}, ['SMALL_COUNTS CARE']],
    ['10 events of a rate', { unit: 'PER_10000', numerator: 10, denominator: 10 }, {}, []],
    ['nine tenths known', { completeness: { ...whole, known: 90 } }, {}, []],
    ['less than nine tenths known', { completeness: { ...whole, known: 89 } }, {}, ['COMPLETENESS CARE']],
    ['a silent owner', { completeness: { ...whole, ownersExpected: 2 } }, {}, ['COMPLETENESS BARS']],
    ['nothing expected', { completeness: { ...whole, expected: 0, known: 0 } }, {}, []],
    ['units', { flags: ['UNIT_DEFINITION'] }, {}, ['UNIT_DEFINITION CARE']],
    ['no figure', { state: 'MISSING', numerator: null, denominator: null, completeness: null }, {}, ['NO_FIGURE BARS']],
    ['another function description', {}, { functionDescriptions: ['vestre-viken'] }, ['DEFINITION CARE']],
    ['a disputed area', { notes: [{ code: 'DISPUTED_AREA', subjects: ['1'], texts: {} }] }, {}, ['GEOGRAPHY CARE']],
    ['a note about something else', { notes: [{ code: 'DENOMINATOR', subjects: ['1'], texts: {} }] }, {}, []],
    ['a break of scope', {}, { scopeBreaks: [{ areas: ['1'], texts: {} }] }, ['SCOPE CARE']],
    ['another field', {}, { networks: networks.filter(({ slug }) => slug === 'drammen') }, ['DOMAIN CARE']],
    ['no network at all', {}, { networks: [], functionDescriptions: [] }, []],
  ])('are those of %s', (_name, statistic, rest, expected) => {
    expect(codes(side(first, statistic, rest), plain)).toEqual(expected);
  });

  it('are there where two figures are not equally complete, though each is nearly so', () => {
    const known = (of: number, expected: number) => side(first, { completeness: { ...whole, expected, known: of } });
    expect(codes(known(90, 100), plain)).toEqual([]);
    expect(codes(known(899, 1000), plain)).toEqual(['COMPLETENESS CARE']);
  });

  it('tell whether one or both rest on invented persons', () => {
    const demo = (where: GroupPlace) => side(where, { demo: true });
    expect(reasonsOf(demo(first), demo(second))[0]).toMatchObject({
      subjects: ['ous', 'lovisenberg'],
      texts: { en: 'Both figures rest on invented persons.' },
    });
    expect(reasonsOf(plain, demo(first))[0]).toMatchObject({
      subjects: ['ous'],
      texts: { en: 'Only one of the figures rests on invented persons: ous.' },
    });
  });
});

describe('control limits', () => {
  const baseline = fc.oneof(
    fc.record({ unit: fc.constant('SHARE' as const), average: fc.double({ min: 0.01, max: 0.99, noNaN: true }) }),
    fc.record({ unit: fc.constant('PER_10000' as const), average: fc.double({ min: 1e-5, max: 2e-3, noNaN: true }) }),
  );
  const figureOf = ({ unit, average }: { unit: string; average: number }) => (unit === 'SHARE' ? average : average * 10_000);
  const levels = [80, 95, 99, 99.8];

  it('nest: the higher the level, the wider', () => {
    fc.assert(
      fc.property(baseline, fc.integer({ min: 1, max: 500_000 }), (line, n) => {
        const limits = levels.map((level) => limitsAt(line, n, level));
        for (const [i, outer] of limits.slice(1).entries()) {
          expect(outer.low).toBeLessThanOrEqual((limits[i]?.low ?? 0) + 1e-12);
          expect(outer.high).toBeGreaterThanOrEqual((limits[i]?.high ?? 0) - 1e-12);
        }
      }),
    );
  });

  it('hold a point on the average, once a group is large enough to expect anything', () => {
    fc.assert(
      fc.property(baseline, fc.integer({ min: 1, max: 500_000 }), (line, n) => {
        fc.pre(line.unit === 'SHARE' || line.average * n >= 1);
        const limits = levels.map((level) => ({ level, ...limitsAt(line, n, level) }));
        expect(classify(figureOf(line), limits)).toEqual({ side: 'INSIDE', level: null });
      }),
    );
  });

  it('have the values that PHEindicatormethods gives', () => {
    const line = { unit: 'SHARE', average: 0.80642448 } as const;
    const [two, three] = [95, 99.8];
    const expected = [
      [1, two, 0.03204264, 1],
      [1, three, 0, 1],
      [5, two, 0.46011039, 1],
      [5, three, 0.26039864, 1],
      [7, two, 0.51373565, 1],
      [7, three, 0.34494842, 1],
    ] as const;
    for (const [n, level, low, high] of expected) {
      expect(limitsAt(line, n, level).low).toBeCloseTo(low, 6);
      expect(limitsAt(line, n, level).high).toBeCloseTo(high, 6);
    }
  });

  it('give a point the outermost limit that it is outside of, in whatever order they come; on a limit is inside', () => {
    const limits = [
      { level: 99.8, low: 1, high: 9 },
      { level: 80, low: 4, high: 6 },
      { level: 95, low: 2, high: 8 },
    ];
    const classes = [0.9, 1, 1.9, 2, 3.9, 4, 5, 6, 6.1, 8, 8.1, 9, 9.1].map((value) => classify(value, limits));
    expect(classes.map(({ side, level }) => `${side} ${level}`)).toEqual([
      ...['LOW 99.8', 'LOW 95', 'LOW 95', 'LOW 80', 'LOW 80', 'INSIDE null', 'INSIDE null', 'INSIDE null'],
      ...['HIGH 80', 'HIGH 80', 'HIGH 95', 'HIGH 95', 'HIGH 99.8'],
    ]);
    for (const order of [limits.toReversed(), limits.toSorted((a, b) => a.low - b.low)])
      expect(classify(8.5, order)).toEqual(classify(8.5, limits));
  });

  it('are 1 to 4 different levels above 50 and up to 99.999', () => {
    expect(checkLimits([99.8, 95])).toEqual([95, 99.8]);
    expect(checkLimits([50.1, 99.999])).toEqual([50.1, 99.999]);
    for (const wrong of [[], [50], [99.9990001], [100], [0], [-95], [95, 95], [60, 70, 80, 90, 95], [Number.NaN], [0.95]])
      expect(() => checkLimits(wrong), String(wrong)).toThrow('limits must be 1 to 4 different levels');
  });

  it('are drawn from the smallest to the largest denominator, in equal steps of a logarithmic scale', () => {
    fc.assert(
      fc.property(baseline, fc.array(fc.integer({ min: 1, max: 500_000 }), { minLength: 1, maxLength: 20 }), (line, sizes) => {
        const { points } = drawCurve(line, sizes, 95);
        const drawn = points.map(({ denominator }) => denominator);
        expect(drawn[0]).toBe(Math.min(...sizes));
        expect(drawn.at(-1)).toBe(Math.max(...sizes));
        expect(drawn).toHaveLength(new Set(sizes).size === 1 ? 1 : 50);
        const steps = drawn.slice(1).map((size, i) => Math.log(size) - Math.log(drawn[i] ?? 0));
        for (const step of steps) expect(step).toBeGreaterThan(0);
        expect(Math.max(0, ...steps) - Math.min(Math.max(0, ...steps), ...steps)).toBeLessThan(1e-6);
        for (const { denominator, low, high } of points) expect({ low, high }).toEqual(limitsAt(line, denominator, 95));
      }),
    );
    expect(drawCurve({ unit: 'SHARE', average: 0.5 }, [], 95)).toEqual({ level: 95, points: [] });
  });

  it('of shares narrow as groups grow', () => {
    const { points } = drawCurve({ unit: 'SHARE', average: 0.7 }, [2, 5_000], 99.8);
    for (const [i, point] of points.slice(1).entries()) {
      expect(point.low).toBeGreaterThanOrEqual(points[i]?.low ?? 0);
      expect(point.high).toBeLessThanOrEqual(points[i]?.high ?? 0);
    }
  });

  it('are drawn around the average of all together, not of their shares', () => {
    expect(
      averageOf([
        { x: 1, n: 1 },
        { x: 0, n: 99 },
      ]),
    ).toBe(0.01);
    expect(averageOf([])).toBeNull();
  });

  it('have an axis from 0 unless the largest is at most twice the smallest', () => {
    expect([[10, 20], [10, 21], [7], []].map(startsAtZero)).toEqual([false, true, false, false]);
  });
});

describe('the days of a series', () => {
  const days = (from: string, to: string, step: 'YEAR' | 'QUARTER' | 'MONTH') =>
    pointDays({ from, to }, step, TODAY).map(({ date }) => date);

  it('are the last of each step, and today for the running one', () => {
    expect(days('2024-01-01', '2027-01-01', 'YEAR')).toEqual(['2024-12-31', '2025-12-31', TODAY]);
    expect(days('2026-01-01', '2027-01-01', 'QUARTER')).toEqual(['2026-03-31', '2026-06-30', '2026-09-30', TODAY]);
    expect(days('2024-01-15', '2024-04-01', 'MONTH')).toEqual(['2024-01-31', '2024-02-29', '2024-03-31']);
    expect(pointDays({ from: '2025-01-01', to: '2027-01-01' }, 'YEAR', TODAY).map(({ whole }) => whole)).toEqual([true, false]);
    expect(pointDays({ from: '2026-01-01', to: '2027-01-01' }, 'YEAR', '2026-12-31')).toEqual([{ date: '2026-12-31', whole: true }]);
  });

  it('lie in the span, which does not include its last day', () => {
    expect(days('2024-01-01', '2025-12-31', 'YEAR')).toEqual(['2024-12-31']);
    expect(days('2024-01-01', '2026-01-01', 'YEAR')).toEqual(['2024-12-31', '2025-12-31']);
    expect(days('2025-01-01', TODAY, 'YEAR')).toEqual(['2025-12-31']);
    expect(days(TODAY, '2026-11-23', 'MONTH')).toEqual([TODAY]);
    expect(days('0050-02-01', '0050-03-01', 'MONTH')).toEqual(['0050-02-28']);
  });

  it.each([
    ['2024-01-01', '2024-01-01', 'to must be after from'],
    ['2025-01-01', '2024-01-01', 'to must be after from'],
    ['2026-11-23', '2027-01-01', 'from must not be after today'],
    ['2024-01-01', '2024-12-31', 'No year ends'],
    ['1800-01-01', '2027-01-01', 'at most 120 points; these would be 227'],
  ])('are refused from %s to %s by years', (from, to, message) => {
    expect(() => days(from, to, 'YEAR')).toThrow(message);
  });

  it('may be 120, not more', () => {
    expect(days('2016-01-01', '2026-01-01', 'MONTH')).toHaveLength(120);
    expect(() => days('2015-12-01', '2026-01-01', 'MONTH')).toThrow('121');
  });

  it('grow, lie in the span, and are each the last of a month', () => {
    const day = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, fc.constantFrom('YEAR', 'QUARTER', 'MONTH'), (from, to, step) => {
        let found: string[];
        try {
          found = days(from, to, step);
        } catch {
          return;
        }
        expect(found).toEqual([...new Set(found)].toSorted());
        for (const date of found) {
          expect(from <= date && date < to && date <= TODAY).toBe(true);
          const next = new Date(Date.parse(date) + 86_400_000).toISOString();
          expect(date === TODAY || next.endsWith('-01T00:00:00.000Z')).toBe(true);
        }
      }),
    );
  });
});

describe('the breaks of a series', () => {
  const changes = changesOf(AREAS, REGISTRY, AFFILIATIONS);
  const breaksOf = (ref: StatisticGroupRef) =>
    [
      ...new Set(
        changes.flatMap((change) =>
          kindsOf(change, place(ref), { areas: AREAS, registry: REGISTRY }).map((kind) => `${change.date} ${kind}`),
        ),
      ),
    ].toSorted();
  const NEW_CODES = ['2020-01-01 NEW_CODE', '2024-01-01 NEW_CODE'];
  const ALNA = ['2026-01-01 SCOPE'];

  it.each([
    ['the merged municipality Drammen', { area: '3301' }, ['2020-01-01 MERGER', '2024-01-01 NEW_CODE']],
    ['Asker, which took in Røyken and Hurum', { area: '3203' }, ['2020-01-01 MERGER', '2024-01-01 NEW_CODE']],
    ['Holmestrand, which took in Sande', { area: '3903' }, ['2020-01-01 MERGER', '2020-01-01 SCOPE', '2024-01-01 NEW_CODE']],
    ['a municipality that was only numbered anew', { area: '3303' }, NEW_CODES],
    ['one whose name changed with its number', { area: '3322' }, NEW_CODES],
    ['Alna', { area: '030112' }, ALNA],
    ['another district', { area: '030101' }, []],
    ['a district outside all networks', { area: '030110' }, []],
    ['network ous', { network: 'ous' }, ALNA],
    ['sector ous', { sector: 'ous' }, ALNA],
    ['a type of service in network ous', { network: 'ous', serviceType: 'HOME_NURSING' }, ALNA],
    ['region oslo', { region: 'oslo' }, ALNA],
    ['network lovisenberg', { network: 'lovisenberg' }, []],
    ['network diakonhjemmet', { network: 'diakonhjemmet' }, []],
    ['network kongsberg', { network: 'kongsberg' }, NEW_CODES],
    ['network ringerike', { network: 'ringerike' }, NEW_CODES],
    [
      'network drammen, without Røyken, Hurum and Sande since',
      { network: 'drammen' },
      ['2020-01-01 MERGER', '2020-01-01 NEW_CODE', '2020-01-01 SCOPE', '2024-01-01 NEW_CODE'],
    ],
    [
      'network baerum, to which Røyken and Hurum went',
      { network: 'baerum' },
      ['2020-01-01 MERGER', '2020-01-01 NEW_CODE', '2020-01-01 SCOPE', '2024-01-01 NEW_CODE'],
    ],
    [
      'region vestre-viken, without Sande since',
      { region: 'vestre-viken' },
      ['2020-01-01 MERGER', '2020-01-01 NEW_CODE', '2020-01-01 SCOPE', '2024-01-01 NEW_CODE'],
    ],
    [
      'a type of service everywhere',
      { serviceType: 'NURSING_HOME' },
      ['2020-01-01 MERGER', '2020-01-01 NEW_CODE', '2020-01-01 SCOPE', '2024-01-01 NEW_CODE', ...ALNA],
    ],
  ] as const)('concern %s', (_name, ref, expected) => {
    expect(breaksOf(ref)).toEqual(expected);
  });

  it('follow a municipality back to what it was made of', () => {
    const codes = (code: string, day: string) => asItWas(AREAS, area(code), day).map((found) => found.code);
    expect(codes('3301', '2019-12-31')).toEqual(['0602', '0625', '0711']);
    expect(codes('3301', '2020-01-01')).toEqual(['3005']);
    expect(codes('3301', TODAY)).toEqual(['3301']);
    expect(codes('0602', '2019-12-31')).toEqual(['0602']);
    expect(codes('0602', '2020-01-01')).toEqual([]);
    expect(lineageOf(AREAS, area('3203'))).toHaveLength(5);
  });
});

describe('the trend of a series', () => {
  const shown = { unit: 'SHARE', polarity: 'HIGHER_IS_BETTER', period: 'DAY' } as const;
  const point = (numerator: number | null, state = 'VALUE') => ({
    statistics: [{ state: state as 'VALUE', numerator, denominator: numerator === null ? null : 100 }],
  });
  const rising = [10, 20, 30, 40, 50].map((x) => point(x));
  const whole = { step: 'YEAR', isBroken: false } as const;
  const said = (trend: ReturnType<typeof judgeTrend>) => [trend.trend, trend.trendReason, trend.direction];

  it('is better or worse by which way is better', () => {
    const falling = rising.toReversed();
    expect(said(judgeTrend(shown, rising, whole))).toEqual(['INCREASING', null, 'BETTER']);
    expect(said(judgeTrend(shown, falling, whole))).toEqual(['DECREASING', null, 'WORSE']);
    expect(said(judgeTrend({ ...shown, polarity: 'LOWER_IS_BETTER' }, falling, whole))).toEqual(['DECREASING', null, 'BETTER']);
    expect(said(judgeTrend({ ...shown, polarity: 'NEUTRAL' }, falling, whole))).toEqual(['DECREASING', null, 'NEITHER']);
    expect(said(judgeTrend({ ...shown, unit: 'PER_10000' }, rising, whole))).toEqual(['INCREASING', null, 'BETTER']);
    expect(
      said(
        judgeTrend(
          shown,
          [50, 51, 49, 50, 50].map((x) => point(x)),
          whole,
        ),
      ),
    ).toEqual(['NO_SIGNIFICANT_CHANGE', null, 'UNCHANGED']);
  });

  it.each([
    ['BREAK', shown, rising, { ...whole, isBroken: true }],
    ['FEW_POINTS', shown, rising.slice(1), whole],
    ['FEW_POINTS', shown, [], whole],
    ['NO_FIGURE', shown, [...rising, point(null, 'SUPPRESSED')], whole],
    ['NO_FIGURE', shown, [...rising, point(3, 'NOT_COMPARABLE')], whole],
    ['SEVERAL_AREAS', shown, [...rising, { statistics: [...(rising[0]?.statistics ?? []), ...(rising[1]?.statistics ?? [])] }], whole],
    ['SEVERAL_AREAS', shown, [...rising, { statistics: [] }], whole],
    ['UNEQUAL_PERIODS', { ...shown, period: 'YEAR_TO_DATE' }, rising, { ...whole, step: 'MONTH' }],
    ['SAME_AGAIN', shown, rising, { ...whole, step: 'MONTH' }],
    ['NOTHING_VARIES', shown, [0, 0, 0, 0, 0].map((x) => point(x)), whole],
    ['NOTHING_VARIES', shown, [100, 100, 100, 100, 100].map((x) => point(x)), whole],
    ['NOTHING_VARIES', { ...shown, unit: 'PER_10000' }, [0, 0, 0, 0, 0].map((x) => point(x)), whole],
  ] as const)('is refused for %s', (reason, indicator, points, how) => {
    expect(said(judgeTrend(indicator, points, how))).toEqual(['CANNOT_BE_CALCULATED', reason, 'UNKNOWN']);
  });

  it('is told of years to date by whole years', () => {
    expect(judgeTrend({ ...shown, period: 'YEAR_TO_DATE' }, rising, whole).trend).toBe('INCREASING');
  });
});

describe('which group is meant', () => {
  it.each([
    [{ region: 'oslo' }, 'REGION', 'oslo'],
    [{ sector: 'ous' }, 'SECTOR', 'ous'],
    [{ network: 'ous' }, 'NETWORK', 'ous'],
    [{ area: '030112' }, 'AREA', '030112'],
    [{ area: '0625' }, 'AREA', '3301'],
    [{ serviceType: 'HOSPITAL' }, 'SERVICE_TYPE', 'HOSPITAL'],
    [{ network: 'drammen', serviceType: 'HOSPITAL' }, 'NETWORK_BY_SERVICE_TYPE', 'drammen/HOSPITAL'],
    [{ network: 'drammen', serviceType: null, region: null }, 'NETWORK', 'drammen'],
  ] as const)('is said by %j', (ref, by, key) => {
    expect(place(ref)).toMatchObject({ by, key });
  });

  it('is itself for a former area that is shown as it was', () => {
    expect(place({ area: '0625' }, 'AS_WAS')).toMatchObject({ by: 'AREA', key: '0625', within: { area: '0625' } });
  });

  it.each([
    [{}, 'It has nothing'],
    [{ region: 'oslo', sector: 'ous' }, 'region, sector, network, area, serviceType, network + serviceType. It has region + sector'],
    [{ region: 'oslo', serviceType: 'HOSPITAL' }, 'It has region + serviceType'],
    [{ network: 'ous', area: '030112' }, 'It has network + area'],
    [{ region: 'norge' }, 'Regions are: vestre-viken, oslo'],
    [{ region: '' }, 'Regions are: vestre-viken, oslo'],
    [{ sector: 'asker' }, 'Sectors are: vestre-viken, lovisenberg, diakonhjemmet, ous'],
    [{ network: 'oslo' }, 'Networks are: baerum, drammen'],
    [{ area: '9999' }, 'There is no area with that code'],
    [{ area: '030199' }, 'not a place'],
    [{ area: '0301' }, 'Oslo (0301) is shown by its districts: Gamle Oslo (030101), '],
  ] as const)('is refused for %j', (ref, message) => {
    expect(() => place(ref)).toThrow(message);
  });
});

describe('sources of several answers', () => {
  const line = (sector: string, state: 'OK' | 'TIMEOUT') => ({ sector, state, dataVersion: null, asOf: null, message: null });

  it('name each owner once, and as silent if it was silent once', () => {
    const parts = [
      { complete: true, sources: [line('ous', 'OK'), line('lovisenberg', 'OK')] },
      { complete: false, sources: [line('ous', 'TIMEOUT')] },
      { complete: true, sources: [line('ous', 'OK')] },
    ];
    for (const order of [parts, parts.toReversed()]) {
      const { complete, sources } = joinSources(order);
      expect(complete).toBe(false);
      expect(sources.map(({ sector, state }) => `${sector} ${state}`).toSorted()).toEqual(['lovisenberg OK', 'ous TIMEOUT']);
    }
    expect(joinSources([])).toEqual({ complete: true, sources: [] });
  });
});
