import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGISTRY } from '../../shared/sectors.js';
import { STRATEGY_PLANS, subGoalNumbers } from '../../shared/strategy-plans.js';
import { change } from '../kit/mutate.js';
import { type RelayedGraph, startRelayedGraph } from '../kit/relayed-graph.js';
import type { Answer, Asking } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/** The list of measures of all networks, and of those that serve a sub-goal. */

const PLAN = 'oslo-2024-2028';
const OSLO = ['lovisenberg', 'diakonhjemmet', 'ous'];
const NUMBERS = STRATEGY_PLANS.flatMap(subGoalNumbers);

interface Measure {
  readonly id: string;
  readonly title: string;
  readonly year: number;
  readonly subGoal: string | null;
  readonly status: string;
  readonly dueOn: string | null;
  readonly network: { readonly slug: string };
}
interface Filter {
  readonly region?: string | null;
  readonly network?: string | null;
  readonly year?: number | null;
  readonly subGoal?: string | null;
  readonly plan?: string | null;
  readonly status?: string | null;
  readonly dueBefore?: string | null;
}
interface Page {
  readonly totalCount: number;
  readonly complete: boolean;
  readonly sources: readonly { readonly sector: string; readonly state: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly cursor: string; readonly node: Measure | null }[];
}

interface Progress {
  readonly network: { readonly slug: string };
  readonly status: string;
  readonly measureCounts: Readonly<Record<string, number>>;
  readonly target: number | null;
  readonly demo: boolean;
  readonly version: number;
}

const FIELDS = `totalCount complete sources { sector state } pageInfo { hasNextPage endCursor }
  edges { cursor node { id ... on Measure { title year subGoal status dueOn network { slug } } } }`;
const LIST = `query($filter: MeasureFilter, $first: Int, $after: String) { measures(filter: $filter, first: $first, after: $after) { ${FIELDS} } }`;

let graph: RelayedGraph;
/** Questions of `regional` to sectors. */
let questions: { sector: string; body: string }[] = [];
/** Every measure that there is. */
let all: Measure[];

async function query<Data>(text: string, variables: object = {}, { as }: Asking = {}): Promise<Answer<Data>> {
  const response = await fetch(`${graph.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(as === undefined ? {} : { authorization: `Bearer ${as}` }) },
    body: JSON.stringify({ query: text, variables }),
  });
  const { data, errors } = (await response.json()) as Pick<Answer<Data>, 'data' | 'errors'>;
  return { status: response.status, data, errors };
}

/** Adds measures to the plan of a year to come, of which some have no due date yet. */
async function addMeasures(owner: string, network: string, subGoal: string | null): Promise<void> {
  const as = await tokenFor(graph, [{ role: 'COORDINATOR', sector: owner, network }]);
  for (const dueOn of [null, '2027-03-01', null, '2027-12-31']) {
    const input = { network, year: 2027, title: 'Tiltak', subGoal, dueOn };
    const { userErrors } = await change({ query }, { owner, name: 'add Measure', select: 'measure { id }', input, as });
    expect(userErrors).toEqual([]);
  }
}

async function page(filter: Filter | null, first = 200, after: string | null = null): Promise<Page> {
  const { data, errors } = await query<{ measures: Page }>(LIST, { filter, first, after });
  expect(errors).toBeUndefined();
  return data.measures;
}

/** All pages of a list. */
async function pages(filter: Filter | null, first: number): Promise<Page[]> {
  const found: Page[] = [];
  for (let after: string | null = null; ; ) {
    const next: Page = await page(filter, first, after);
    found.push(next);
    if (!next.pageInfo.hasNextPage) return found;
    after = next.pageInfo.endCursor;
  }
}

const rowsOf = (found: readonly Page[]): (Measure | null)[] => found.flatMap(({ edges }) => edges.map(({ node }) => node));

beforeAll(async () => {
  graph = await startRelayedGraph();
  graph.onRequest = (sector, body) => {
    questions.push({ sector, body });
    return 'ARRIVES';
  };
  await addMeasures('ous', 'ous', '2.5');
  await addMeasures('lovisenberg', 'lovisenberg', '2.5');
  await addMeasures('vestre-viken', 'drammen', null);
  all = rowsOf(await pages(null, 200)).map((row) => row ?? expect.fail('a hole'));
});
afterAll(() => graph.close());

/** The sector that owns a network. */
const ownerOf = (slug: string) => REGISTRY.sectors.find(({ networks }) => networks.some((network) => network.slug === slug));

/** What a filter leaves, as it is meant. */
const isLeft = ({ year, subGoal, status, dueOn, network: { slug } }: Measure, filter: Filter): boolean => {
  const plan = STRATEGY_PLANS.find((candidate) => candidate.slug === filter.plan);
  const region = ownerOf(slug)?.region;
  return (
    (filter.region == null || filter.region === region) &&
    (filter.network == null || filter.network === slug) &&
    (filter.year == null || filter.year === year) &&
    (filter.subGoal == null || filter.subGoal === subGoal) &&
    (filter.status == null || filter.status === status) &&
    (filter.dueBefore == null || (dueOn !== null && dueOn < filter.dueBefore)) &&
    (plan === undefined || (plan.region === region && plan.firstYear <= year && year <= plan.lastYear))
  );
};

const FILTER = fc.record(
  {
    region: fc.constantFrom('oslo', 'vestre-viken', null),
    network: fc.constantFrom('ous', 'lovisenberg', 'drammen', null),
    year: fc.constantFrom(2023, 2024, 2025, 2026, 2027, null),
    subGoal: fc.constantFrom('2.5', '1.1', '5.5', null),
    plan: fc.constantFrom(PLAN, null),
    status: fc.constantFrom('PLANNED', 'STARTED', 'DONE', 'DROPPED', null),
    dueBefore: fc.constantFrom('2025-07-01', '2026-11-22', null),
  },
  { requiredKeys: [] },
);

describe('the list of measures', () => {
  it('has those of all networks once each: by year, then by due date, those without one last, then by id', async () => {
    expect(new Set(all.map(({ network }) => network.slug)).size).toBe(7);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.length).toBe((await page(null, 1)).totalCount);
    const places = all.map(({ year, dueOn, id }) => [year, dueOn ?? '9999', id] as const);
    const sorted = places.toSorted((a, b) => a[0] - b[0] || compare(a[1], b[1]) || compare(a[2], b[2]));
    expect(places).toEqual(sorted);
  });

  it('is the same whatever the pages, and whatever narrows it leaves what it says', async () => {
    await fc.assert(
      fc.asyncProperty(FILTER, fc.integer({ min: 1, max: 25 }), async (filter, first) => {
        const expected = all.filter((measure) => isLeft(measure, filter));
        const found = await pages(filter, expected.length > 60 ? 60 : first);
        expect(rowsOf(found)).toEqual(expected);
        for (const { totalCount, complete } of found)
          expect({ totalCount, complete }).toEqual({ totalCount: expected.length, complete: true });
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('goes on after any row, and after the last with nothing', async () => {
    const { edges } = await page({ region: 'oslo' }, 7);
    for (const [index, { cursor }] of edges.entries()) {
      const next = await page({ region: 'oslo' }, 7 - index, cursor);
      expect(rowsOf([next]).slice(0, 6 - index)).toEqual(edges.slice(index + 1).map(({ node }) => node));
    }
    const last = (await page(null, 200, await lastCursor())).edges;
    expect(last).toEqual([]);
  });
  const lastCursor = async () => (await pages(null, 200)).at(-1)?.pageInfo.endCursor ?? null;

  it.each([
    [{ region: 'oslo' }, OSLO],
    [{ plan: PLAN }, OSLO],
    [{ network: 'drammen' }, ['vestre-viken']],
    [{ plan: PLAN, network: 'ous' }, ['ous']],
    [{ plan: PLAN, region: 'vestre-viken' }, []],
    [{ region: 'oslo', network: 'baerum' }, []],
    [{ subGoal: '2.5' }, REGISTRY.sectors.map(({ slug }) => slug)],
  ])('asks the owners concerned and no others: %j', async (filter, sectors) => {
    questions = [];
    const { sources, complete } = await page(filter);
    expect(sources.map(({ sector, state }) => [sector, state])).toEqual(sectors.map((sector) => [sector, 'OK']));
    expect(complete).toBe(true);
    expect(new Set(questions.map(({ sector }) => sector))).toEqual(new Set(sectors));
  });

  it.each([
    [{ region: 'bergen' }, 'filter.region'],
    [{ network: 'oslo' }, 'filter.network'],
    [{ network: '__proto__' }, 'filter.network'],
    [{ plan: 'oslo' }, 'filter.plan'],
    [{ plan: '' }, 'filter.plan'],
    [{ subGoal: '2.7' }, 'filter.subGoal'],
    [{ subGoal: '%' }, 'filter.subGoal'],
    [{ subGoal: '', plan: PLAN }, 'filter.subGoal'],
    [{ year: 1 }, 'filter.year'],
    [{ year: -2026 }, 'filter.year'],
    [{ dueBefore: '2026-02-30' }, 'filter.dueBefore'],
  ])('refuses what is unknown, naming the part: %j', async (filter, argument) => {
    const { errors } = await query(LIST, { filter });
    expect(errors?.map(({ extensions }) => [extensions.code, extensions.argument])).toEqual([['BAD_USER_INPUT', argument]]);
  });

  it.each([[{ first: 0 }], [{ first: 201 }], [{ after: 'x' }]])('refuses a page that is none: %j', async (args) => {
    const { errors } = await query(LIST, args);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });

  it('takes a cursor of the same list only', async () => {
    const { pageInfo } = await page({ region: 'oslo' }, 2);
    const { errors } = await query(LIST, { filter: { region: 'vestre-viken' }, after: pageInfo.endCursor });
    expect(errors?.map(({ extensions }) => [extensions.code, extensions.argument])).toEqual([['BAD_USER_INPUT', 'after']]);
  });

  it('shows nobody what a measure may cost who has no role in its network', async () => {
    const { data, errors } = await query<{ measures: { edges: { node: object }[] } }>(
      '{ measures(first: 5) { edges { node { id ... on Measure { title budgetNote } } } } }',
    );
    expect(data.measures.edges.map(({ node }) => node)).toEqual(all.slice(0, 5).map(({ id, title }) => ({ id, title, budgetNote: null })));
    expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['FORBIDDEN']));
  });
});

describe('the measures of a sub-goal', () => {
  const OF_SUB_GOALS = `query($year: Int, $first: Int, $after: String) { strategyPlan(slug: "${PLAN}") { focusAreas { subGoals {
    number measures(year: $year, first: $first, after: $after) { ${FIELDS} } } } } }`;

  async function ofSubGoals(variables: object): Promise<Map<string, Page>> {
    const { data, errors } = await query<{ strategyPlan: { focusAreas: { subGoals: { number: string; measures: Page }[] }[] } }>(
      OF_SUB_GOALS,
      variables,
    );
    expect(errors).toBeUndefined();
    return new Map(data.strategyPlan.focusAreas.flatMap(({ subGoals }) => subGoals.map(({ number, measures }) => [number, measures])));
  }

  it('are those of the list that serve it, page by page', async () => {
    for (const year of [null, 2025]) {
      const found = await ofSubGoals({ year, first: 3 });
      expect([...found.keys()]).toEqual(NUMBERS);
      for (const [subGoal, { edges, totalCount, pageInfo, complete, sources }] of found) {
        const expected = all.filter((measure) => isLeft(measure, { plan: PLAN, subGoal, year }));
        expect(edges.map(({ node }) => node)).toEqual(expected.slice(0, 3));
        expect({ totalCount, more: pageInfo.hasNextPage }).toEqual({ totalCount: expected.length, more: expected.length > 3 });
        expect([complete, sources.map(({ sector }) => sector)]).toEqual([true, OSLO]);
      }
    }
    const [served] = all.filter(({ network, subGoal }) => OSLO.includes(network.slug) && subGoal !== null);
    expect(served).toBeDefined();
  });

  it('go on where the list of all measures does, for they are the same list', async () => {
    const [subGoal = ''] = all.filter(({ network }) => network.slug === 'ous').map((measure) => measure.subGoal ?? '');
    const { pageInfo } = await page({ plan: PLAN, subGoal }, 1);
    const { data } = await query<{ strategyPlan: { focusAreas: { subGoals: { number: string; measures: Page | null }[] }[] } }>(
      OF_SUB_GOALS,
      {
        first: 1,
        after: pageInfo.endCursor,
      },
    );
    const found = data.strategyPlan.focusAreas.flatMap(({ subGoals }) => subGoals).find(({ number }) => number === subGoal);
    expect(found?.measures?.edges.map(({ node }) => node)).toEqual(all.filter((one) => isLeft(one, { plan: PLAN, subGoal })).slice(1, 2));
  });

  it('cost each sector of the region one question for all sub-goals, and so does their progress', async () => {
    questions = [];
    await query(
      `{ strategyPlan(slug: "${PLAN}") { focusAreas { subGoals { measures(first: 2) { totalCount edges { node { id } } }
        progress(year: 2026) { status } summary(year: 2026) { networks } } } } }`,
    );
    const asked = questions.map(({ sector, body }) => `${sector} ${/_progress|_searchMeasures/.exec(body)?.[0]}`);
    expect(asked.toSorted()).toEqual(OSLO.flatMap((sector) => [`${sector} _progress`, `${sector} _searchMeasures`]).toSorted());
  });
});

describe('the progress of the demonstration', () => {
  it('says that it is invented, until somebody tells where it really stands', async () => {
    const PROGRESS = `{ strategyPlan(slug: "${PLAN}") { focusAreas { subGoals { number progress(year: 2024) {
      network { slug } status measureCounts { planned started done dropped } target demo version } } } } }`;
    const read = async () => {
      const { data } = await query<{ strategyPlan: { focusAreas: { subGoals: { number: string; progress: Progress[] }[] }[] } }>(PROGRESS);
      return data.strategyPlan.focusAreas.flatMap(({ subGoals }) =>
        subGoals.flatMap(({ number: subGoal, progress }) => progress.map((row) => ({ ...row, subGoal }))),
      );
    };
    const isBare = ({ measureCounts, target }: Progress) => target === null && Object.values(measureCounts).every((count) => count === 0);
    const rows = await read();
    for (const row of rows) expect(row.demo).toBe(row.status !== 'NOT_REPORTED' || !isBare(row));
    const told =
      rows.find((row) => row.network.slug === 'ous' && row.demo && isBare(row)) ?? expect.fail('the demonstration tells nothing');
    const as = await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }]);
    const input = { network: 'ous', year: 2024, subGoal: told.subGoal, status: 'IN_PROGRESS', expectedVersion: told.version };
    const { userErrors } = await change({ query }, { owner: 'ous', name: 'report Progress', select: 'progress { demo }', input, as });
    expect(userErrors).toEqual([]);
    const now = (await read()).find(({ network, subGoal }) => network.slug === 'ous' && subGoal === told.subGoal);
    expect(now).toMatchObject({ status: 'IN_PROGRESS', demo: false });
  });
});

describe('with an owner down', () => {
  it('the list names it and gives the others whole; what was missed comes when it is back', async () => {
    const filter = { plan: PLAN, year: 2025 };
    const expected = all.filter((measure) => isLeft(measure, filter));
    await graph.stop('diakonhjemmet');
    const found = await page(filter, 200);
    expect(found.complete).toBe(false);
    expect(found.sources.filter(({ state }) => state !== 'OK').map(({ sector }) => sector)).toEqual(['diakonhjemmet']);
    expect(rowsOf([found])).toEqual(expected.filter(({ network }) => network.slug !== 'diakonhjemmet'));
    await graph.start('diakonhjemmet');
    const later = await page(filter, 200, found.pageInfo.endCursor);
    expect(rowsOf([later])).toEqual(expected.filter(({ network }) => network.slug === 'diakonhjemmet'));
  });
});

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
