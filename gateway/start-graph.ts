import { readFileSync } from 'node:fs';
import type { Logger } from 'pino';
import type { Config } from '../shared/config.js';
import { openIdentity } from '../shared/identity/open-identity.js';
import { REGISTRY } from '../shared/sectors.js';
import { projectPath } from '../shared/subgraph/project-root.js';
import type { DrainOptions } from '../shared/subgraph/requests-under-way.js';
import { checkPort } from '../shared/subgraph/serve.js';
import { subgraphNames } from '../shared/subgraph-names.js';
import { checkSubgraphs, type StartedSubgraph, type StartOptions, startSubgraph } from '../subgraphs/start-subgraph.js';
import { createGateway } from './create-gateway.js';
import type { ReloadOutcome } from './generations/reload-outcome.js';
import { startFromSource } from './generations/start-from-source.js';
import type { Health } from './health/health.js';
import { createClientIdentification } from './identify-client.js';
import type { Metrics } from './observability/metrics.js';
import type { Planner } from './planning/planner.js';
import { GATEWAY, serveGateway } from './serve-gateway.js';
import { DEFAULT_SETTINGS, type GatewaySettings } from './settings/gateway-settings.js';

/** How to start the whole graph. */
export interface GraphOptions {
  readonly config: Config;
  readonly logger: Logger;
  /** Told of every SQL statement and the subgraph that made it. */
  readonly onStatement?: (subgraph: string, sql: string) => void;
  /** How long `regional` waits for a sector, in milliseconds. */
  readonly sectorDeadlineMs?: number;
  /** How `regional` serves receivers of messages, where it is not as the settings say. */
  readonly webhooks?: StartOptions['webhooks'];
  /** How the gateway is set. */
  readonly settings?: GatewaySettings;
  /** Takes the figures of the gateway; left out, none are taken. */
  readonly metrics?: Metrics;
  /** Plans the committed supergraph, if there is one already; then that is served for good. */
  readonly planner?: Planner;
}

/** The whole graph, running. */
export interface Graph {
  readonly url: string;
  /** Whether new requests had better come here. */
  readonly health: Health;
  /** Takes no new requests and waits for those under way; to be closed then. */
  drain(options: DrainOptions): Promise<void>;
  /** The subgraphs by name, each with its own server. */
  readonly subgraphs: ReadonlyMap<string, StartedSubgraph>;
  /** Lets what lies in the files of the supergraph now take over. @param trigger what asks for it, for logs */
  reload(trigger: string): Promise<ReloadOutcome>;
  close(): Promise<void>;
}

/**
 * Starts all subgraphs and the gateway in this process, each subgraph on a loopback port that the system chooses: the same HTTP
 * path as when they run apart.
 * @throws StartError if one of them cannot start; then none is left running. What can be known before is checked before: then no
 *   database was touched
 */
export async function startGraph(options: GraphOptions): Promise<Graph> {
  const { config, logger, onStatement, sectorDeadlineMs, webhooks, settings = DEFAULT_SETTINGS, planner, metrics } = options;
  await checkPort(GATEWAY, { host: config.host, port: config.port, logger });
  await checkSubgraphs(subgraphNames(REGISTRY), config);
  const identity = await openIdentity(config.identity);
  const subgraphs = new Map<string, StartedSubgraph>();
  const urlOf = (name: string) => subgraphs.get(name)?.url ?? null;
  const start = async (name: string) => {
    const listen = { host: '127.0.0.1', port: 0, logger };
    const count = onStatement ? { onStatement: (sql: string) => onStatement(name, sql) } : {};
    const deadline = sectorDeadlineMs ? { sectorDeadlineMs } : {};
    subgraphs.set(
      name,
      await startSubgraph(name, { config, identity, urlOf, listen, ...count, ...deadline, ...(webhooks ? { webhooks } : {}) }),
    );
  };
  const closeSubgraphs = async () => {
    const closed = await Promise.allSettled([...subgraphs.values()].map((served) => served.close()));
    for (const result of closed) if (result.status === 'rejected') throw result.reason;
  };
  try {
    // One after the other: a wait for a SQLite file stops this whole process, which then must not be within another transaction.
    for (const name of subgraphNames(REGISTRY)) await start(name);
    const observed = { joinTraces: config.traces.joinClients, ...(metrics ? { metrics } : {}) };
    const asked = { urlOf, logger, hopSecret: identity.hopSecrets[0], settings, ...(metrics ? { metrics } : {}) };
    const committed = projectPath('gateway', 'supergraph.graphql');
    const gateway = planner
      ? await createGateway({ ...asked, supergraph: readFileSync(committed, 'utf8'), planner })
      : await startFromSource({ ...asked, path: config.supergraph ?? committed, lastGood: null });
    const identify = createClientIdentification({ ...identity, publicUrl: config.identity.publicUrl });
    const listen = { host: config.host, port: config.port, logger, ...observed };
    const signIn = { issuer: config.identity.issuer, developmentIssuer: identity.developmentIssuer };
    const served = await serveGateway(gateway, { ...listen, identify, publicUrl: config.identity.publicUrl, signIn, settings }).catch(
      async (error: unknown) => {
        await gateway.close();
        throw error;
      },
    );
    return {
      url: served.url,
      health: served.health,
      subgraphs,
      reload: gateway.reload,
      drain: served.drain,
      close: async () => {
        try {
          await served.close();
        } finally {
          await closeSubgraphs();
        }
      },
    };
  } catch (error) {
    await closeSubgraphs();
    throw error;
  }
}
