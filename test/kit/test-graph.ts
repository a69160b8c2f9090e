import pino from 'pino';
import { type Graph, startGraph } from '../../gateway/start-graph.js';
import { readConfig } from '../../shared/config.js';
import { REGISTRY } from '../../shared/sectors.js';
import { subgraphNames } from '../../subgraphs/start-subgraph.js';
import { emptyDatabases } from './test-database.js';

/** An error in an answer. */
export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code?: string; readonly sector?: string; readonly argument?: string };
}

/** What the gateway answers. */
export interface Answer<Data> {
  readonly status: number;
  readonly data: Data;
  readonly errors: readonly AnswerError[] | undefined;
}

/** The whole graph in this process, over real HTTP, with databases of its own. */
export interface TestGraph {
  readonly url: string;
  /** Asks the gateway. */
  query<Data = Record<string, never>>(query: string, variables?: Record<string, unknown>): Promise<Answer<Data>>;
  /** Asks one subgraph, past the gateway. */
  askSubgraph<Data = Record<string, never>>(name: string, query: string, variables?: Record<string, unknown>): Promise<Answer<Data>>;
  /** Stops a subgraph for good, connections and all. */
  kill(subgraph: string): Promise<void>;
  /** SQL statements so far, with the subgraph that made each. */
  readonly statements: { subgraph: string; sql: string }[];
  readonly graph: Graph;
  close(): Promise<void>;
}

/**
 * Starts a graph for a test file.
 * @param environment on top of empty databases, for example `{ DEMO: 'off' }`
 */
export async function startTestGraph(environment: Record<string, string> = {}): Promise<TestGraph> {
  const names = subgraphNames(REGISTRY);
  const config = readConfig({ PORT: '0', ...(await emptyDatabases(names)), ...environment }, names);
  const statements: { subgraph: string; sql: string }[] = [];
  const graph = await startGraph({
    config,
    logger: pino({ level: 'silent' }),
    onStatement: (subgraph, sql) => statements.push({ subgraph, sql }),
    sectorDeadlineMs: 2_000,
  });
  return {
    url: graph.url,
    graph,
    statements,
    query: (query, variables) => post(`${graph.url}/graphql`, query, variables),
    askSubgraph: (name, query, variables) => post(`${graph.subgraphs.get(name)?.url}/graphql`, query, variables),
    kill: async (name) => {
      await graph.subgraphs.get(name)?.close();
    },
    close: () => graph.close(),
  };
}

async function post<Data>(url: string, query: string, variables: Record<string, unknown> = {}): Promise<Answer<Data>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: AnswerError[] };
  return { status: response.status, data, errors };
}
