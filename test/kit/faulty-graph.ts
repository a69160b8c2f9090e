import { readFileSync } from 'node:fs';
import pino from 'pino';
import { createGateway, type Gateway } from '../../gateway/create-gateway.js';
import { createClientIdentification } from '../../gateway/identify-client.js';
import { serveGateway } from '../../gateway/serve-gateway.js';
import { readGatewaySettings } from '../../gateway/settings/gateway-settings.js';
import { readConfig } from '../../shared/config.js';
import { openIdentity } from '../../shared/identity/open-identity.js';
import { REGISTRY } from '../../shared/sectors.js';
import { projectPath } from '../../shared/subgraph/project-root.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { startSubgraph } from '../../subgraphs/start-subgraph.js';
import { EXECUTOR } from './executor.js';
import { FaultProxy } from './fault-proxy.js';
import { filledDatabases } from './filled-databases.js';
import { sharedPlanner } from './shared-planner.js';
import type { TestGraph } from './test-graph.js';

/** A graph in which every line between two programs can be made to fail. */
export interface FaultyGraph extends Pick<TestGraph, 'issuer'> {
  readonly gateway: Gateway;
  readonly url: string;
  /** From the gateway to each subgraph. */
  readonly ofGateway: ReadonlyMap<string, FaultProxy>;
  /** From `regional` to each sector. */
  readonly ofRegional: ReadonlyMap<string, FaultProxy>;
  /** Ports of all programs and lines: none of them may show. */
  readonly ports: readonly string[];
  close(): Promise<void>;
}

/**
 * Starts such a graph with the demo roster, in this process, over real HTTP.
 * @param deadlines milliseconds that the gateway waits for a subgraph, and `regional` for a sector
 * @param options settings of the gateway, and where it reads the next supergraph from
 */
export async function startFaultyGraph(
  deadlines: { readonly gateway: number; readonly regional: number },
  { environment: chosen = {}, path }: { readonly environment?: Record<string, string>; readonly path?: string } = {},
): Promise<FaultyGraph> {
  const names = subgraphNames(REGISTRY);
  const environment = { PORT: '0', ...(await filledDatabases(names)) };
  const config = readConfig(environment, names);
  const settings = { ...readGatewaySettings({ EXECUTOR, CACHE: 'off', ...chosen }), subgraphDeadlineMs: deadlines.gateway };
  const logger = pino({ level: process.env.TEST_LOG ?? 'silent' });
  const identity = await openIdentity(config.identity);
  const listen = { host: '127.0.0.1', port: 0, logger };
  const [ofGateway, ofRegional] = [new Map<string, FaultProxy>(), new Map<string, FaultProxy>()];
  const closers: (() => Promise<void>)[] = [];
  const ports: string[] = [];
  for (const name of names) {
    const urlOf = (sector: string) => ofRegional.get(sector)?.url ?? null;
    const served = await startSubgraph(name, { config, identity, urlOf, listen, sectorDeadlineMs: deadlines.regional });
    closers.push(() => served.close());
    ports.push(served.url);
    for (const lines of name === 'regional' ? [ofGateway] : [ofGateway, ofRegional]) {
      const line = await FaultProxy.open(served.url);
      lines.set(name, line);
      closers.push(() => line.close());
      ports.push(line.url);
    }
  }
  const gateway = await createGateway({
    supergraph: readFileSync(projectPath('gateway', 'supergraph.graphql'), 'utf8'),
    urlOf: (name) => ofGateway.get(name)?.url ?? null,
    logger,
    hopSecret: identity.hopSecrets[0],
    settings,
    planner: await sharedPlanner(),
    ...(path ? { path } : {}),
  });
  const identify = createClientIdentification({ ...identity, publicUrl: config.identity.publicUrl });
  const served = await serveGateway(gateway, { ...listen, identify, settings });
  return {
    url: served.url,
    gateway,
    issuer: identity.developmentIssuer,
    ofGateway,
    ofRegional,
    ports: [served.url, ...ports].map((url) => new URL(url).port),
    close: async () => {
      await served.close();
      for (const close of closers.toReversed()) await close();
    },
  };
}
