import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGISTRY } from '../../shared/sectors.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

/** Statistics through the gateway, against the same figures taken from the directory one group at a time. */

const NETWORKS = REGISTRY.sectors.flatMap(({ networks }) => networks.map(({ slug }) => slug));
const TYPES = ['HOME_NURSING', 'NURSING_HOME', 'HOSPITAL', 'OTHER'];

interface Figure {
  readonly group: { readonly key: string; readonly label: string; readonly network: string | null };
  readonly state: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly unit: string;
  readonly interval: { readonly low: number; readonly high: number; readonly level: number; readonly method: string } | null;
  readonly flags: readonly string[];
  readonly notes: readonly { readonly code: string; readonly subjects: readonly string[]; readonly text: string }[];
  readonly completeness: { readonly ownersExpected: number; readonly ownersAnswered: number; readonly expected: number | null } | null;
  readonly asOf: string;
  readonly demo: boolean;
  readonly indicator: { readonly id: string; readonly version: number };
}
interface Table {
  readonly rows: readonly Figure[];
  readonly total: Figure;
  readonly unallocated: Figure | null;
  readonly complete: boolean;
  readonly sources: readonly { readonly sector: string; readonly state: string }[];
}

const FIGURE = `{ group { key label network } state value numerator denominator unit interval { low high level method } flags
  notes { code subjects text } completeness { ownersExpected ownersAnswered expected } asOf demo indicator { id version } }`;
const STATISTICS = `query($indicator: ID!, $by: Breakdown!, $within: StatisticScope, $asOf: Date, $year: Int, $ageGroup: AgeGroup,
  $knownAt: DateTime, $geography: Geography) {
  statistics(indicator: $indicator, by: $by, within: $within, asOf: $asOf, year: $year, ageGroup: $ageGroup, knownAt: $knownAt,
    geography: $geography) { rows ${FIGURE} total ${FIGURE} unallocated ${FIGURE} complete sources { sector state } } }`;

let graph: TestGraph;
beforeAll(async () => {
  graph = await startTestGraph();
});
afterAll(() => graph.close());

async function table(indicator: string, by: string, rest: Record<string, unknown> = {}): Promise<Table> {
  const { data, errors } = await graph.query<{ statistics: Table }>(STATISTICS, { indicator, by, ...rest });
  expect(errors).toBeUndefined();
  return data.statistics;
}
const row = ({ rows }: Table, key: string): Figure => {
  const found = rows.find(({ group }) => group.key === key);
  if (!found) throw new Error(`no row ${key} in ${rows.map(({ group }) => group.key).join(' ')}`);
  return found;
};
const codes = ({ notes }: Figure) => notes.map(({ code }) => code);

/** How many units the directory lists. */
async function unitCount(filter: object, asOf: string): Promise<number> {
  const { data } = await graph.query<{ units: { totalCount: number } }>(
    'query($filter: UnitFilter, $asOf: Date) { units(filter: $filter, first: 1, asOf: $asOf) { totalCount } }',
    { filter, asOf },
  );
  return data.units.totalCount;
}
async function nurseCount(filter: object, asOf: string): Promise<number> {
  const { data } = await graph.query<{ nurses: { totalCount: number } }>(
    'query($filter: NurseFilter, $asOf: Date) { nurses(filter: $filter, first: 1, asOf: $asOf) { totalCount } }',
    { filter, asOf },
  );
  return data.nurses.totalCount;
}

describe('AN-1: resource nurses per 10 000 inhabitants', () => {
  it.each([
    ['CURRENT', '3301', 'Drammen'],
    ['AS_WAS', '3005', 'Drammen'],
  ])('gives municipality Drammen of 2020 in the geography %s', async (geography, code, label) => {
    const drammen = row(await table('nurses-per-10000', 'AREA', { year: 2020, geography }), code);
    expect(drammen).toMatchObject({
      state: 'VALUE',
      numerator: 35,
      denominator: 101_386,
      unit: 'PER_10000',
      asOf: '2020-12-31',
      demo: true,
    });
    expect(drammen.group.label).toBe(label);
    expect(drammen.value).toBeCloseTo(3.452, 3);
    expect(drammen.interval).toMatchObject({ level: 95, method: 'BYAR' });
    expect(drammen.interval?.low).toBeCloseTo(2.404, 3);
    expect(drammen.interval?.high).toBeCloseTo(4.801, 3);
  });

  it('says whose population the denominator is, and what is wrong with it', async () => {
    const regions = await table('nurses-per-10000', 'REGION', { year: 2020 });
    const vestreViken = row(regions, 'vestre-viken');
    expect(vestreViken.denominator).toBe(488_650);
    expect(vestreViken.flags).toContain('DENOMINATOR_PARTIAL');
    expect(vestreViken.notes.find(({ code }) => code === 'AREA_PART_MISSING')?.subjects).toEqual(['3802']);
    expect(codes(vestreViken)).not.toContain('SPLIT_AREA');
    const oslo = row(regions, 'oslo');
    expect(oslo.denominator).toBe(580_284);
    expect(oslo.notes.find(({ code }) => code === 'DENOMINATOR')?.subjects).toHaveLength(14);
    expect(oslo.notes.find(({ code }) => code === 'DISPUTED_AREA')?.subjects).toEqual(['030103', '030116']);
    expect(regions.total.denominator).toBe(488_650 + 580_284);
    expect(regions.total.numerator).toBe((vestreViken.numerator ?? 0) + (oslo.numerator ?? 0));
  });

  it('does not compare networks that share a municipality, from the day on which they do', async () => {
    for (const by of ['NETWORK', 'SECTOR'] as const) {
      const before = await table('nurses-per-10000', by, { year: 2019 });
      expect(before.rows.map(({ state }) => state)).toEqual(before.rows.map(() => 'VALUE'));
    }
    const after = await table('nurses-per-10000', 'NETWORK', { year: 2020 });
    for (const slug of ['baerum', 'drammen']) {
      const figure = row(after, slug);
      expect(figure).toMatchObject({ state: 'NOT_COMPARABLE', value: null, interval: null, denominator: null });
      expect(figure.numerator).toBeGreaterThan(0);
      expect(figure.notes.find(({ code }) => code === 'SPLIT_AREA')?.subjects).toEqual(['3025']);
    }
    for (const slug of ['kongsberg', 'ringerike', 'lovisenberg', 'diakonhjemmet', 'ous']) expect(row(after, slug).state).toBe('VALUE');
    expect(row(await table('nurses-per-10000', 'SECTOR', { year: 2020 }), 'vestre-viken').state).toBe('VALUE');
    const within = await table('nurses-per-10000', 'AREA', { year: 2020, geography: 'AS_WAS', within: { network: 'baerum' } });
    expect(row(within, '3025')).toMatchObject({ state: 'NOT_COMPARABLE', value: null });
  });

  it.each(['AGE_18_PLUS', 'AGE_67_PLUS', 'AGE_80_PLUS'])('takes the denominator of %s', async (ageGroup) => {
    const { data } = await graph.query<{ area: { population: number } }>(
      'query($ageGroup: AgeGroup) { area(code: "3303") { population(year: 2025, ageGroup: $ageGroup) } }',
      { ageGroup },
    );
    const kongsberg = row(await table('nurses-per-10000', 'AREA', { year: 2025, ageGroup }), '3303');
    expect(kongsberg.denominator).toBe(data.area.population);
  });

  it('shows no municipality of today by a part that it was made of', async () => {
    const { rows } = await table('nurses-per-10000', 'AREA', { year: 2019 });
    expect(row({ rows } as Table, '3903')).toMatchObject({ state: 'NOT_COMPARABLE', value: null, denominator: null });
    const asWas = await table('nurses-per-10000', 'AREA', { year: 2019, geography: 'AS_WAS' });
    expect(row(asWas, '0713')).toMatchObject({ state: 'VALUE', denominator: 9_904 });
  });

  it('says which areas a total leaves out', async () => {
    const { rows, total } = await table('nurses-per-10000', 'AREA', { year: 2021, within: { network: 'baerum' } });
    expect(total.flags).toContain('INCOMPLETE');
    expect(total.notes.find(({ code }) => code === 'SPLIT_AREA')?.subjects).toEqual(['3203']);
    expect(total.numerator).toBe(rows.filter(({ state }) => state === 'VALUE').reduce((sum, { numerator }) => sum + (numerator ?? 0), 0));
  });

  it('says why there is no denominator, and that persons may stand in several rows', async () => {
    const networks = await table('nurses-per-10000', 'NETWORK', { within: { area: '3301' } });
    expect(codes(row(networks, 'ous'))).toContain('NOT_IN_SCOPE');
    expect(codes(networks.total)).toContain('PERSONS_IN_SEVERAL');
    const areas = await table('nurses-per-10000', 'AREA', {});
    expect(areas.unallocated?.state).toBe('NOT_COMPARABLE');
    expect(areas.unallocated && codes(areas.unallocated)).toContain('NO_INHABITANTS');
    for (const { notes } of [...networks.rows, networks.total, ...areas.rows])
      for (const { text } of notes) expect(text).not.toMatch(/: \./);
  });

  it('takes Alna into the denominator of ous from 2026', async () => {
    const [before, after] = [2025, 2026].map((year) => table('nurses-per-10000', 'NETWORK', { year, within: { network: 'ous' } }));
    const areasOf = (figure: Figure) => figure.notes.find(({ code }) => code === 'DENOMINATOR')?.subjects;
    expect(areasOf(row((await before) as Table, 'ous'))).not.toContain('030112');
    expect(areasOf(row((await after) as Table, 'ous'))).toContain('030112');
  });
});

describe('AN-2: share of units with a resource nurse', () => {
  const DAYS = ['2019-06-30', '2020-12-31', '2025-03-01'];

  it.each(DAYS)('agrees with the directory on %s', async (asOf) => {
    const byNetwork = await table('unit-coverage', 'NETWORK', { asOf });
    expect(byNetwork.rows.map(({ group }) => group.key)).toEqual(NETWORKS);
    for (const { group, numerator, denominator } of byNetwork.rows) {
      expect(denominator, group.key).toBe(await unitCount({ network: group.key }, asOf));
      expect(numerator, group.key).toBe(await unitCount({ network: group.key, covered: true }, asOf));
    }
    const byType = await table('unit-coverage', 'SERVICE_TYPE', { asOf });
    expect(byType.rows.map(({ group }) => group.key)).toEqual(TYPES);
    for (const { group, numerator, denominator } of byType.rows) {
      expect(denominator, group.key).toBe(await unitCount({ serviceType: group.key }, asOf));
      expect(numerator, group.key).toBe(await unitCount({ serviceType: group.key, covered: true }, asOf));
    }
    const byArea = await table('unit-coverage', 'AREA', { asOf, geography: 'AS_WAS' });
    for (const { group, numerator, denominator } of byArea.rows.filter(({ state }) => state === 'VALUE')) {
      expect(denominator, group.key).toBe(await unitCount({ area: group.key }, asOf));
      expect(numerator, group.key).toBe(await unitCount({ area: group.key, covered: true }, asOf));
    }
    const both = await table('unit-coverage', 'NETWORK_BY_SERVICE_TYPE', { asOf });
    expect(both.rows).toHaveLength(NETWORKS.length * TYPES.length);
    for (const network of NETWORKS) {
      const parts = both.rows.filter(({ group }) => group.network === network);
      expect(parts.reduce((sum, part) => sum + (part.denominator ?? 0), 0)).toBe(row(byNetwork, network).denominator);
    }
    const units = await unitCount({}, asOf);
    for (const each of [byNetwork, byType, both]) expect(each.total.denominator).toBe(units);
    expect((byArea.total.denominator ?? 0) + (byArea.unallocated?.denominator ?? 0)).toBe(units);
    expect(byArea.total.numerator).toBe(byArea.rows.reduce((sum, { numerator }) => sum + (numerator ?? 0), 0));
  });

  it('counts persons as the directory does', async () => {
    const asOf = '2024-05-17';
    const byNetwork = await table('nurses-per-10000', 'NETWORK', { asOf });
    for (const { group, numerator } of byNetwork.rows) expect(numerator, group.key).toBe(await nurseCount({ network: group.key }, asOf));
    const byArea = await table('nurses-per-10000', 'AREA', { asOf });
    for (const { group, numerator } of byArea.rows.filter(({ state }) => state === 'VALUE'))
      expect(numerator, group.key).toBe(await nurseCount({ area: group.key }, asOf));
    expect(codes(byArea.total)).toContain('PERSONS_IN_SEVERAL');
  });

  it('gives totals from numerators and denominators, with Wilson’s interval, and marks what a unit is', async () => {
    const { rows, total } = await table('unit-coverage', 'REGION', { year: 2025 });
    const [x, n] = (['numerator', 'denominator'] as const).map((part) => rows.reduce((sum, each) => sum + (each[part] ?? 0), 0));
    expect(total).toMatchObject({ numerator: x, denominator: n, state: 'VALUE' });
    expect(total.value).toBeCloseTo((x ?? 0) / (n ?? 1), 12);
    expect(total.interval?.method).toBe('WILSON');
    for (const figure of [...rows, total]) {
      expect(figure.flags).toContain('UNIT_DEFINITION');
      expect(figure.indicator).toEqual({ id: 'unit-coverage', version: expect.any(Number) });
      expect(figure.completeness).toMatchObject({ expected: figure.denominator });
    }
  });
});

describe('areas and time', () => {
  it('shows the municipalities as they were, or today’s with what they were made of', async () => {
    const asWas = await table('nurses-per-10000', 'AREA', { year: 2019, geography: 'AS_WAS', within: { network: 'drammen' } });
    expect(asWas.rows.map(({ group }) => group.key)).toEqual(expect.arrayContaining(['0602', '0625', '0711', '0713']));
    const now = await table('nurses-per-10000', 'AREA', { year: 2019, within: { network: 'drammen' } });
    const drammen = row(now, '3301');
    expect(drammen.notes.find(({ code }) => code === 'MERGED_AREA')?.subjects).toEqual(['0602', '0625', '0711']);
    expect(drammen.numerator).toBeGreaterThan(0);
    const parts = ['0602', '0625', '0711'].map((code) => row(asWas, code));
    expect(drammen.denominator).toBe(parts.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0));
  });

  it('lists areas outside all networks as such, districts in place of Oslo, and no rest of statistics', async () => {
    const { rows } = await table('unit-coverage', 'AREA', { year: 2025 });
    const keys = rows.map(({ group }) => group.key);
    expect(keys).toEqual(keys.toSorted());
    for (const code of ['030110', '030111', '030112']) {
      const outside = rows.find(({ group }) => group.key === code);
      expect(outside).toMatchObject({ state: 'MISSING', value: null, numerator: null });
      expect(outside && codes(outside)).toEqual(['OUTSIDE_NETWORKS']);
    }
    expect(keys).not.toContain('0301');
    expect(keys).not.toContain('030199');
    expect(row({ rows } as Table, '3903').state).toBe('MISSING');
    expect(row(await table('nurses-per-10000', 'AREA', { year: 2025 }), '3903').state).toBe('NOT_COMPARABLE');
  });

  it('narrows to the districts of Oslo, a sector, a service type', async () => {
    const oslo = await table('unit-coverage', 'AREA', { within: { area: '0301' } });
    expect(oslo.rows).toHaveLength(17);
    expect(oslo.rows.every(({ group }) => group.key.startsWith('0301'))).toBe(true);
    const hospitals = await table('unit-coverage', 'SECTOR', { within: { serviceType: 'HOSPITAL' } });
    expect(hospitals.rows).toHaveLength(4);
    expect(hospitals.total.denominator).toBe(await unitCount({ serviceType: 'HOSPITAL' }, new Date().toISOString().slice(0, 10)));
    expect((await table('unit-coverage', 'NETWORK', { within: { sector: 'ous' } })).rows.map(({ group }) => group.key)).toEqual(['ous']);
  });

  it('finds a former municipality under the one that it is part of today', async () => {
    const { rows } = await table('unit-coverage', 'AREA', { within: { area: '0711' } });
    expect(rows.map(({ group }) => group.key)).toEqual(['3301']);
  });
});

describe('what cannot be answered', () => {
  const CASES: readonly [string, Record<string, unknown>, RegExp][] = [
    ['an indicator that does not exist', { indicator: 'coverage', by: 'REGION' }, /unit-coverage/],
    ['a breakdown that it does not have', { indicator: 'nurses-per-10000', by: 'SERVICE_TYPE' }, /REGION, NETWORK, SECTOR, AREA/],
    ['a year before the population', { indicator: 'nurses-per-10000', by: 'REGION', year: 2011 }, /2012 to 2026/],
    ['a day before all data', { indicator: 'unit-coverage', by: 'REGION', asOf: '1950-01-01' }, /first unit is of \d{4}-\d{2}-\d{2}/],
    ['a day to come', { indicator: 'unit-coverage', by: 'REGION', asOf: '2199-01-01' }, /up to today/],
    ['day and year at once', { indicator: 'unit-coverage', by: 'REGION', asOf: '2020-01-01', year: 2020 }, /not both/],
    ['an age group of a share', { indicator: 'unit-coverage', by: 'REGION', ageGroup: 'AGE_67_PLUS' }, /no age groups/],
    ['an unknown region', { indicator: 'unit-coverage', by: 'REGION', within: { region: 'viken' } }, /vestre-viken, oslo/],
    ['an unknown sector', { indicator: 'unit-coverage', by: 'REGION', within: { sector: 'ahus' } }, /vestre-viken, lovisenberg/],
    [
      'a scope that contradicts itself',
      { indicator: 'unit-coverage', by: 'REGION', within: { region: 'oslo', network: 'baerum' } },
      /contradict/,
    ],
    [
      'a place outside the network',
      { indicator: 'unit-coverage', by: 'AREA', within: { network: 'ous', area: '3301' } },
      /leave a part of it out/,
    ],
    [
      'an instant before anything was known',
      { indicator: 'nurses-per-10000', by: 'REGION', knownAt: '2001-01-01T00:00:00Z' },
      /Nothing was known yet/,
    ],
    ['an unknown area', { indicator: 'unit-coverage', by: 'AREA', within: { area: '9999' } }, /no area with that code/],
    ['a rest of statistics', { indicator: 'unit-coverage', by: 'AREA', within: { area: '030199' } }, /not a place/],
    [
      'an area that did not exist yet',
      { indicator: 'unit-coverage', by: 'AREA', year: 2019, geography: 'AS_WAS', within: { area: '3301' } },
      /0602 Drammen, 0625 Nedre Eiker, 0711 Svelvik/,
    ],
    [
      'an area that had ended',
      { indicator: 'unit-coverage', by: 'AREA', year: 2025, geography: 'AS_WAS', within: { area: '0711' } },
      /3301 Drammen/,
    ],
  ];
  it.each(CASES)('refuses %s, and says what is possible', async (_what, variables, words) => {
    const { data, errors } = await graph.query(STATISTICS, variables);
    expect(data).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toMatch(words);
  });
});
