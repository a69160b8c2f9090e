import pino, { type Logger } from 'pino';
import { readGatewaySettings } from '../../gateway/settings/gateway-settings.js';
import { type Graph, type GraphOptions, startGraph } from '../../gateway/start-graph.js';
import { readConfig } from '../../shared/config.js';
import type { DevelopmentIssuer } from '../../shared/identity/development-issuer.js';
import { openIdentity } from '../../shared/identity/open-identity.js';
import { REGISTRY } from '../../shared/sectors.js';
import type { Authenticate } from '../../shared/subgraph/caller.js';
import { HOP_HEADER } from '../../shared/subgraph/hop.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { EXECUTOR } from './executor.js';
import { filledDatabases } from './filled-databases.js';
import { PATIENT } from './patient.js';
import { sharedPlanner } from './shared-planner.js';
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

/** How to ask. */
export interface Asking {
  /** Token of the one who asks; without it, nobody. */
  readonly as?: string;
  /** Languages that she prefers, as a browser says it. */
  readonly language?: string;
}

/** The whole graph in this process, over real HTTP, with databases of its own. */
export interface TestGraph {
  readonly url: string;
  /** Asks the gateway. */
  query<Data = Record<string, never>>(query: string, variables?: Record<string, unknown>, asking?: Asking): Promise<Answer<Data>>;
  /** Asks one subgraph as the gateway does, past it. */
  askSubgraph<Data = Record<string, never>>(
    name: string,
    query: string,
    variables?: Record<string, unknown>,
    asking?: Asking,
  ): Promise<Answer<Data>>;
  /** Stops a subgraph for good, connections and all. */
  kill(subgraph: string): Promise<void>;
  /** SQL statements so far, with the subgraph that made each. */
  readonly statements: { subgraph: string; sql: string }[];
  readonly graph: Graph;
  /** What its gateway shows its subgraphs. */
  readonly hopSecret: string;
  /** Makes tokens for it; null if it has a real issuer. */
  readonly issuer: DevelopmentIssuer | null;
  /** Finds out who calls, as its subgraphs do. */
  readonly authenticate: Authenticate;
  close(): Promise<void>;
}

/** How long `regional` waits for a sector, and the gateway for a subgraph, in milliseconds; left out, long enough for a busy machine. */
interface Deadlines {
  readonly sectorDeadlineMs?: number;
  readonly deadlineMs?: number;
  /** How receivers of messages are served; left out, not at all. */
  readonly webhooks?: GraphOptions['webhooks'];
}

/**
 * Starts a graph for a test file.
 * @param environment for example `{ DEMO: 'off' }`; without databases in it, the graph has new ones, and without `CACHE: 'on'` its gateway keeps
 *   no answers
 * @param logger takes what the programs log
 */
export async function startTestGraph(
  environment: Record<string, string> = {},
  logger: Logger = pino({ level: process.env.TEST_LOG ?? 'silent' }),
  { sectorDeadlineMs, deadlineMs, webhooks = { intervalMs: 0 } }: Deadlines = {},
): Promise<TestGraph> {
  const names = subgraphNames(REGISTRY);
  const databases = environment.DATA_DIR !== undefined ? {} : await (environment.DEMO === 'off' ? emptyDatabases : filledDatabases)(names);
  const config = readConfig({ PORT: '0', ...databases, ...environment }, names);
  const { settings: patient, ...deadlines } = PATIENT;
  const settings = { ...readGatewaySettings({ EXECUTOR, CACHE: 'off', ...environment }), requestDeadlineMs: patient.requestDeadlineMs };
  const statements: { subgraph: string; sql: string }[] = [];
  const graph = await startGraph({
    config,
    logger,
    onStatement: (subgraph, sql) => statements.push({ subgraph, sql }),
    webhooks,
    sectorDeadlineMs: sectorDeadlineMs ?? deadlines.sectorDeadlineMs,
    settings: { ...settings, subgraphDeadlineMs: deadlineMs ?? patient.subgraphDeadlineMs },
    planner: await sharedPlanner(),
  });
  const { hopSecrets, developmentIssuer, authenticate } = await openIdentity(config.identity);
  const [hopSecret] = hopSecrets;
  return {
    url: graph.url,
    hopSecret,
    issuer: developmentIssuer,
    authenticate,
    graph,
    statements,
    query: (query, variables, asking) => post(`${graph.url}/graphql`, { query, variables }, headersOf(asking)),
    askSubgraph: (name, query, variables, asking) =>
      post(`${graph.subgraphs.get(name)?.url}/graphql`, { query, variables }, { ...headersOf(asking), [HOP_HEADER]: hopSecret }),
    kill: async (name) => {
      await graph.subgraphs.get(name)?.close();
    },
    close: () => graph.close(),
  };
}

const headersOf = ({ as, language }: Asking = {}): Record<string, string> => ({
  ...(as === undefined ? {} : { authorization: `Bearer ${as}` }),
  ...(language === undefined ? {} : { 'accept-language': language }),
});

async function post<Data>(url: string, body: object, headers: Record<string, string>): Promise<Answer<Data>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: AnswerError[] };
  return { status: response.status, data, errors };
}
