import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { contrastRates, contrastShares } from '../../shared/statistics/contrast.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/** AN-4 and SG-5: two groups side by side, and whether they may be compared. */

interface Figure {
  readonly group: { readonly key: string };
  readonly state: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}
interface Contrast {
  readonly value: number;
  readonly interval: { readonly low: number; readonly high: number; readonly level: number; readonly method: string };
}
interface Comparison {
  readonly a: Figure;
  readonly b: Figure;
  readonly difference: Contrast | null;
  readonly ratio: Contrast | null;
  readonly verdict: string;
  readonly reasons: readonly {
    readonly code: string;
    readonly weight: string;
    readonly text: string;
    readonly subjects: readonly string[];
  }[];
  readonly complete: boolean;
  readonly sources: readonly { readonly sector: string; readonly state: string }[];
}

const FIGURE = '{ group { key } state value numerator denominator }';
const CONTRAST = '{ value interval { low high level method } }';
const QUERY = `query($indicator: ID!, $a: StatisticGroupRef!, $b: StatisticGroupRef!, $asOf: Date, $year: Int, $ageGroup: AgeGroup) {
  compare(indicator: $indicator, a: $a, b: $b, asOf: $asOf, year: $year, ageGroup: $ageGroup) {
    a ${FIGURE} b ${FIGURE} difference ${CONTRAST} ratio ${CONTRAST} verdict
    reasons { code weight text(locale: EN) subjects } complete sources { sector state } } }`;

let graph: TestGraph;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T12:00:00Z') });
  graph = await startTestGraph();
});
afterAll(async () => {
  await graph.close();
  vi.useRealTimers();
});

const OSLO = { region: 'oslo' };
const VESTRE_VIKEN = { region: 'vestre-viken' };

async function ask(a: object, b: object, variables: object = {}, as?: string): Promise<Comparison> {
  const asking = as === undefined ? {} : { as };
  const { data, errors } = await graph.query<{ compare: Comparison }>(QUERY, { indicator: 'unit-coverage', a, b, ...variables }, asking);
  expect(errors).toBeUndefined();
  return data.compare;
}

const codesOf = ({ reasons }: Comparison) => reasons.map(({ code, weight }) => `${code} ${weight}`);
const count = ({ numerator, denominator }: Figure) => ({ x: Number(numerator), n: Number(denominator) });

describe('AN-4, SG-5: Oslo against Vestre Viken', () => {
  it('compares with care: the domain differs, palliation against palliation and cancer care', async () => {
    for (const indicator of ['unit-coverage', 'nurses-per-10000']) {
      const comparison = await ask(OSLO, VESTRE_VIKEN, { indicator });
      expect(comparison.verdict).toBe('WITH_CARE');
      expect(comparison.reasons[0]).toEqual({
        code: 'DOMAIN',
        weight: 'CARE',
        text: 'They work in different fields. Oslo: palliation; Vestre Viken: palliation and cancer care.',
        subjects: ['oslo', 'vestre-viken'],
      });
    }
  });

  it('names every other reason', async () => {
    expect(codesOf(await ask(OSLO, VESTRE_VIKEN))).toEqual([
      'DOMAIN CARE',
      'DEFINITION CARE',
      'UNIT_DEFINITION CARE',
      'SCOPE CARE',
      'DEMO CARE',
    ]);
    const rates = await ask(OSLO, VESTRE_VIKEN, { indicator: 'nurses-per-10000' });
    expect(new Set(codesOf(rates))).toEqual(new Set(['DOMAIN CARE', 'DEFINITION CARE', 'GEOGRAPHY CARE', 'SCOPE CARE', 'DEMO CARE']));
    expect(rates.reasons.find(({ code }) => code === 'DEFINITION')?.subjects).toEqual([
      'oslo-function-description',
      'vestre-viken-function-description',
    ]);
    expect(rates.reasons.filter(({ code }) => code === 'GEOGRAPHY').flatMap(({ subjects }) => subjects)).toEqual(
      expect.arrayContaining(['3903', '030103', '3332']),
    );
  });

  it('says that the scope changed only in the year in which it did', async () => {
    expect(codesOf(await ask(OSLO, VESTRE_VIKEN, { year: 2025 }))).not.toContain('SCOPE CARE');
    expect((await ask(OSLO, VESTRE_VIKEN, { asOf: '2026-01-01' })).reasons.find(({ code }) => code === 'SCOPE')?.subjects).toEqual([
      '030112',
    ]);
  });

  it('gives difference and ratio of what is counted, with their intervals', async () => {
    for (const [indicator, contrast] of [
      ['unit-coverage', contrastShares],
      ['nurses-per-10000', (a: { x: number; n: number }, b: { x: number; n: number }) => contrastRates(a, b, 10_000)],
    ] as const) {
      const { a, b, difference, ratio } = await ask(OSLO, VESTRE_VIKEN, { indicator });
      const expected = contrast(count(a), count(b));
      const { low, high } = expected.difference;
      expect(difference).toEqual({ value: Number(a.value) - Number(b.value), interval: { low, high, level: 95, method: 'MOVER' } });
      expect(ratio?.value).toBeCloseTo(Number(a.value) / Number(b.value), 12);
      expect(ratio?.interval).toEqual({ low: expected.ratio?.low, high: expected.ratio?.high, level: 95, method: 'MOVER' });
    }
  });

  it('turns round with the order', async () => {
    const [there, back] = await Promise.all([ask(OSLO, VESTRE_VIKEN), ask(VESTRE_VIKEN, OSLO)]);
    expect([back.a, back.b]).toEqual([there.b, there.a]);
    expect(back.difference?.value).toBeCloseTo(-Number(there.difference?.value), 12);
    expect(back.difference?.interval.low).toBeCloseTo(-Number(there.difference?.interval.high), 12);
    expect(Number(back.ratio?.value) * Number(there.ratio?.value)).toBeCloseTo(1, 12);
    expect(codesOf(back).toSorted()).toEqual(codesOf(there).toSorted());
  });

  it('speaks bokmål unless told otherwise', async () => {
    const { data } = await graph.query<{ compare: Comparison }>(
      '{ compare(indicator: "unit-coverage", a: { region: "oslo" }, b: { region: "vestre-viken" }) { reasons { text } } }',
    );
    expect(data.compare.reasons[0]?.text).toBe('Fagområdene er ulike. Oslo: palliasjon; Vestre Viken: palliasjon og kreftomsorg.');
  });
});

describe('AN-4: other groups', () => {
  it('of one region differ in neither domain nor definition', async () => {
    const codes = codesOf(await ask({ network: 'baerum' }, { network: 'drammen' }, { year: 2025 }));
    expect(codes).toEqual(['UNIT_DEFINITION CARE', 'DEMO CARE']);
  });

  it('are not compared where the population of a part is not known', async () => {
    const comparison = await ask({ network: 'baerum' }, { network: 'ringerike' }, { indicator: 'nurses-per-10000' });
    expect(comparison).toMatchObject({ verdict: 'NOT_COMPARABLE', difference: null, ratio: null, a: { state: 'NOT_COMPARABLE' } });
    expect(codesOf(comparison)).toEqual(['NO_FIGURE BARS', 'GEOGRAPHY BARS', 'GEOGRAPHY CARE', 'DEMO CARE']);
    expect(comparison.reasons[1]?.subjects).toEqual(['3203']);
  });

  it.each([
    [{ region: 'oslo' }, { network: 'ous' }],
    [{ sector: 'ous' }, { network: 'ous' }],
    [{ sector: 'ous' }, { network: 'ous', serviceType: 'HOSPITAL' }],
    [{ network: 'ous' }, { area: '030114' }],
    [{ network: 'drammen' }, { area: '3203' }],
    [{ serviceType: 'HOSPITAL' }, { network: 'ous' }],
    [{ serviceType: 'HOSPITAL' }, { area: '3301' }],
  ])('are not compared if one may contain what the other counts: %j and %j', async (a, b) => {
    for (const comparison of [await ask(a, b), await ask(b, a)]) {
      expect(comparison).toMatchObject({ verdict: 'NOT_COMPARABLE', difference: null, ratio: null });
      expect(codesOf(comparison)).toContain('SCOPE BARS');
    }
  });

  it.each([
    [{ serviceType: 'HOSPITAL' }, { serviceType: 'HOME_NURSING' }],
    [
      { network: 'ous', serviceType: 'HOSPITAL' },
      { network: 'ous', serviceType: 'HOME_NURSING' },
    ],
    [{ network: 'ous', serviceType: 'HOSPITAL' }, { serviceType: 'HOME_NURSING' }],
    [{ area: '030114' }, { area: '030113' }],
    [{ network: 'ous' }, { network: 'lovisenberg' }],
  ])('are compared if neither does: %j and %j', async (a, b) => {
    expect(codesOf(await ask(a, b, { year: 2025 }))).not.toContain('SCOPE BARS');
  });

  it('of services of one place carry the notion of a unit too', async () => {
    const codes = codesOf(
      await ask({ network: 'ous', serviceType: 'HOSPITAL' }, { network: 'ous', serviceType: 'HOME_NURSING' }, { year: 2025 }),
    );
    expect(codes).toContain('UNIT_DEFINITION CARE');
  });

  it('are marked where counts are small, and where a municipality stands against a district', async () => {
    const comparison = await ask({ area: '3236' }, { area: '030101' });
    expect(codesOf(comparison)).toEqual(expect.arrayContaining(['GEOGRAPHY CARE', 'SMALL_COUNTS CARE']));
    expect(comparison.reasons.find(({ code }) => code === 'SMALL_COUNTS')?.subjects).toEqual(['3236']);
  });

  it('without a figure are not compared', async () => {
    const comparison = await ask({ area: '030110' }, { area: '030101' });
    expect(comparison).toMatchObject({ verdict: 'NOT_COMPARABLE', difference: null, ratio: null, a: { state: 'MISSING' } });
    expect(codesOf(comparison)[0]).toBe('NO_FIGURE BARS');
  });

  it('mean by a former code the area that it went over into', async () => {
    expect((await ask({ area: '3005' }, { area: '3303' }, { year: 2020 })).a.group.key).toBe('3301');
  });
});

describe('AN-4: who may see the difference', () => {
  const networks = [{ network: 'ous' }, { network: 'lovisenberg' }] as const;
  const analyst = (...sectors: string[]) => sectors.map((sector) => ({ role: 'ANALYST', sector }) as const);

  it.each([
    ['nobody', null, ['SUPPRESSED', 'SUPPRESSED']],
    ['the analyst of one owner', analyst('ous'), ['VALUE', 'SUPPRESSED']],
    ['the analyst of another one', analyst('vestre-viken'), ['SUPPRESSED', 'SUPPRESSED']],
  ] as const)('is not %s', async (who, grants, states) => {
    const as = grants ? await tokenFor(graph, grants, who) : undefined;
    const comparison = await ask(...networks, { indicator: 'attendance', year: 2025 }, as);
    expect([comparison.a.state, comparison.b.state]).toEqual(states);
    expect(comparison).toMatchObject({ verdict: 'NOT_COMPARABLE', difference: null, ratio: null });
    expect(comparison.b).toMatchObject({ value: null, numerator: null, denominator: null });
  });

  it('is whoever may see both figures', async () => {
    const as = await tokenFor(graph, analyst('ous', 'lovisenberg'), 'analyst of both');
    const comparison = await ask(...networks, { indicator: 'attendance', year: 2025 }, as);
    expect([comparison.a.state, comparison.b.state]).toEqual(['VALUE', 'VALUE']);
    expect(comparison.difference).not.toBeNull();
  });
});

describe('AN-4: bad input', () => {
  it.each([
    [OSLO, OSLO, {}, 'b: a and b are the same group'],
    [{ area: '3005' }, { area: '3301' }, {}, 'b: a and b are the same group'],
    [{ network: 'ous' }, { network: 'ous', serviceType: null }, {}, 'b: a and b are the same group'],
    [{}, OSLO, {}, 'a: a must be one of: region, sector'],
    [OSLO, { region: 'oslo', serviceType: 'HOSPITAL' }, {}, 'b: b must be one of: region, sector'],
    [OSLO, { network: 'x' }, {}, 'b.network: There is no such network. Networks are: '],
    [OSLO, { area: '0301' }, {}, 'b.area: Oslo (0301) is shown by its districts'],
    [OSLO, { serviceType: 'HOSPITAL' }, { indicator: 'nurses-per-10000' }, 'b: nurses-per-10000 cannot be broken down by SERVICE_TYPE'],
    [OSLO, VESTRE_VIKEN, { indicator: 'x' }, 'indicator: There is no such indicator. Indicators are: '],
    [OSLO, VESTRE_VIKEN, { asOf: '2026-11-23' }, 'asOf: '],
    [OSLO, VESTRE_VIKEN, { asOf: '2020-01-01', year: 2020 }, 'year: Give asOf or year, not both'],
    [OSLO, VESTRE_VIKEN, { year: 1999 }, 'There are no figures of 1999-12-31: the first unit is of'],
    [OSLO, VESTRE_VIKEN, { ageGroup: 'AGE_67_PLUS' }, 'ageGroup: unit-coverage is a share'],
  ])('is refused: %j and %j, %j', async (a, b, variables, expected) => {
    const { data, errors } = await graph.query<null>(QUERY, { indicator: 'unit-coverage', a, b, ...variables });
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(`${errors?.[0]?.extensions.argument}: ${errors?.[0]?.message}`).toContain(expected);
  });
});

describe('AN-4: while an owner is silent', () => {
  it('does not compare what is a part of a group only', async () => {
    await graph.kill('lovisenberg');
    const comparison = await ask(OSLO, VESTRE_VIKEN);
    expect(comparison).toMatchObject({ complete: false, verdict: 'NOT_COMPARABLE', difference: null, ratio: null });
    expect(comparison.reasons.find(({ weight }) => weight === 'BARS')).toMatchObject({ code: 'COMPLETENESS', subjects: ['lovisenberg'] });
    expect(comparison.sources.filter(({ state }) => state !== 'OK').map(({ sector }) => sector)).toEqual(['lovisenberg']);
    expect((await ask({ network: 'ous' }, { network: 'diakonhjemmet' })).difference).not.toBeNull();
  });
});
