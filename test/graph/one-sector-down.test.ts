import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createGateway } from '../../gateway/create-gateway.js';
import { DEFAULT_SETTINGS } from '../../gateway/settings/gateway-settings.js';
import { readConfig } from '../../shared/config.js';
import { REGISTRY } from '../../shared/sectors.js';
import { projectPath } from '../../shared/subgraph/project-root.js';
import type { Served } from '../../shared/subgraph/serve.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { startSubgraph } from '../../subgraphs/start-subgraph.js';
import { EXECUTOR, hasExactRows } from '../kit/executor.js';
import { sharedPlanner } from '../kit/shared-planner.js';
import { emptyDatabases } from '../kit/test-database.js';
import { type Answer, type AnswerError, startTestGraph, type TestGraph } from '../kit/test-graph.js';

const logger = pino({ level: 'silent' });
const ALL_NETWORKS = REGISTRY.sectors.flatMap((sector) => sector.networks.map((network) => network.slug));
const networksOf = (...sectors: string[]) =>
  REGISTRY.sectors.filter(({ slug }) => sectors.includes(slug)).flatMap(({ networks }) => networks.map((network) => network.slug));

interface NetworkRow {
  id: string;
  slug: string;
  name: string;
  region: { name: string };
  nurseCount: number | null;
}

interface Source {
  sector: string;
  state: string;
  message: string | null;
}

interface NursesAnswer {
  nurses: {
    totalCount: number;
    complete: boolean;
    sources: Source[];
    edges: { node: { id: string; name: string | null; network: { slug: string } | null } | null }[];
  };
}

const COUNTS = '{ networks { id slug name region { name } nurseCount } }';
const NURSES = `{ nurses(first: 50) {
  totalCount complete sources { sector state message } edges { node { id name network { slug } } }
} }`;

let graph: TestGraph;
/** Ports of all servers of the graph: none of them may show in an answer. */
let ports: string[];
let counts: Map<string, number | null>;

beforeAll(async () => {
  graph = await startTestGraph();
  ports = [graph.url, ...[...graph.graph.subgraphs.values()].map(({ url }) => url)].map((url) => new URL(url).port);
});
afterAll(() => graph.close());

/** Asks the gateway; whatever is asked in this file, no answer tells where anything runs. */
async function ask<Data>(query: string, variables?: Record<string, unknown>): Promise<Answer<Data>> {
  const answer = await graph.query<Data>(query, variables);
  expectNoPlace(answer.errors ?? []);
  const { nurses } = (answer.data ?? {}) as { nurses?: { sources?: Source[] } };
  expectNoPlace(nurses?.sources ?? []);
  for (const { path, extensions } of answer.errors ?? []) {
    expect(extensions.requestId).toMatch(/^[\w-]+$/);
    if (extensions.ids) expect(path?.some((part) => typeof part === 'number') ?? false, 'a row in the path of an entity').toBe(false);
  }
  return answer;
}

function expectNoPlace(shown: readonly object[]): void {
  const text = JSON.stringify(shown, (key, value) => (key === 'requestId' ? undefined : value));
  expect(text).not.toMatch(/ECONN|127\.0\.0\.1|localhost|http|socket|\bat \//i);
  for (const port of ports) expect(text).not.toContain(`:${port}`);
}

/** Ids of the rows that errors name: by their place in a list, or outright where the executor does not know the place. */
const namedBy = (errors: readonly AnswerError[] | undefined, idAt: (row: number) => string | undefined) =>
  (errors ?? [])
    .flatMap(({ path, extensions }) =>
      hasExactRows ? idAt(Number(path?.find((step) => typeof step === 'number'))) : (extensions.ids as string[]),
    )
    .toSorted();

const codesOf = (errors: readonly AnswerError[] | undefined) =>
  (errors ?? []).map(({ extensions: { sector, code } }) => `${sector} ${code}`).toSorted();

describe('with all sectors up', () => {
  it('the errors of a mixed list are at their rows', async () => {
    const { data, errors } = await ask<{ networks: { id: string; nurseCount: null }[] }>('{ networks { id nurseCount(asOf: "x") } }');
    expect(data.networks.map(({ nurseCount }) => nurseCount)).toEqual(ALL_NETWORKS.map(() => null));
    expect(namedBy(errors, (row) => data.networks[row]?.id)).toEqual(data.networks.map(({ id }) => id).toSorted());
    if (hasExactRows) expect(errors?.map(({ path }) => path?.[2])).toEqual(ALL_NETWORKS.map(() => 'nurseCount'));
  });

  it('so are those of one owner’s rows among others', async () => {
    const list = await ask<{ units: { edges: { node: { id: string } }[] } }>('{ units(first: 20) { edges { node { id } } } }');
    const { data, errors } = await ask<{ units: { edges: { node: null }[] } }>(
      '{ units(first: 20) { edges { node { id ... on OusUnit { covered(asOf: "x") } } } } }',
    );
    const ids = list.data.units.edges.map(({ node }) => node.id).filter((id) => id.startsWith('ous:'));
    expect(ids.length).toBeGreaterThan(0);
    expect(data.units.edges.filter(({ node }) => node === null).length).toBe(ids.length);
    expect(namedBy(errors, (row) => list.data.units.edges[row]?.node.id)).toEqual(ids.toSorted());
  });
});

describe('with one sector down', () => {
  beforeAll(async () => {
    const { data } = await ask<{ networks: NetworkRow[] }>(COUNTS);
    counts = new Map(data.networks.map(({ slug, nurseCount }) => [slug, nurseCount]));
    await graph.kill('ous');
  });

  it('says within seconds that its network is not available, and that the others are', async () => {
    await vi.waitFor(
      async () => {
        const { data, errors } = await ask<{ networks: { slug: string; available: boolean }[] }>('{ networks { slug available } }');
        expect(errors).toBeUndefined();
        expect(data.networks.filter(({ available }) => !available).map(({ slug }) => slug)).toEqual(['ous']);
      },
      { timeout: 6_000, interval: 200 },
    );
  });

  it('lists all seven networks and leaves out only the count of the silent one, with one error that names it', async () => {
    const { status, data, errors } = await ask<{ networks: NetworkRow[] }>(COUNTS);
    expect(status).toBe(200);
    expect(data.networks.map(({ slug }) => slug)).toEqual(ALL_NETWORKS);
    for (const { slug, name, region, nurseCount } of data.networks) {
      expect(name).not.toBe('');
      expect(['Vestre Viken', 'Oslo']).toContain(region.name);
      expect(nurseCount, slug).toBe(slug === 'ous' ? null : counts.get(slug));
    }
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({
      extensions: { code: 'SECTOR_UNAVAILABLE', sector: 'ous', requestId: expect.stringMatching(/^[\w-]+$/) },
    });
    expect(namedBy(errors, (row) => data.networks[row]?.id)).toEqual(['ous:network:ous']);
  });

  it('repeats the request id of the caller in the error', async () => {
    const response = await fetch(`${graph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': 'outage-1' },
      body: JSON.stringify({ query: COUNTS }),
    });
    const { errors } = (await response.json()) as { errors: AnswerError[] };
    expect(response.headers.get('x-request-id')).toBe('outage-1');
    expect(errors.map(({ extensions }) => extensions.requestId)).toEqual(['outage-1']);
  });

  it('lists the persons of the others, and says that the list is not complete and why', async () => {
    const { status, data, errors } = await ask<NursesAnswer>(NURSES);
    const { totalCount, complete, sources, edges } = data.nurses;
    expect(status).toBe(200);
    expect(errors).toBeUndefined();
    expect(complete).toBe(false);
    expect(Object.fromEntries(sources.map(({ sector, state }) => [sector, state]))).toEqual({
      'vestre-viken': 'OK',
      lovisenberg: 'OK',
      diakonhjemmet: 'OK',
      ous: 'UNAVAILABLE',
    });
    for (const { sector, message } of sources) expect(message === null, sector).toBe(sector !== 'ous');
    expect(edges).toHaveLength(50);
    expect(new Set(edges.map(({ node }) => node?.id.split(':')[0]))).toEqual(new Set(['vestre-viken', 'lovisenberg', 'diakonhjemmet']));
    const others = REGISTRY.sectors.filter(({ slug }) => slug !== 'ous').map(({ slug }) => slug);
    const alone = await Promise.all(others.map((slug) => graph.askSubgraph<SearchAnswer>(slug, SEARCH_ALL)));
    expect(totalCount).toBe(alone.reduce((sum, answer) => sum + answer.data._searchNurses.total, 0));
  });

  it('pages through the others to the end, without the silent one and without a row twice', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Answer<PageAnswer> = await ask<PageAnswer>(PAGE, { after });
      expect(page.errors).toBeUndefined();
      seen.push(...page.data.nurses.edges.map(({ node }) => node?.id ?? ''));
      after = page.data.nurses.pageInfo.hasNextPage ? page.data.nurses.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.some((id) => id.startsWith('ous:'))).toBe(false);
    const { data } = await ask<NursesAnswer>(NURSES);
    expect(seen).toHaveLength(data.nurses.totalCount);
  });

  it('answers completely where the filter leaves the silent one out', async () => {
    const { data, errors } = await ask<NursesAnswer>(NURSES.replace('first: 50', 'first: 5, filter: { region: "vestre-viken" }'));
    expect(errors).toBeUndefined();
    expect(data.nurses.complete).toBe(true);
    expect(data.nurses.sources.map(({ sector }) => sector)).toEqual(['vestre-viken']);
  });

  it('gives an empty, incomplete list where the filter names the silent one alone', async () => {
    const { data, errors } = await ask<NursesAnswer>(NURSES.replace('first: 50', 'first: 5, filter: { network: "ous" }'));
    expect(errors).toBeUndefined();
    expect(data.nurses).toMatchObject({ totalCount: 0, complete: false, edges: [], sources: [{ sector: 'ous', state: 'UNAVAILABLE' }] });
  });

  it('shows which sector does not answer, without a data version', async () => {
    const { data, errors } = await ask<{ sectors: { slug: string; available: boolean; dataVersion: string | null }[] }>(
      '{ sectors { slug available dataVersion } }',
    );
    expect(errors).toBeUndefined();
    expect(data.sectors).toEqual(
      REGISTRY.sectors.map(({ slug }) => ({ slug, available: slug !== 'ous', dataVersion: slug === 'ous' ? null : expect.any(String) })),
    );
  });

  it('answers null and SECTOR_UNAVAILABLE for an object of the silent sector, and nothing of the kind for others', async () => {
    const own = (await graph.askSubgraph<SearchAnswer>('lovisenberg', SEARCH_ALL)).data._searchNurses.hits[0]?.id;
    const silent = await ask<{ node: null }>('query($id: ID!) { node(id: $id) { id } }', { id: 'ous:nurse:00000' });
    expect(silent.data).toEqual({ node: null });
    expect(codesOf(silent.errors)).toEqual(['ous SECTOR_UNAVAILABLE']);
    expect(silent.errors?.[0]?.path).toEqual(['node']);
    const others = await ask<{ node: { id: string } }>('query($id: ID!) { node(id: $id) { id } }', { id: own });
    expect(others).toMatchObject({ data: { node: { id: own } }, errors: undefined });
  });

  it('still tells of its network what regional knows', async () => {
    const { data, errors } = await ask<{ node: object }>(
      '{ node(id: "ous:network:ous") { id ... on Network { slug name kind domains aliases hospital { name } affiliations { area { name } } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.node).toMatchObject({ slug: 'ous', name: 'Oslo universitetssykehus', hospital: { name: expect.any(String) } });
  });

  it('answers at once: a refused connection is not waited for', async () => {
    const before = performance.now();
    await ask(COUNTS);
    await ask(NURSES);
    expect(performance.now() - before).toBeLessThan(3_500);
  });
});

interface SearchAnswer {
  _searchNurses: { total: number; hits: { id: string }[] };
}
const SEARCH_ALL = '{ _searchNurses(search: { descending: false, moment: "", limit: 1, withTotal: true }) { total hits { id } } }';

interface PageAnswer {
  nurses: { edges: { node: { id: string } | null }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}
const PAGE = 'query($after: String) { nurses(first: 200, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }';

describe('with a sector that falls silent between the search and the fetch', () => {
  /** A gateway of its own, which does not reach Lovisenberg, over the same subgraphs: `regional` does reach it. */
  async function askHalfBlind(urlOfLovisenberg: string, query: string) {
    const gateway = await createGateway({
      supergraph: readFileSync(projectPath('gateway', 'supergraph.graphql'), 'utf8'),
      urlOf: (name) => (name === 'lovisenberg' ? urlOfLovisenberg : (graph.graph.subgraphs.get(name)?.url ?? null)),
      logger,
      hopSecret: graph.hopSecret,
      // Long enough for those that answer, on a busy machine too.
      settings: { ...DEFAULT_SETTINGS, executor: EXECUTOR, subgraphDeadlineMs: 2_000 },
      planner: await sharedPlanner(),
    });
    try {
      const contextValue = { requestId: randomUUID(), authorization: null, language: null };
      const { body } = await gateway.execute({ query }, contextValue);
      if (body.kind !== 'single') throw new Error('an incremental answer');
      return body.singleResult as unknown as { data: NursesAnswer; errors?: AnswerError[] };
    } finally {
      await gateway.close();
    }
  }

  // A field that is never null makes the loss visible in the row; with nullable ones alone the row would be its id and nulls.
  const QUERY = NURSES.replace('first: 50', 'first: 30, filter: { region: "oslo" }').replace('node { id', 'node { id role');

  it('leaves its rows null, keeps all others, and names it at each of them', async () => {
    const { data, errors } = await askHalfBlind('http://127.0.0.1:1', QUERY);
    const nodes = data.nurses.edges.map(({ node }) => node);
    expect(nodes).toContain(null);
    expect(nodes.filter((node) => node !== null).every(({ id, network }) => id.startsWith('diakonhjemmet:') && network !== null)).toBe(
      true,
    );
    expect(data.nurses.sources.find(({ sector }) => sector === 'lovisenberg')?.state).toBe('OK');
    expectNoPlace(errors ?? []);
    expect(new Set(codesOf(errors))).toEqual(new Set(['lovisenberg SECTOR_UNAVAILABLE']));
    const lost = nodes.flatMap((node, row) => (node === null ? [row] : []));
    if (hasExactRows) expect(errors?.map(({ path }) => path)).toEqual(lost.map((row) => ['nurses', 'edges', row, 'node']));
    else expect(errors?.[0]?.extensions.ids).toHaveLength(lost.length);
  });

  it('gives up waiting for one that hangs, and says SECTOR_TIMEOUT', async () => {
    const hung = await serve(() => undefined);
    const { data, errors } = await askHalfBlind(hung.url, QUERY);
    await hung.close();
    expect(new Set(codesOf(errors))).toEqual(new Set(['lovisenberg SECTOR_TIMEOUT']));
    expect(data.nurses.edges.some(({ node }) => node !== null)).toBe(true);
  });

  it.each([
    ['no JSON', '<html>'],
    ['data null without an error', '{"data":null}'],
    ['data without entities', '{"data":{}}'],
    ['entities that are no list', '{"data":{"_entities":"x"}}'],
    ['too few entities', '{"data":{"_entities":[]}}'],
    ['an error that is null', '{"data":null,"errors":[null]}'],
    ['an error without a message', '{"data":null,"errors":[{}]}'],
    ['an error with another place', '{"data":null,"errors":[{"message":"no","path":"x","extensions":"y"}]}'],
    ['an error of its own', '{"data":null,"errors":[{"message":"boom at http://127.0.0.1:5432"}]}'],
  ])('names it, and keeps all others, if it answers %s', async (_what, text) => {
    const broken = await serve((_request, response) => response.setHeader('content-type', 'application/json').end(text));
    const { data, errors } = await askHalfBlind(broken.url, QUERY);
    await broken.close();
    const nodes = data.nurses.edges.map(({ node }) => node);
    expect(nodes).toContain(null);
    expect(nodes.filter((node) => node !== null).length).toBeGreaterThan(0);
    expect(new Set(errors?.map(({ extensions }) => extensions.sector))).toEqual(new Set(['lovisenberg']));
    expectNoPlace(errors ?? []);
  });
});

describe('with a sector that answers rubbish', () => {
  let regional: Served;
  let broken: Broken;
  beforeAll(async () => {
    broken = await serve((_request, response) => response.setHeader('content-type', 'application/json').end(broken.answer));
    const names = subgraphNames(REGISTRY);
    regional = await startSubgraph('regional', {
      config: readConfig({ PORT: '0', HOP_SECRET: graph.hopSecret, ...(await emptyDatabases(['regional'])) }, names),
      urlOf: (sector) => (sector === 'ous' ? broken.url : (graph.graph.subgraphs.get(sector)?.url ?? null)),
      listen: { host: '127.0.0.1', port: 0, logger },
      sectorDeadlineMs: 400,
    });
  });
  afterAll(async () => {
    await regional?.close();
    await broken?.close();
  });

  const LIST = '{ nurses(first: 5) { totalCount complete sources { sector state } edges { node { id } } } }';
  const OK = { sector: 'ous', state: 'OK', dataVersion: '1', asOf: null, message: null };

  it.each([
    ['no JSON', '<html>502 Bad Gateway</html>'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['an object that is no GraphQL answer', '{"ok":true}'],
    ['data null without an error', '{"data":null}'],
    ['data without the field', '{"data":{}}'],
    ['null for the field', '{"data":{"_searchNurses":null}}'],
    ['hits that are no list', JSON.stringify({ data: { _searchNurses: { total: 1, hits: 'x', source: OK } } })],
    ['a hit without a key', JSON.stringify({ data: { _searchNurses: { total: 1, hits: [{ id: 'ous:nurse:1' }], source: OK } } })],
    ['no source', '{"data":{"_searchNurses":{"total":0,"hits":[],"source":null}}}'],
    ['an error that is null', '{"data":null,"errors":[null]}'],
    ['an error of its own', '{"data":null,"errors":[{"message":"boom at http://127.0.0.1:5432"}]}'],
  ])('%s costs only its own rows', async (_what, text) => {
    broken.answer = text;
    const { data, errors } = await askRegional<NursesAnswer>(LIST);
    expect(errors).toBeUndefined();
    expect(data.nurses.complete).toBe(false);
    expect(data.nurses.edges).toHaveLength(5);
    expect(data.nurses.sources).toHaveLength(4);
    expect(data.nurses.sources.filter(({ state }) => state !== 'OK')).toEqual([{ sector: 'ous', state: 'UNAVAILABLE' }]);
  });

  it('is not taken for available by what it answered', async () => {
    broken.answer = '{"data":null}';
    const { data } = await askRegional<{ sectors: { slug: string; available: boolean }[] }>('{ sectors { slug available } }');
    expect(data.sectors.filter(({ available }) => !available).map(({ slug }) => slug)).toEqual(['ous']);
  });

  async function askRegional<Data>(query: string) {
    const response = await fetch(`${regional.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-gateway-secret': graph.hopSecret },
      body: JSON.stringify({ query }),
    });
    return (await response.json()) as { data: Data; errors?: AnswerError[] };
  }
});

describe('with two sectors down', () => {
  beforeAll(() => graph.kill('vestre-viken'));

  it('leaves out the counts of all four networks of Vestre Viken, and says so at each', async () => {
    const { status, data, errors } = await ask<{ networks: NetworkRow[] }>(COUNTS);
    expect(status).toBe(200);
    expect(data.networks.map(({ slug }) => slug)).toEqual(ALL_NETWORKS);
    expect(data.networks.filter(({ nurseCount }) => nurseCount === null).map(({ slug }) => slug)).toEqual(
      networksOf('vestre-viken', 'ous'),
    );
    expect(new Set(codesOf(errors))).toEqual(new Set(['ous SECTOR_UNAVAILABLE', 'vestre-viken SECTOR_UNAVAILABLE']));
    const slugs = networksOf('vestre-viken', 'ous');
    expect(namedBy(errors, (row) => data.networks[row]?.id)).toEqual(
      slugs.map((slug) => `${slug === 'ous' ? 'ous' : 'vestre-viken'}:network:${slug}`).toSorted(),
    );
  });
});

describe('with all sectors down', () => {
  beforeAll(() => Promise.all(['lovisenberg', 'diakonhjemmet'].map((slug) => graph.kill(slug))));

  it('still lists seven networks with their names and regions', async () => {
    const { status, data, errors } = await ask<{ networks: NetworkRow[] }>('{ networks { slug name region { name } } }');
    expect(status).toBe(200);
    expect(errors).toBeUndefined();
    expect(data.networks.map(({ slug }) => slug)).toEqual(ALL_NETWORKS);
  });

  it('answers null for every count, and names every sector once', async () => {
    const { status, data, errors } = await ask<{ networks: NetworkRow[] }>(COUNTS);
    expect(status).toBe(200);
    expect(data.networks.map(({ nurseCount }) => nurseCount)).toEqual(ALL_NETWORKS.map(() => null));
    expect(new Set(codesOf(errors))).toEqual(new Set(REGISTRY.sectors.map(({ slug }) => `${slug} SECTOR_UNAVAILABLE`)));
    if (hasExactRows) expect(errors?.map(({ path }) => path?.[1]).toSorted()).toEqual(ALL_NETWORKS.map((_slug, row) => row));
  });

  it('answers an empty list that says that it is not complete', async () => {
    const { data, errors } = await ask<NursesAnswer>(NURSES);
    expect(errors).toBeUndefined();
    expect(data.nurses).toMatchObject({ totalCount: 0, complete: false, edges: [] });
    expect(data.nurses.sources.map(({ state }) => state)).toEqual(REGISTRY.sectors.map(() => 'UNAVAILABLE'));
  });
});

describe('with regional down', () => {
  beforeAll(() => graph.kill('regional'));

  it.each(['{ networks { slug } }', '{ nurses { totalCount } }', '{ node(id: "ous:network:ous") { id } }'])(
    'says so at once: %s',
    async (query) => {
      const before = performance.now();
      const { errors } = await ask(query);
      expect(performance.now() - before).toBeLessThan(4_000);
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['REGIONAL_UNAVAILABLE']);
    },
  );

  it('keeps the gateway alive, and its schema at hand', async () => {
    expect((await fetch(`${graph.url}/health/live`)).status).toBe(200);
    expect(await (await fetch(`${graph.url}/schema.graphql`)).text()).toContain('type Query');
  });
});

interface Broken {
  readonly url: string;
  /** What it answers next. */
  answer: string;
  close(): Promise<void>;
}

/** A server in a sector's place. */
async function serve(listener: RequestListener): Promise<Broken> {
  const server: Server = createServer((request: IncomingMessage, response) => {
    request.resume().on('end', () => listener(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: '',
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
