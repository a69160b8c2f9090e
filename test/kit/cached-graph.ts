import { type Answer, startTestGraph, type TestGraph } from './test-graph.js';
import { tokenFor } from './token.js';

/** An answer with all that HTTP says of it. */
export interface Got<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly data: Data;
  readonly stale: readonly { readonly sector: string; readonly asOf: string; readonly dataVersion: string | null }[];
  /** Statements that were made for it. */
  readonly statements: number;
}

/** A graph whose gateway keeps answers. */
export interface CachedGraph extends TestGraph {
  /** Asks by GET. */
  get<Data = Record<string, unknown>>(query: string, headers?: Record<string, string>, variables?: object): Promise<Got<Data>>;
  /** Publishes news of the network `ous`, through the gateway. */
  publish(title: string): Promise<void>;
  /** Publishes news past the gateway. */
  publishPast(title: string): Promise<void>;
}

/** The newest news of `ous`; `regional` does not know it. */
export const NEWS = '{ network(slug: "ous") { news(first: 1) { title } } }';
/** The newest news of all, which `regional` asks the owners for. */
export const ACTIVITY = '{ activity(first: 3, filter: { kind: NEWS }) { edges { node { title } } complete sources { sector state } } }';

const PUBLISH = `mutation($title: String!, $key: ID!) {
  publishOusNews(input: { network: "ous", title: $title, body: "Nytt", idempotencyKey: $key }) { news { id } userErrors { code message } } }`;

/** Starts one. */
export async function startCachedGraph(environment: Record<string, string> = {}): Promise<CachedGraph> {
  const graph = await startTestGraph({ CACHE: 'on', ...environment });
  const as = await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }], 'editor');
  const done = ({ data, errors }: Answer<{ publishOusNews?: { userErrors: unknown[] } }>) => {
    if (errors || data.publishOusNews?.userErrors.length !== 0) throw new Error(JSON.stringify({ data, errors }));
  };
  return {
    ...graph,
    get: async (query, headers = {}, variables) => {
      const before = graph.statements.length;
      const search = new URLSearchParams({ query, ...(variables ? { variables: JSON.stringify(variables) } : {}) });
      const response = await fetch(`${graph.url}/graphql?${search}`, { headers });
      const text = await response.text();
      const { data, extensions } = text ? JSON.parse(text) : { data: null };
      // Questions for versions alone are asked in between.
      const statements = graph.statements.slice(before).filter(({ sql }) => !/^select "?`?value`?"? from ["`]setting["`]/.test(sql)).length;
      return { status: response.status, headers: response.headers, text, data, stale: extensions?.stale ?? [], statements };
    },
    publish: async (title) => done(await graph.query(PUBLISH, { title, key: crypto.randomUUID() }, { as })),
    publishPast: async (title) => done(await graph.askSubgraph('ous', PUBLISH, { title, key: crypto.randomUUID() }, { as })),
  };
}
