import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../shared/config.js';
import { SECTOR_ENTITIES } from '../../shared/sector/entities.js';
import { SECTOR_MIGRATIONS } from '../../shared/sector/migrations.js';
import type { SectorRows, Visibility } from '../../shared/sector/rows.js';
import { writeRows } from '../../shared/sector/seed/write-rows.js';
import type { SectorTables } from '../../shared/sector/tables.js';
import { REGISTRY } from '../../shared/sectors.js';
import { type Database, type DatabaseLocation, openDatabase } from '../../shared/subgraph/database.js';
import { MAX_PAGE_SIZE } from '../../shared/subgraph/page.js';
import { textKey } from '../../shared/subgraph/text-key/text-key.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { filledDatabases } from '../kit/filled-databases.js';
import { type Answer, startTestGraph, type TestGraph } from '../kit/test-graph.js';

type Noun = 'nurses' | 'units';

/** A list as a client describes it: everything but the page. */
interface List {
  readonly noun: Noun;
  readonly filter?: {
    readonly region?: string;
    readonly network?: string;
    readonly area?: string;
    readonly serviceType?: string;
    readonly covered?: boolean;
  };
  readonly orderBy?: 'NAME_ASC' | 'NAME_DESC';
  readonly asOf?: string;
  readonly knownAt?: string;
}

interface Row {
  readonly id: string;
  /** Null where the caller may not see it. */
  readonly name: string | null;
}

interface Page {
  readonly totalCount: number;
  readonly complete: boolean;
  readonly pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[];
}

const PAGE = '{ totalCount complete pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id name } } }';
const ACROSS: Record<Noun, string> = {
  nurses: `query Across($first: Int, $after: String, $filter: NurseFilter, $orderBy: NurseOrder, $asOf: Date, $knownAt: DateTime) {
    list: nurses(first: $first, after: $after, filter: $filter, orderBy: $orderBy, asOf: $asOf, knownAt: $knownAt) ${PAGE}
  }`,
  units: `query Across($first: Int, $after: String, $filter: UnitFilter, $asOf: Date) {
    list: units(first: $first, after: $after, filter: $filter, asOf: $asOf) ${PAGE}
  }`,
};
const OWN: Record<Noun, string> = {
  nurses: `query Own($slug: String!, $first: Int, $after: String, $filter: NurseFilter, $asOf: Date) {
    network(slug: $slug) { list: nurses(first: $first, after: $after, filter: $filter, asOf: $asOf) ${PAGE} }
  }`,
  units: `query Own($slug: String!, $first: Int, $after: String, $filter: UnitFilter, $asOf: Date) {
    network(slug: $slug) { list: units(first: $first, after: $after, filter: $filter, asOf: $asOf) ${PAGE} }
  }`,
};

type ReadPage = (after: string | null) => Promise<Page>;

const ask = (graph: TestGraph, list: List, first: number, after: string | null): Promise<Answer<{ list: Page }>> => {
  const { noun, ...variables } = list;
  return graph.query(ACROSS[noun], { ...variables, first, after });
};

const pagesAcross =
  (graph: TestGraph, list: List, first: number): ReadPage =>
  async (after) => {
    const { data, errors } = await ask(graph, list, first, after);
    expect(errors).toBeUndefined();
    return data.list;
  };

const pagesOfNetwork =
  (graph: TestGraph, slug: string, { noun, filter, asOf }: List): ReadPage =>
  async (after) => {
    const answer = await graph.query<{ network: { list: Page } }>(OWN[noun], { slug, filter, asOf, first: MAX_PAGE_SIZE, after });
    expect(answer.errors).toBeUndefined();
    return answer.data.network.list;
  };

/** All pages from a cursor to the end of the list. */
async function readPages(readPage: ReadPage, from: string | null = null): Promise<Page[]> {
  const pages: Page[] = [];
  let after = from;
  for (;;) {
    const page = await readPage(after);
    pages.push(page);
    if (!page.pageInfo.hasNextPage) return pages;
    after = page.pageInfo.endCursor;
    if (pages.length > 1_000) throw new Error('the list does not end');
  }
}

const rowsOf = (pages: readonly Page[]): Row[] => pages.flatMap(({ edges }) => edges.map(({ node }) => node));
const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id);
const repeated = (values: readonly string[]) => values.filter((value, i) => values.indexOf(value) !== i);

/** What the networks' own lists hold together: everybody once. */
async function unionOfNetworks(graph: TestGraph, list: List): Promise<{ union: Row[]; listed: number }> {
  const { region, network, ...filter } = list.filter ?? {};
  const slugs = REGISTRY.sectors
    .filter((sector) => region === undefined || sector.region === region)
    .flatMap(({ networks }) => networks.map(({ slug }) => slug))
    .filter((slug) => network === undefined || slug === network);
  const own = await Promise.all(slugs.map(async (slug) => rowsOf(await readPages(pagesOfNetwork(graph, slug, { ...list, filter })))));
  const listed = own.flat();
  return { union: [...new Map(listed.map((row) => [row.id, row])).values()], listed: listed.length };
}

const collator = new Intl.Collator('nb');

/** The promised order: by name, namesakes by id, hidden names last by id. */
function inOrder(rows: readonly Row[], { orderBy }: Pick<List, 'orderBy'>): Row[] {
  const sign = orderBy === 'NAME_DESC' ? -1 : 1;
  return rows.toSorted((a, b) => {
    if ((a.name === null) !== (b.name === null)) return a.name === null ? 1 : -1;
    return sign * (collator.compare(a.name ?? '', b.name ?? '') || (a.id < b.id ? -1 : 1));
  });
}

/** A unit with all that a filter can ask for, from its own fields. */
interface DescribedUnit {
  readonly id: string;
  readonly serviceType: string;
  readonly area: { readonly code: string } | null;
  readonly network: { readonly slug: string; readonly region: { readonly slug: string } };
  readonly covered: boolean;
  readonly nurses: readonly { readonly id: string }[];
}

const DESCRIBED = `query Described($after: String, $asOf: Date) {
  units(first: ${MAX_PAGE_SIZE}, after: $after, asOf: $asOf) {
    pageInfo { hasNextPage endCursor }
    edges { node { id serviceType area { code } network { slug region { slug } } covered nurses { id } } }
  }
}`;

async function describeUnits(graph: TestGraph, asOf: string | undefined): Promise<DescribedUnit[]> {
  const units: DescribedUnit[] = [];
  let after: string | null = null;
  do {
    const answer: Answer<{ units: { pageInfo: Page['pageInfo']; edges: { node: DescribedUnit }[] } }> = await graph.query(DESCRIBED, {
      after,
      asOf,
    });
    expect(answer.errors).toBeUndefined();
    const { edges, pageInfo } = answer.data.units;
    units.push(...edges.map(({ node }) => node));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return units;
}

/** What the parts of a filter mean, said once more. */
function passes(unit: DescribedUnit, { region, network, area, serviceType, covered }: NonNullable<List['filter']>): boolean {
  return (
    (region === undefined || unit.network.region.slug === region) &&
    (network === undefined || unit.network.slug === network) &&
    (area === undefined || unit.area?.code === area || (area === '0301' && unit.area?.code.startsWith('0301') === true)) &&
    (serviceType === undefined || unit.serviceType === serviceType) &&
    (covered === undefined || unit.covered === covered)
  );
}

interface Case {
  readonly title: string;
  readonly list: List;
  readonly size: number;
}

const NURSES: readonly Case[] = [
  { title: 'everyone', list: { noun: 'nurses' }, size: 7 },
  { title: 'everyone', list: { noun: 'nurses' }, size: 200 },
  { title: 'everyone, Å to A', list: { noun: 'nurses', orderBy: 'NAME_DESC' }, size: 50 },
  { title: 'a region', list: { noun: 'nurses', filter: { region: 'vestre-viken' } }, size: 50 },
  { title: 'a region, Å to A', list: { noun: 'nurses', filter: { region: 'oslo' }, orderBy: 'NAME_DESC' }, size: 200 },
  { title: 'a network, one by one', list: { noun: 'nurses', filter: { network: 'kongsberg' } }, size: 1 },
  { title: 'a network, Å to A', list: { noun: 'nurses', filter: { network: 'ous' }, orderBy: 'NAME_DESC' }, size: 7 },
  { title: 'Oslo by its code', list: { noun: 'nurses', filter: { area: '0301' } }, size: 50 },
  { title: 'a service type', list: { noun: 'nurses', filter: { serviceType: 'HOSPITAL' } }, size: 7 },
  { title: 'a day', list: { noun: 'nurses', asOf: '2020-03-01' }, size: 50 },
  { title: 'a day, Å to A', list: { noun: 'nurses', asOf: '2020-03-01', orderBy: 'NAME_DESC' }, size: 200 },
  { title: 'an area of that day', list: { noun: 'nurses', asOf: '2020-03-01', filter: { area: '3025' } }, size: 7 },
  {
    title: 'all filters at once',
    list: { noun: 'nurses', asOf: '2020-03-01', filter: { region: 'oslo', network: 'ous', area: '0301', serviceType: 'NURSING_HOME' } },
    size: 7,
  },
];

const UNITS: readonly Case[] = [
  { title: 'all', list: { noun: 'units' }, size: 50 },
  { title: 'all', list: { noun: 'units' }, size: 200 },
  { title: 'a region', list: { noun: 'units', filter: { region: 'oslo' } }, size: 200 },
  { title: 'a network', list: { noun: 'units', filter: { network: 'kongsberg' } }, size: 7 },
  { title: 'Oslo by its code', list: { noun: 'units', filter: { area: '0301' } }, size: 50 },
  { title: 'a service type, one by one', list: { noun: 'units', filter: { serviceType: 'HOSPITAL', region: 'vestre-viken' } }, size: 1 },
  { title: 'those without a resource nurse', list: { noun: 'units', filter: { covered: false } }, size: 7 },
  { title: 'a day', list: { noun: 'units', asOf: '2020-03-01' }, size: 50 },
];

const EVERYONE: List = { noun: 'nurses' };

describe('a list across sectors', () => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await startTestGraph();
  });
  afterAll(() => graph.close());

  it.each([...NURSES, ...UNITS])(
    '$list.noun, $title, $size a page: is what the networks list themselves, everything once and in Norwegian order',
    async ({ list, size }) => {
      const pages = await readPages(pagesAcross(graph, list, size));
      const rows = rowsOf(pages);
      const { union } = await unionOfNetworks(graph, list);
      expect(union).not.toEqual([]);
      expect(repeated(idsOf(rows))).toEqual([]);
      expect(rows).toEqual(inOrder(union, list));
      for (const { totalCount, complete } of pages) {
        expect(totalCount).toBe(rows.length);
        expect(complete).toBe(true);
      }
      for (const { edges } of pages.slice(0, -1)) expect(edges).toHaveLength(size);
    },
  );

  it.each<[string, Omit<List, 'noun'>]>([
    ['of a region', { filter: { region: 'oslo' } }],
    ['of a network', { filter: { network: 'drammen' } }],
    ['of Oslo by its code', { filter: { area: '0301' } }],
    ['of a municipality', { filter: { area: '3201' } }],
    ['of a municipality that was, on one of its days', { filter: { area: '3005' }, asOf: '2020-03-01' }],
    ['of a service type', { filter: { serviceType: 'OTHER' } }],
    ['of a service type on a day', { filter: { serviceType: 'HOSPITAL' }, asOf: '2020-03-01' }],
    [
      'of all these together',
      { filter: { region: 'vestre-viken', network: 'baerum', area: '3201', serviceType: 'NURSING_HOME' }, asOf: '2024-06-01' },
    ],
  ])('%s: is the units that pass the filter, and the persons appointed in them', async (_, { filter = {}, asOf }) => {
    const passing = (await describeUnits(graph, asOf)).filter((unit) => passes(unit, filter));
    expect(passing).not.toEqual([]);
    const list = (noun: Noun): List => ({ noun, filter, ...(asOf === undefined ? {} : { asOf }) });
    const units = rowsOf(await readPages(pagesAcross(graph, list('units'), MAX_PAGE_SIZE)));
    expect(idsOf(units).toSorted()).toEqual(passing.map(({ id }) => id).toSorted());
    const nurses = rowsOf(await readPages(pagesAcross(graph, list('nurses'), MAX_PAGE_SIZE)));
    expect(idsOf(nurses).toSorted()).toEqual([...new Set(passing.flatMap((unit) => unit.nurses.map(({ id }) => id)))].toSorted());
  });

  it.each([true, false])('of units, covered: %s, is those that say so of themselves', async (covered) => {
    const passing = (await describeUnits(graph, undefined)).filter((unit) => passes(unit, { covered }));
    const units = rowsOf(await readPages(pagesAcross(graph, { noun: 'units', filter: { covered } }, MAX_PAGE_SIZE)));
    expect(passing).not.toEqual([]);
    expect(idsOf(units).toSorted()).toEqual(passing.map(({ id }) => id).toSorted());
  });

  it('meets what makes it hard in the demo roster: namesakes, hidden names, persons in two networks', async () => {
    const { union, listed } = await unionOfNetworks(graph, EVERYONE);
    expect(listed).toBeGreaterThan(union.length);
    expect(union.filter(({ name }) => name === null).length).toBeGreaterThan(1);
    expect(repeated(union.flatMap(({ name }) => name ?? []))).not.toEqual([]);
  });

  it.each<Noun>(['nurses', 'units'])('%s: says at the beginning, in the middle and at the end where the page stands', async (noun) => {
    const readPage = pagesAcross(graph, { noun, filter: { network: 'ringerike' } }, 10);
    const pages = await readPages(readPage);
    expect(pages.length).toBeGreaterThan(2);
    const places = pages.map(({ pageInfo: { hasPreviousPage, hasNextPage } }) => [hasPreviousPage, hasNextPage]);
    expect(places).toEqual([[false, true], ...pages.slice(2).map(() => [true, true]), [true, false]]);
    for (const { pageInfo, edges } of pages) {
      expect(pageInfo.startCursor).toBe(edges[0]?.cursor);
      expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor);
    }
    const beyond = await readPage(pages.at(-1)?.pageInfo.endCursor ?? null);
    expect(beyond.edges).toEqual([]);
    expect(beyond.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null });
    expect(beyond.totalCount).toBe(rowsOf(pages).length);
  });

  it('ends without an empty page when the last page is full', async () => {
    const list: List = { noun: 'nurses', filter: { network: 'kongsberg' } };
    const { totalCount } = await pagesAcross(graph, list, 1)(null);
    const whole = await pagesAcross(graph, list, totalCount)(null);
    expect(whole.edges).toHaveLength(totalCount);
    expect(whole.pageInfo.hasNextPage).toBe(false);
    expect((await pagesAcross(graph, list, totalCount - 1)(null)).pageInfo.hasNextPage).toBe(true);
  });

  it('goes on after any row, with pages of another size', async () => {
    const whole = await pagesAcross(graph, EVERYONE, 60)(null);
    for (const place of [0, 17, 42]) {
      const rest = await pagesAcross(graph, EVERYONE, 10)(whole.edges[place]?.cursor ?? null);
      expect(idsOf(rowsOf([rest]))).toEqual(idsOf(rowsOf([whole])).slice(place + 1, place + 11));
    }
  });

  it('takes a filter that narrows nothing for none', async () => {
    const first = await pagesAcross(graph, EVERYONE, 5)(null);
    const same = await pagesAcross(graph, { noun: 'nurses', filter: {}, orderBy: 'NAME_ASC' }, 5)(first.pageInfo.endCursor);
    expect(same.pageInfo.hasPreviousPage).toBe(true);
    expect(repeated(idsOf(rowsOf([first, same])))).toEqual([]);
  });

  it.each<[string, List]>([
    ['with a filter', { noun: 'nurses', filter: { region: 'oslo' } }],
    ['by network', { noun: 'nurses', filter: { network: 'ous' } }],
    ['by area', { noun: 'nurses', filter: { area: '0301' } }],
    ['by service type', { noun: 'nurses', filter: { serviceType: 'HOSPITAL' } }],
    ['in the other order', { noun: 'nurses', orderBy: 'NAME_DESC' }],
    ['of another day', { noun: 'nurses', asOf: '2020-03-01' }],
    ['as known at another time', { noun: 'nurses', knownAt: '2022-01-01T00:00:00Z' }],
    ['of units', { noun: 'units' }],
  ])('refuses a cursor of the whole list in the list %s, and the other way round', async (_, other) => {
    for (const [from, to] of [
      [EVERYONE, other],
      [other, EVERYONE],
    ] as const) {
      const { pageInfo } = await pagesAcross(graph, from, 3)(null);
      const { errors } = await ask(graph, to, 3, pageInfo.endCursor);
      expect(errors?.map(({ extensions: { code, argument } }) => ({ code, argument }))).toEqual([
        { code: 'BAD_USER_INPUT', argument: 'after' },
      ]);
    }
  });

  it("refuses a cursor of a network's own list, and the other way round", async () => {
    const list: List = { noun: 'nurses', filter: { network: 'ous' } };
    const own = await pagesOfNetwork(graph, 'ous', EVERYONE)(null);
    const across = await pagesAcross(graph, list, 3)(null);
    const { errors } = await ask(graph, list, 3, own.edges[2]?.cursor ?? null);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
    const inNetwork = await graph.query(OWN.nurses, { slug: 'ous', after: across.pageInfo.endCursor });
    expect(inNetwork.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
  });

  it.each([
    ['cut off', (cursor: string) => cursor.slice(0, -4)],
    ['invented', () => 'bm9ib2R5'],
    ['empty', () => ''],
  ])('refuses a cursor that is %s', async (_, change) => {
    for (const noun of ['nurses', 'units'] as const) {
      const { pageInfo } = await pagesAcross(graph, { noun }, 3)(null);
      const { errors } = await ask(graph, { noun }, 3, change(pageInfo.endCursor ?? ''));
      expect(errors?.[0]?.extensions, noun).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
    }
    const own = await pagesOfNetwork(graph, 'ous', EVERYONE)(null);
    const inNetwork = await graph.query(OWN.nurses, { slug: 'ous', after: change(own.pageInfo.endCursor ?? '') });
    expect(inNetwork.errors?.[0]?.extensions, 'network').toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
  });

  it.each<Noun>(['nurses', 'units'])('%s: has cursors that show neither names, sort keys, ids nor owners', async (noun) => {
    const [page] = await readPages(pagesAcross(graph, { noun }, 200));
    const leaks = (page?.edges ?? []).flatMap(({ cursor, node }) => {
      const name = node.name ?? '';
      const parts = [node.id, ...name.split(' '), textKey(name).slice(0, 10), ...REGISTRY.sectors.map(({ slug }) => slug), '"all"'];
      const decoded = [0, 1, 2, 3].flatMap((start) => {
        const bytes = Buffer.from(cursor.slice(start), 'base64url');
        return [bytes.toString('utf8'), bytes.toString('latin1')];
      });
      return parts.filter((part) => part.length > 4 && [cursor, ...decoded].some((text) => text.includes(part)));
    });
    expect(page?.edges).toHaveLength(200);
    expect(leaks).toEqual([]);
  });
});

/** A row to be added; among namesakes the key, the id's last part, decides. */
interface Newcomer {
  readonly sector: string;
  readonly key: string;
  readonly name: string;
  readonly visibility?: Visibility;
}

const RECORDED_AT = '2026-01-01T00:00:00.000Z';
const NOTHING: SectorRows = {
  unitVersions: [],
  unitSuccessions: [],
  nurseVersions: [],
  appointmentVersions: [],
  eventVersions: [],
  participationVersions: [],
  measureVersions: [],
  actionPlanVersions: [],
  targetVersions: [],
  progressVersions: [],
};
const KNOWN = { validTo: null, recordedAt: RECORDED_AT, supersededAt: null, demo: true };

type Add = (database: Database<SectorTables>, newcomer: Newcomer) => Promise<string>;

const write = (database: Database<SectorTables>, key: string, rows: Partial<SectorRows>) =>
  database.write((em) => writeRows(em, { ...NOTHING, ...rows }, `newcomer-${key}`, RECORDED_AT));

/** Appoints somebody in a unit that exists. */
const addNurse: Add = async (database, { sector, key, name, visibility = 'PUBLIC' }) => {
  const { unitId, validFrom } = await database.read
    .selectFrom('unitVersion')
    .select(['unitId', 'validFrom'])
    .where('validTo', 'is', null)
    .where('supersededAt', 'is', null)
    .orderBy('validFrom')
    .executeTakeFirstOrThrow();
  const nurseId = `${sector}:nurse:${key}`;
  const known = { ...KNOWN, validFrom, role: 'RESOURCE_NURSE' as const };
  const appointment = { appointmentId: `${sector}:appointment:${key}`, basis: 'PARTICULAR_INTEREST' as const, endReason: null };
  await write(database, key, {
    nurseVersions: [{ ...known, nurseId, name, visibility, email: null, phone: null }],
    appointmentVersions: [{ ...known, ...appointment, nurseId, unitId, successorId: null }],
  });
  return nurseId;
};

const addUnit: Add = async (database, { sector, key, name }) => {
  const unitId = `${sector}:unit:${key}`;
  const network = REGISTRY.sectors.find(({ slug }) => slug === sector)?.networks[0]?.slug ?? '';
  const place = { serviceType: 'HOSPITAL' as const, network, areaCode: null };
  await write(database, key, { unitVersions: [{ ...KNOWN, ...place, validFrom: '2020-01-01', unitId, name }] });
  return unitId;
};

interface GrowingCase {
  readonly title: string;
  readonly list: List;
  readonly add: Add;
  /** A name that comes after those of the first page. */
  readonly ahead: string;
  /** A name that comes before them. */
  readonly behind: string;
}

const GROWING: readonly GrowingCase[] = [
  { title: 'nurses, A to Å', list: EVERYONE, add: addNurse, ahead: 'Ååse Demo', behind: 'Abel Demo' },
  { title: 'nurses, Å to A', list: { ...EVERYONE, orderBy: 'NAME_DESC' }, add: addNurse, ahead: 'Abba Demo', behind: 'Ååshild Demo' },
  { title: 'units', list: { noun: 'units' }, add: addUnit, ahead: 'Åå sykehus', behind: 'A sykehus' },
];

describe('a list across sectors that grows while it is read', () => {
  let graph: TestGraph;
  let locationOf: (sector: string) => DatabaseLocation;
  beforeAll(async () => {
    const names = subgraphNames(REGISTRY);
    const environment = await filledDatabases(names);
    locationOf = readConfig(environment, names).databaseOf;
    graph = await startTestGraph(environment);
  });
  afterAll(() => graph.close());

  /** Writes straight into the sectors' own databases, past the running graph. */
  async function addAll(add: Add, newcomers: readonly Newcomer[]): Promise<string[]> {
    const ids: string[] = [];
    for (const newcomer of newcomers) {
      const { sector } = newcomer;
      const database = await openDatabase<SectorTables>({
        name: sector,
        location: locationOf(sector),
        entities: SECTOR_ENTITIES,
        migrations: SECTOR_MIGRATIONS,
      });
      ids.push(await add(database, newcomer).finally(() => database.close()));
    }
    return ids;
  }

  it.each(GROWING)(
    '$title: shows once what was added ahead of the cursor, and loses and doubles nothing',
    async ({ list, add, ahead, behind }) => {
      const readPage = pagesAcross(graph, list, 50);
      const before = rowsOf(await readPages(readPage));
      const first = await readPage(null);
      const last = first.edges.at(-1)?.node;
      const namesake = { sector: last?.id.split(':')[0] ?? '', name: last?.name ?? '' };
      const [later, sooner] = list.orderBy === 'NAME_DESC' ? ['00000-d', 'zzzzz-d'] : ['zzzzz-a', '00000-a'];
      const tag = list.orderBy === 'NAME_DESC' ? 'd' : 'a';
      const shown = await addAll(add, [
        { sector: 'ous', key: `ahead-${tag}`, name: ahead },
        { sector: 'vestre-viken', key: `ahead-${tag}`, name: ahead },
        { ...namesake, key: later },
        ...(list.noun === 'nurses' ? [{ sector: 'lovisenberg', key: `hidden-${tag}`, name: behind, visibility: 'PRIVATE' as const }] : []),
      ]);
      const missed = await addAll(add, [
        { sector: 'diakonhjemmet', key: `behind-${tag}`, name: behind },
        { ...namesake, key: sooner },
      ]);

      const rest = await readPages(readPage, first.pageInfo.endCursor);
      const rows = rowsOf([first, ...rest]);
      expect(repeated(idsOf(rows))).toEqual([]);
      expect(idsOf(rows).toSorted()).toEqual([...idsOf(before), ...shown].toSorted());
      expect(idsOf(rows)).toEqual(idsOf(inOrder(rows, list)));
      const total = before.length + shown.length + missed.length;
      expect(rest.map(({ totalCount }) => totalCount)).toEqual(rest.map(() => total));

      const again = rowsOf(await readPages(readPage));
      expect(idsOf(again)).toEqual(idsOf(inOrder(again, list)));
      expect(idsOf(again).toSorted()).toEqual([...idsOf(rows), ...missed].toSorted());
      expect(again.filter(({ id }) => id.includes(':hidden-')).every(({ name }) => name === null)).toBe(true);
    },
  );
});
