import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { createGateway } from '../../gateway/create-gateway.js';
import { createClientIdentification } from '../../gateway/identify-client.js';
import { openPlanner } from '../../gateway/planning/open-planner.js';
import { serveGateway } from '../../gateway/serve-gateway.js';
import type { GatewaySettings } from '../../gateway/settings/gateway-settings.js';
import { readConfig } from '../../shared/config.js';
import type { DevelopmentIssuer } from '../../shared/identity/development-issuer.js';
import { openIdentity } from '../../shared/identity/open-identity.js';
import { REGISTRY } from '../../shared/sectors.js';
import { projectPath } from '../../shared/subgraph/project-root.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { startSubgraph } from '../../subgraphs/start-subgraph.js';
import { filledDatabases } from './filled-databases.js';
import { PATIENT } from './patient.js';

/** An answer of a subgraph as it goes back to who asked. */
export interface Tampered {
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The whole graph with the demo roster; whoever has taken over a subgraph answers in its place. */
export interface TamperedGraph {
  readonly url: string;
  readonly issuer: DevelopmentIssuer | null;
  /** Changes what a subgraph answers, to the gateway or to `regional`. */
  tamper: (subgraph: string, answer: string) => Tampered;
  /** Bodies of what the gateway and `regional` have asked. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** What subgraphs answer if nobody tampers with it. */
export const HONEST: TamperedGraph['tamper'] = (_subgraph, body) => ({ body });

/** Starts such a graph in this process, over real HTTP, with a planning process of its own. */
export async function startTamperedGraph(changed: Partial<GatewaySettings> = {}): Promise<TamperedGraph> {
  const names = subgraphNames(REGISTRY);
  const config = readConfig({ PORT: '0', ...(await filledDatabases(names)) }, names);
  const identity = await openIdentity(config.identity);
  const logger = pino({ level: process.env.TEST_LOG ?? 'silent' });
  const listen = { host: '127.0.0.1', port: 0, logger };
  const settings = { ...PATIENT.settings, ...changed };
  const supergraph = readFileSync(projectPath('gateway', 'supergraph.graphql'), 'utf8');
  const closers: (() => Promise<unknown>)[] = [];
  const relays = new Map<string, Server>();
  const urlOf = (name: string) => {
    const relay = relays.get(name)?.address() as AddressInfo | undefined;
    return relay ? `http://127.0.0.1:${relay.port}` : null;
  };
  const graph: TamperedGraph = {
    url: '',
    issuer: identity.developmentIssuer,
    tamper: HONEST,
    asked: [],
    close: async () => {
      for (const close of closers.toReversed()) await close();
    },
  };
  for (const name of names) {
    const served = await startSubgraph(name, { config, identity, urlOf, listen, sectorDeadlineMs: PATIENT.sectorDeadlineMs });
    closers.push(() => served.close());
    relays.set(name, await startRelay(name, new URL(served.url).origin));
  }
  const planner = await openPlanner(supergraph, settings);
  closers.push(() => planner.close());
  const [hopSecret] = identity.hopSecrets;
  const gateway = await createGateway({ supergraph, urlOf, logger, hopSecret, settings, planner });
  const identify = createClientIdentification({ ...identity, publicUrl: config.identity.publicUrl });
  const served = await serveGateway(gateway, { ...listen, identify, settings });
  closers.push(() => served.close());
  return Object.assign(graph, { url: served.url });

  async function startRelay(name: string, target: string): Promise<Server> {
    const relay = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      if (body !== '') graph.asked.push(body);
      const { connection: _connection, host: _host, 'content-length': _length, 'accept-encoding': _encoding, ...headers } = request.headers;
      const sent = { method: request.method ?? 'POST', headers: headers as Record<string, string>, ...(body === '' ? {} : { body }) };
      const answer = await fetch(`${target}${request.url}`, sent);
      const tampered = graph.tamper(name, await answer.text());
      response.writeHead(answer.status, { 'content-type': 'application/json', ...tampered.headers }).end(tampered.body);
    });
    await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
    closers.push(async () => {
      relay.closeAllConnections();
      relay.close();
    });
    return relay;
  }
}
