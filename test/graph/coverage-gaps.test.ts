import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../shared/config.js';
import { REGISTRY } from '../../shared/sectors.js';
import { today } from '../../shared/subgraph/date.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { filledDatabases } from '../kit/filled-databases.js';
import { change } from '../kit/mutate.js';
import { runSql } from '../kit/sql.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/** RD-2: the units without a resource nurse, across all owners, against a slow and obvious count over the raw rows. */

interface Filter {
  readonly region?: string | null;
  readonly network?: string | null;
  readonly area?: string | null;
  readonly serviceType?: string | null;
  readonly text?: string | null;
  readonly covered?: boolean | null;
}
interface Gap {
  readonly unit: {
    readonly id: string;
    readonly vacantSince: string;
    readonly covered: boolean;
    readonly network: { slug: string };
  } | null;
  readonly network: { readonly slug: string } | null;
  readonly vacantSince: string;
  readonly daysVacant: number;
  readonly lastEndedOn: string | null;
  readonly neverCovered: boolean;
}
interface Page {
  readonly totalCount: number;
  readonly complete: boolean;
  readonly sources: readonly { readonly sector: string; readonly state: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly cursor: string; readonly node: Gap | null }[];
}
interface UnitState {
  readonly id: string;
  readonly network: string;
  readonly serviceType: string;
  readonly area: string | null;
  readonly from: string;
  readonly to: string | null;
}
interface Held {
  readonly unit: string;
  readonly from: string;
  readonly to: string | null;
}

const LIST = `query($filter: UnitFilter, $first: Int, $after: String, $asOf: Date) {
  coverageGaps(filter: $filter, first: $first, after: $after, asOf: $asOf) { totalCount complete sources { sector state }
    pageInfo { hasNextPage endCursor } edges { cursor node { vacantSince daysVacant lastEndedOn neverCovered network { slug }
      unit { id ... on Unit { vacantSince covered network { slug } } } } } } }`;
const NAMES = subgraphNames(REGISTRY);
const DAYS = ['2019-06-30', '2020-01-01', '2023-12-31', null] as const;

let graph: TestGraph;
let states: UnitState[];
let appointments: Held[];

beforeAll(async () => {
  const environment = await filledDatabases(NAMES);
  const { databaseOf } = readConfig(environment, NAMES);
  graph = await startTestGraph(environment);
  await emptyAUnit();
  const read = async <Row>(statement: string) =>
    (await Promise.all(REGISTRY.sectors.map(({ slug }) => runSql(databaseOf(slug), statement)))).flat() as unknown as Row[];
  states = await read<UnitState>(
    `select unit_id as id, network, service_type as "serviceType", area_code as area, valid_from as "from", valid_to as "to"
     from unit_version where superseded_at is null`,
  );
  appointments = await read<Held>(
    'select unit_id as unit, valid_from as "from", valid_to as "to" from appointment_version where superseded_at is null',
  );
});
afterAll(() => graph.close());

/** Ends the only appointment of some unit today, and registers a unit that never had anybody. */
async function emptyAUnit(): Promise<void> {
  const as = await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }]);
  const { data } = await graph.query<{
    units: { edges: { node: { nurses: { appointments: { id: string; version: number; validTo: string | null }[] }[] } }[] };
  }>(
    '{ units(filter: { network: "ous", covered: true }, first: 100) { edges { node { ... on Unit { nurses { appointments { id version validTo } } } } } } }',
  );
  const one = data.units.edges
    .map(({ node }) => node.nurses)
    .find(([nurse, ...more]) => nurse?.appointments.length === 1 && more.length === 0);
  const [appointment] = one?.[0]?.appointments ?? [];
  const ended = await change(graph, {
    ...{ owner: 'ous', name: 'end Appointment', select: 'appointment { id }', as },
    input: { appointmentId: appointment?.id, expectedVersion: appointment?.version, date: today(), reason: 'RETIRED' },
  });
  const made = await change(graph, {
    ...{ owner: 'ous', name: 'register Unit', select: 'unit { id }', as },
    input: { name: 'Ny enhet uten noen', serviceType: 'HOSPITAL', network: 'ous', from: '2026-11-01' },
  });
  expect([ended, made].map(({ userErrors, errors }) => [userErrors, errors])).toEqual([
    [[], undefined],
    [[], undefined],
  ]);
}

async function page(filter: Filter | null, asOf: string | null, first = 200, after: string | null = null): Promise<Page> {
  const { data, errors } = await graph.query<{ coverageGaps: Page }>(LIST, { filter, first, after, asOf });
  expect(errors).toBeUndefined();
  return data.coverageGaps;
}

async function pages(filter: Filter | null, asOf: string | null, first: number): Promise<Page[]> {
  const found: Page[] = [];
  for (let after: string | null = null; ; ) {
    const next: Page = await page(filter, asOf, first, after);
    found.push(next);
    if (!next.pageInfo.hasNextPage) return found;
    after = next.pageInfo.endCursor;
  }
}

const gapsOf = (found: readonly Page[]): (Gap | null)[] => found.flatMap(({ edges }) => edges.map(({ node }) => node));
const ownerOf = (slug: string) => REGISTRY.sectors.find(({ networks }) => networks.some((network) => network.slug === slug));
const holds = ({ from, to }: { from: string; to: string | null }, day: string) => from <= day && (to === null || to > day);
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** The gaps as they should be, in order. */
function expectedGaps(filter: Filter, day: string) {
  return states
    .filter((state) => holds(state, day))
    .filter(
      ({ network, serviceType, area }) =>
        (filter.region == null || ownerOf(network)?.region === filter.region) &&
        (filter.network == null || network === filter.network) &&
        (filter.serviceType == null || serviceType === filter.serviceType) &&
        (filter.area == null || area === filter.area || (filter.area === '0301' && area !== null && /^0301\d\d$/.test(area))),
    )
    .filter(({ id }) => !appointments.some((held) => held.unit === id && holds(held, day)))
    .map(({ id, network }) => {
      const [last = null] = appointments
        .flatMap(({ unit, to }) => (unit === id && to !== null && to <= day ? [to] : []))
        .toSorted()
        .toReversed();
      const [start = ''] = states.flatMap((state) => (state.id === id ? [state.from] : [])).toSorted();
      const since = last ?? start;
      return { id, network, since, last, days: daysBetween(since, day) };
    })
    .toSorted((a, b) => compare(a.since, b.since) || compare(a.id, b.id));
}

const FILTER = fc.record(
  {
    region: fc.constantFrom('oslo', 'vestre-viken', null),
    network: fc.constantFrom('ous', 'lovisenberg', 'drammen', 'kongsberg', null),
    serviceType: fc.constantFrom('HOME_NURSING', 'NURSING_HOME', 'HOSPITAL', null),
    area: fc.constantFrom('0301', '3301', '3201', '3005', null),
  },
  { requiredKeys: [] },
);

describe('RD-2: units without a resource nurse', () => {
  it.each(DAYS)('are all of them on %s, longest vacant first, ties by id, with since when', async (asOf) => {
    const day = asOf ?? today();
    const found = gapsOf(await pages(null, asOf, 40));
    const expected = expectedGaps({}, day);
    expect(expected.length).toBeGreaterThan(5);
    expect(
      found.map((gap) => ({
        ...{ id: gap?.unit?.id, network: gap?.network?.slug, since: gap?.vacantSince, last: gap?.lastEndedOn, days: gap?.daysVacant },
      })),
    ).toEqual(expected);
    for (const gap of found) {
      expect(gap?.neverCovered).toBe(gap?.lastEndedOn === null);
      expect(gap?.unit).toMatchObject({ vacantSince: gap?.vacantSince, covered: false, network: { slug: gap?.network?.slug } });
    }
  });

  it('knows one that is vacant since today, and one that never had anybody', async () => {
    const found = gapsOf(await pages({ network: 'ous' }, null, 100));
    const now = today();
    expect(found).toContainEqual(expect.objectContaining({ vacantSince: now, lastEndedOn: now, daysVacant: 0, neverCovered: false }));
    expect(found).toContainEqual(expect.objectContaining({ vacantSince: '2026-11-01', lastEndedOn: null, neverCovered: true }));
  });

  it('and those with one are all units in scope, whatever the filter and the day', async () => {
    const COUNTS = `query($filter: UnitFilter, $covered: UnitFilter, $asOf: Date) {
      gaps: coverageGaps(filter: $filter, first: 1, asOf: $asOf) { totalCount complete }
      covered: units(filter: $covered, first: 1, asOf: $asOf) { totalCount } all: units(filter: $filter, first: 1, asOf: $asOf) { totalCount } }`;
    const TEXT = fc.constantFrom('sykehjem', 'hjemmesykepleien', 'drammen', 'bydel', 'syk', 'ous', 'sykehejm', 'svelvik', 'xyzzy', null);
    await fc.assert(
      fc.asyncProperty(FILTER, TEXT, fc.constantFrom(...DAYS, '1999-01-01', '2030-01-01'), async (narrowed, text, asOf) => {
        const filter = { ...narrowed, text };
        const { data, errors } = await graph.query<Record<'gaps' | 'covered' | 'all', { totalCount: number }>>(COUNTS, {
          ...{ filter, asOf, covered: { ...filter, covered: true } },
        });
        expect(errors).toBeUndefined();
        expect(data.gaps.totalCount + data.covered.totalCount).toBe(data.all.totalCount);
        if (text === null) expect(data.gaps.totalCount).toBe(expectedGaps(filter, asOf ?? today()).length);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('come page by page as they come at once', async () => {
    await fc.assert(
      fc.asyncProperty(FILTER, fc.integer({ min: 3, max: 30 }), fc.constantFrom(...DAYS), async (filter, first, asOf) => {
        const expected = expectedGaps(filter, asOf ?? today());
        const found = await pages(filter, asOf, expected.length > 60 ? 60 : first);
        expect(gapsOf(found).map((gap) => gap?.unit?.id)).toEqual(expected.map(({ id }) => id));
        for (const { totalCount, complete } of found) expect([totalCount, complete]).toEqual([expected.length, true]);
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  it('with a text are those of the units that it means', async () => {
    for (const text of ['sykehjem', 'drammen', 'sykehejm']) {
      const { data } = await graph.query<{ units: { totalCount: number; edges: { node: { id: string } }[] } }>(
        'query($filter: UnitFilter) { units(filter: $filter, first: 200) { totalCount edges { node { id } } } }',
        { filter: { text, covered: false } },
      );
      expect(data.units.totalCount).toBeLessThan(200);
      const meant = new Set(data.units.edges.map(({ node }) => node.id));
      expect(gapsOf(await pages({ text }, null, 100)).map((gap) => gap?.unit?.id)).toEqual(
        expectedGaps({}, today()).flatMap(({ id }) => (meant.has(id) ? [id] : [])),
      );
      expect(meant.size).toBeGreaterThan(0);
    }
  });

  it('asks the owners concerned and no others', async () => {
    const { sources, complete } = await page({ network: 'kongsberg', covered: false }, null);
    expect([sources, complete]).toEqual([[{ sector: 'vestre-viken', state: 'OK' }], true]);
    expect((await page({ network: 'kongsberg', region: 'oslo' }, null)).edges).toEqual([]);
  });

  it.each([
    [{ filter: { covered: true } }, 'filter.covered'],
    [{ filter: { network: 'oslo' } }, 'filter.network'],
    [{ filter: { region: '__proto__' } }, 'filter.region'],
    [{ filter: { area: '9999' } }, 'filter.area'],
    [{ filter: { text: '%' } }, 'filter.text'],
    [{ asOf: '2026-02-30' }, 'asOf'],
    [{ first: 0 }, 'first'],
    [{ first: 201 }, 'first'],
    [{ after: 'x' }, 'after'],
  ])('refuses what cannot be: %j', async (variables, argument) => {
    const { errors } = await graph.query(LIST, variables);
    expect(errors?.map(({ extensions }) => [extensions.code, extensions.argument])).toEqual([['BAD_USER_INPUT', argument]]);
  });

  it('takes a cursor of the same list only', async () => {
    const { pageInfo } = await page({ region: 'oslo' }, null, 2);
    for (const other of [{ filter: { region: 'vestre-viken' } }, { filter: { region: 'oslo' }, asOf: '2020-01-01' }]) {
      const { errors } = await graph.query(LIST, { ...other, after: pageInfo.endCursor });
      expect(errors?.map(({ extensions }) => [extensions.code, extensions.argument])).toEqual([['BAD_USER_INPUT', 'after']]);
    }
  });

  it('is public, and costs the same statements however many there are', async () => {
    const count = async (first: number) => {
      const before = graph.statements.length;
      expect((await page({ region: 'vestre-viken' }, null, first)).edges).toHaveLength(first);
      return graph.statements.slice(before).filter(({ subgraph }) => subgraph === 'vestre-viken').length;
    };
    expect(await count(20)).toBe(await count(2));
  });

  it('names an owner that is silent, and gives the others whole', async () => {
    await graph.kill('diakonhjemmet');
    const { data, errors } = await graph.query<{ coverageGaps: Page }>(LIST, { first: 200 });
    expect(errors).toBeUndefined();
    const expected = expectedGaps({}, today()).filter(({ network }) => network !== 'diakonhjemmet');
    const { totalCount, complete, sources } = data.coverageGaps;
    expect({ totalCount, complete }).toEqual({ totalCount: expected.length, complete: false });
    expect(sources.filter(({ state }) => state !== 'OK').map(({ sector }) => sector)).toEqual(['diakonhjemmet']);
    expect(gapsOf([data.coverageGaps]).map((gap) => gap?.unit?.id)).toEqual(expected.slice(0, 200).map(({ id }) => id));
  });
});
