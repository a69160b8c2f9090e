import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGISTRY } from '../../shared/sectors.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

/** How many SQL statements an answer costs does not depend on how many rows it has. */

const SECTORS = REGISTRY.sectors.map(({ slug }) => slug);
const MOST_STATEMENTS = 6;

let graph: TestGraph;
beforeAll(async () => {
  graph = await startTestGraph();
});
afterAll(() => graph.close());

/** Asks the gateway, and counts the statements of each subgraph; an answer with an error counts for nothing. */
async function cost(query: string, variables: Record<string, unknown> = {}): Promise<{ statements: Map<string, number>; data: unknown }> {
  const before = graph.statements.length;
  const { data, errors } = await graph.query(query, variables);
  expect(errors).toBeUndefined();
  const made = Map.groupBy(graph.statements.slice(before), ({ subgraph }) => subgraph);
  return { data, statements: new Map([...made].map(([subgraph, statements]) => [subgraph, statements.length])) };
}

const nurses = (fields: string) => `query($first: Int!, $filter: NurseFilter) { nurses(first: $first, filter: $filter) {
  totalCount sources { dataVersion } edges { node { ${fields} } } } }`;
const units = (fields: string) => `query($first: Int!, $filter: UnitFilter) { units(first: $first, filter: $filter) {
  totalCount edges { node { ${fields} } } } }`;

const LISTS: readonly [string, string][] = [
  ['persons', nurses('id name')],
  ['persons with their network', nurses('id name network { slug name hospital { name } }')],
  ['persons with appointments, units and areas', nurses('name network { slug } appointments { unit { name area { name population } } }')],
  ['units with their persons', units('name nurses { name }')],
  ['units with coverage and vacancy', units('name covered vacantSince area { name }')],
];

/** Deeper than the rows of a page: what was loaded further up comes at once, so that later batches may split or join. */
const DEEP_LISTS: readonly [string, string][] = [
  [
    'persons with all that hangs on them',
    nurses(`name contact { email } network { slug affiliations { area { name } } }
      appointments(all: true) { validFrom unit { name covered vacantSince network { slug } area { name population point { latitude } } } }`),
  ],
  [
    'persons with the lists of their networks',
    nurses(
      'name network { actionPlan(year: 2026) { status measures { title history { title } } targets { value } history { status } } events(first: 1) { edges { node { title } } } }',
    ),
  ],
  ['persons with those who work beside them', nurses('name appointments { unit { nurses { name network { slug } } } }')],
  [
    'units with all that hangs on them',
    units(`name serviceType covered vacantSince network { slug name } nurses { name appointments { unit { name } } }
      area { name population affiliations { kind network { slug } sources { title } } predecessors { area { name } } }`),
  ],
];
const SPLIT_BATCHES = 3;

describe('a list across sectors', () => {
  it.each(LISTS)('costs each sector as much for a hundred rows as for five: %s', async (_what, query) => {
    for (const { slug: sector, networks } of REGISTRY.sectors) {
      const network = networks[0]?.slug;
      const few = await cost(query, { first: 5, filter: { network } });
      const many = await cost(query, { first: 100, filter: { network } });
      expect(rowsIn(few.data)).toBe(5);
      expect(rowsIn(many.data)).toBeGreaterThan(60);
      expect(many.statements).toEqual(few.statements);
      expect(many.statements.get(sector), sector).toBeLessThanOrEqual(MOST_STATEMENTS);
    }
  });

  it.each(LISTS)('costs a sector at most six statements where it is mixed with the others: %s', async (_what, query) => {
    const few = await cost(query, { first: 20 });
    const many = await cost(query, { first: 200 });
    expect(rowsIn(few.data)).toBe(20);
    expect(rowsIn(many.data)).toBe(200);
    for (const sector of SECTORS) expect(many.statements.get(sector), sector).toBeLessThanOrEqual(MOST_STATEMENTS);
    expect(many.statements.get('regional') ?? 0).toBe(few.statements.get('regional') ?? 0);
  });

  it.each(DEEP_LISTS)('costs hardly more for two hundred rows than for twenty, however deep: %s', async (_what, query) => {
    const few = await cost(query, { first: 20 });
    const many = await cost(query, { first: 200 });
    expect(rowsIn(many.data)).toBe(200);
    for (const [subgraph, count] of many.statements)
      expect(count, subgraph).toBeLessThanOrEqual((few.statements.get(subgraph) ?? 0) + SPLIT_BATCHES);
  });

  it('does not count what is not asked for', async () => {
    const counted = await cost('{ nurses(first: 5) { totalCount } }');
    const uncounted = await cost('{ nurses(first: 5) { pageInfo { hasNextPage } } }');
    for (const sector of SECTORS) expect(uncounted.statements.get(sector), sector).toBeLessThan(counted.statements.get(sector) ?? 0);
  });
});

describe('the seven networks', () => {
  const FIELDS = 'slug nurseCount unitCount demo hospital { name } affiliations { kind area { name } sources { title } }';

  it('cost a sector as much for four networks as for one', async () => {
    const one = await cost(`{ network(slug: "baerum") { ${FIELDS} } }`);
    const four = await cost(`{ networks(region: "vestre-viken") { ${FIELDS} } }`);
    expect(four.statements.get('vestre-viken')).toBe(one.statements.get('vestre-viken'));
    expect(four.statements.get('regional')).toBe(one.statements.get('regional'));
  });

  it('cost every sector at most three statements for their counts', async () => {
    const { statements } = await cost(`{ networks { ${FIELDS} } }`);
    for (const sector of SECTORS) expect(statements.get(sector), sector).toBeLessThanOrEqual(3);
    expect(statements.get('regional')).toBeLessThanOrEqual(4);
  });

  it('cost regional nothing for what the registry says', async () => {
    const { statements } = await cost('{ networks { slug name region { name } kind domains aliases } }');
    expect(statements).toEqual(new Map());
  });

  it('cost one more statement a sector for each further day, not for each network', async () => {
    const days = (count: number) =>
      `{ networks { ${Array.from({ length: count }, (_, i) => `d${i}: nurseCount(asOf: "20${19 + i}-06-01")`).join(' ')} } }`;
    const three = await cost(days(3));
    for (const sector of SECTORS) expect(three.statements.get(sector), sector).toBe(3);
  });

  it('cost hardly more for a long page of persons and units than for a short one', async () => {
    const query = `query($first: Int!) { networks(region: "oslo") { slug
      nurses(first: $first) { totalCount edges { node { name network { slug } appointments { unit { name area { name } } } } } }
      units(first: $first) { totalCount edges { node { name covered nurses { name } } } }
      events(first: $first) { edges { node { title network { slug } } } }
    } }`;
    const few = await cost(query, { first: 2 });
    const many = await cost(query, { first: 150 });
    for (const [subgraph, count] of many.statements)
      expect(count, subgraph).toBeLessThanOrEqual((few.statements.get(subgraph) ?? 0) + SPLIT_BATCHES);
  });
});

describe('areas', () => {
  const FIELDS = `code name population old: population(ageGroup: AGE_80_PLUS, year: 2020) point { latitude }
    predecessors { area { name population } } successors { area { name } }
    affiliations { kind disputed network { slug } organization { name } sources { title } }`;

  it('cost regional as much for all of them as for one', async () => {
    const one = await cost(`{ areas(network: "diakonhjemmet", kind: CITY_DISTRICT) { ${FIELDS} } }`);
    const all = await cost(`{ areas { ${FIELDS} } }`);
    expect(all.data).toMatchObject({ areas: expect.arrayContaining([expect.objectContaining({ code: '3301' })]) });
    // The shorter list asks once more: which areas are the network's.
    expect(all.statements.get('regional')).toBeLessThanOrEqual(one.statements.get('regional') ?? 0);
    expect(all.statements.get('regional')).toBeLessThanOrEqual(8);
    expect([...all.statements.keys()]).toEqual(['regional']);
  });
});

describe('the content of regional', () => {
  it.each([
    'observations { key source { title } contradictions { title } }',
    'services { items { name area { name population } network { slug } organization { name } source { title } } }',
    'bodies { name region { name } source { title } }',
    'agreements { title source { title } }',
    'documents { title source { title } }',
  ])('costs a few statements, however many rows: %s', async (list) => {
    const { statements } = await cost(`{ ${list} }`);
    expect(statements.get('regional')).toBeLessThanOrEqual(5);
    expect([...statements.keys()]).toEqual(['regional']);
  });

  it.each([
    '{ observations { key contradictions { title observations { key } } } }',
    '{ networks { slug observations { key source { title } } } }',
  ])('is read once, though many rows share it: %s', async (query) => {
    const { statements } = await cost(query);
    expect(statements.get('regional')).toBeLessThanOrEqual(3);
  });
});

/** Rows of the list at the root of an answer. */
function rowsIn(data: unknown): number {
  const [list] = Object.values(data as Record<string, { edges: { node: object | null }[] }>);
  return list?.edges.filter(({ node }) => node !== null).length ?? 0;
}
