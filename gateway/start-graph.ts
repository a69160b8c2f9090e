import { readFileSync } from 'node:fs';
import type { Logger } from 'pino';
import type { Config } from '../shared/config.js';
import { openIdentity } from '../shared/identity/open-identity.js';
import { REGISTRY } from '../shared/sectors.js';
import { projectPath } from '../shared/subgraph/project-root.js';
import { checkPort } from '../shared/subgraph/serve.js';
import { checkSubgraphs, type StartedSubgraph, type StartOptions, startSubgraph, subgraphNames } from '../subgraphs/start-subgraph.js';
import { createGateway } from './create-gateway.js';
import { createClientIdentification } from './identify-client.js';
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
  /** Plans the committed supergraph, if there is one already. */
  readonly planner?: Planner;
}

/** The whole graph, running. */
export interface Graph {
  readonly url: string;
  /** The subgraphs by name, each with its own server. */
  readonly subgraphs: ReadonlyMap<string, StartedSubgraph>;
  close(): Promise<void>;
}

/**
 * Starts all subgraphs and the gateway in this process, each subgraph on a loopback port that the system chooses: the same HTTP
 * path as when they run apart.
 * @throws StartError if one of them cannot start; then none is left running. What can be known before is checked before: then no
 *   database was touched
 */
export async function startGraph(options: GraphOptions): Promise<Graph> {
  const { config, logger, onStatement, sectorDeadlineMs, webhooks, settings = DEFAULT_SETTINGS, planner } = options;
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
    const supergraph = readFileSync(projectPath('gateway', 'supergraph.graphql'), 'utf8');
    const gateway = await createGateway({
      supergraph,
      urlOf,
      logger,
      hopSecret: identity.hopSecrets[0],
      settings,
      ...(planner ? { planner } : {}),
    });
    const identify = createClientIdentification({ ...identity, publicUrl: config.identity.publicUrl });
    const listen = { host: config.host, port: config.port, logger };
    const signIn = { issuer: config.identity.issuer, developmentIssuer: identity.developmentIssuer };
    const served = await serveGateway(gateway, { ...listen, identify, publicUrl: config.identity.publicUrl, signIn, settings }).catch(
      async (error: unknown) => {
        await gateway.close();
        throw error;
      },
    );
    return {
      url: served.url,
      subgraphs,
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
