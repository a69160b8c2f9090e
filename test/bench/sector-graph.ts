import pino from 'pino';
import { compose } from '../../gateway/compose.js';
import { createGateway } from '../../gateway/create-gateway.js';
import { createClientIdentification } from '../../gateway/identify-client.js';
import { serveGateway } from '../../gateway/serve-gateway.js';
import { DEFAULT_SETTINGS } from '../../gateway/settings/gateway-settings.js';
import { readAreas } from '../../shared/areas.js';
import type { Config } from '../../shared/config.js';
import { type Identity, openIdentity } from '../../shared/identity/open-identity.js';
import { createSectorSubgraph } from '../../shared/sector/create-sector-subgraph.js';
import type { SectorRows } from '../../shared/sector/rows.js';
import type { Registry } from '../../shared/sectors.js';
import { SubgraphClient } from '../../shared/subgraph/client/subgraph-client.js';
import type { SubgraphRequest } from '../../shared/subgraph/client/subgraph-request.js';
import { type Subgraph, serveSubgraph } from '../../shared/subgraph/serve.js';
import { createRegionalSubgraph } from '../../subgraphs/regional/create-regional-subgraph.js';

/** A graph of made-up sectors, running. */
export interface SectorGraph {
  readonly url: string;
  readonly identity: Identity;
  /** The clients with which `regional` asks the sectors. */
  readonly clients: ReadonlyMap<string, CountingClient>;
  close(): Promise<void>;
}

/** Counts what it asks. */
export class CountingClient extends SubgraphClient {
  requests = 0;

  override request(request: SubgraphRequest) {
    this.requests++;
    return super.request(request);
  }
}

/** Long enough for a sector that nobody has asked before. */
const DEADLINE_MS = 30_000;

/** Starts gateway, `regional` and the sectors of a registry in this process, with real HTTP between them, as `startGraph` does for the real ones. */
export async function startSectorGraph(registry: Registry, config: Config, demo: (sector: string) => SectorRows): Promise<SectorGraph> {
  const identity = await openIdentity(config.identity);
  const [hopSecret] = identity.hopSecrets;
  const logger = pino({ level: process.env.TEST_LOG ?? 'silent' });
  const listen = { host: '127.0.0.1', port: 0, logger };
  const areas = readAreas();
  const urls = new Map<string, string>();
  const closers: (() => Promise<void>)[] = [];
  const serve = async (subgraph: Subgraph) => {
    const { url, close } = await serveSubgraph(subgraph, { ...listen, ...identity });
    urls.set(subgraph.name, url);
    closers.push(close, () => subgraph.close());
    return { name: subgraph.name, sdl: subgraph.sdl };
  };
  const sdls = [];
  for (const sector of registry.sectors) {
    const database = config.databaseOf(sector.slug);
    sdls.push(await serve(await createSectorSubgraph({ sector, registry, areas, database, demo: () => demo(sector.slug) })));
  }
  const clients = new Map(
    registry.sectors.map(({ slug: name }) => [
      name,
      new CountingClient({ name, url: urls.get(name) ?? '', deadlineMs: DEADLINE_MS, hopSecret }),
    ]),
  );
  for (const client of clients.values()) closers.push(() => client.close());
  sdls.push(await serve(await createRegionalSubgraph({ registry, areas, database: config.databaseOf('regional'), clients })));
  const composition = compose(sdls);
  if ('problems' in composition) throw new Error(composition.problems.join('\n'));
  const { supergraph } = composition;
  const settings = { ...DEFAULT_SETTINGS, subgraphDeadlineMs: DEADLINE_MS, requestDeadlineMs: 2 * DEADLINE_MS };
  const gateway = await createGateway({ supergraph, urlOf: (name) => urls.get(name) ?? null, logger, hopSecret, settings });
  const identify = createClientIdentification({ ...identity, publicUrl: config.identity.publicUrl });
  const served = await serveGateway(gateway, { ...listen, identify, settings });
  return {
    url: served.url,
    identity,
    clients,
    close: async () => {
      await served.close();
      for (const close of closers) await close();
    },
  };
}
