import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { createGateway } from '../../gateway/create-gateway.js';
import { createClientIdentification } from '../../gateway/identify-client.js';
import { serveGateway } from '../../gateway/serve-gateway.js';
import { readConfig } from '../../shared/config.js';
import { openIdentity } from '../../shared/identity/open-identity.js';
import { REGISTRY } from '../../shared/sectors.js';
import type { DatabaseLocation } from '../../shared/subgraph/database.js';
import { HOP_HEADER } from '../../shared/subgraph/hop.js';
import { projectPath } from '../../shared/subgraph/project-root.js';
import type { Served } from '../../shared/subgraph/serve.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { startSubgraph } from '../../subgraphs/start-subgraph.js';
import { filledDatabases } from './filled-databases.js';
import { PATIENT } from './patient.js';
import { sharedPlanner } from './shared-planner.js';
import type { TestGraph } from './test-graph.js';

/** What becomes of a request on its way to a subgraph: it arrives; it is lost; it arrives, and its answer is lost. */
export type Fate = 'ARRIVES' | 'LOST' | 'ANSWER_LOST';

/** A graph whose lines between `regional` and the sectors can be cut, and whose subgraphs can be stopped and started again. */
export interface RelayedGraph extends Pick<TestGraph, 'url' | 'issuer' | 'hopSecret'> {
  /** Told of every request of `regional` to a sector; may wait. */
  onRequest: (sector: string, body: string) => Fate | Promise<Fate>;
  stop(sector: string): Promise<void>;
  /** Where the database of a subgraph is. */
  databaseOf(subgraph: string): DatabaseLocation;
  /** Starts it again, on the database that it had. */
  start(sector: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts such a graph with the demo roster, in this process, over real HTTP. */
export async function startRelayedGraph(): Promise<RelayedGraph> {
  const names = subgraphNames(REGISTRY);
  const config = readConfig({ PORT: '0', ...(await filledDatabases(names)) }, names);
  const logger = pino({ level: process.env.TEST_LOG ?? 'silent' });
  const identity = await openIdentity(config.identity);
  const [hopSecret] = identity.hopSecrets;
  const subgraphs = new Map<string, Served>();
  const relays = new Map<string, Server>();
  const urlOf = (name: string) => {
    const relay = relays.get(name)?.address() as AddressInfo | undefined;
    return relay ? `http://127.0.0.1:${relay.port}` : (subgraphs.get(name)?.url ?? null);
  };
  const start = async (name: string) => {
    const listen = { host: '127.0.0.1', port: 0, logger };
    subgraphs.set(name, await startSubgraph(name, { config, identity, urlOf, listen, sectorDeadlineMs: PATIENT.sectorDeadlineMs }));
  };
  const stop = async (name: string) => {
    await subgraphs.get(name)?.close();
    subgraphs.delete(name);
  };
  const graph: RelayedGraph = {
    url: '',
    hopSecret,
    issuer: identity.developmentIssuer,
    onRequest: () => 'ARRIVES',
    databaseOf: config.databaseOf,
    stop,
    start,
    close: async () => {
      await gateway.close();
      for (const relay of relays.values()) relay.closeAllConnections();
      for (const relay of relays.values()) relay.close();
      for (const name of [...subgraphs.keys()]) await stop(name);
    },
  };
  for (const { slug } of REGISTRY.sectors) {
    await start(slug);
    relays.set(slug, await startRelay(slug));
  }
  await start('regional');
  const supergraph = readFileSync(projectPath('gateway', 'supergraph.graphql'), 'utf8');
  const identify = createClientIdentification({ ...identity, publicUrl: config.identity.publicUrl });
  const { settings } = PATIENT;
  const planner = await sharedPlanner();
  const gateway = await serveGateway(await createGateway({ supergraph, urlOf, logger, hopSecret, settings, planner }), {
    host: '127.0.0.1',
    port: 0,
    logger,
    identify,
    settings,
  });
  return Object.assign(graph, { url: gateway.url });

  async function startRelay(sector: string): Promise<Server> {
    const relay = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      const fate = await graph.onRequest(sector, body);
      const { authorization, 'accept-language': language } = request.headers;
      const headers = {
        'content-type': 'application/json',
        [HOP_HEADER]: String(request.headers[HOP_HEADER]),
        ...(authorization === undefined ? {} : { authorization }),
        ...(language === undefined ? {} : { 'accept-language': language }),
      };
      const send = async () => {
        const answer = await fetch(`${subgraphs.get(sector)?.url}/graphql`, { method: 'POST', headers, body });
        return { status: answer.status, text: await answer.text() };
      };
      const answer = fate === 'LOST' ? null : await send().catch(() => null);
      if (answer === null || fate === 'ANSWER_LOST') request.socket.destroy();
      else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.text);
    });
    await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
    return relay;
  }
}
