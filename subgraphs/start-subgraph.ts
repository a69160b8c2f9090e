import { readAreas } from '../shared/areas.js';
import { type Config, environmentPrefix } from '../shared/config.js';
import { createSectorSubgraph } from '../shared/sector/create-sector-subgraph.js';
import { REGISTRY, type Registry } from '../shared/sectors.js';
import { SubgraphClient } from '../shared/subgraph/client.js';
import { StartError } from '../shared/subgraph/errors.js';
import { checkPort, type ListenOptions, type Served, type Subgraph, serveSubgraph } from '../shared/subgraph/serve.js';
import { SECTOR_FOLDERS } from './index.js';
import { createRegionalSubgraph } from './regional/create-regional-subgraph.js';

/** How long `regional` waits for a sector before it answers without it. */
const SECTOR_DEADLINE_MS = 2_000;

/** Names of all subgraphs of a registry. */
export const subgraphNames = (registry: Registry): string[] => [...registry.sectors.map(({ slug }) => slug), 'regional'];

/** How to start a subgraph. */
export interface StartOptions {
  readonly config: Config;
  /** Where a sector is found; `regional` needs all of them. */
  readonly urlOf: (sector: string) => string | null;
  readonly listen: ListenOptions;
  readonly onStatement?: (sql: string) => void;
  /** Milliseconds that `regional` waits for a sector; default 2000. */
  readonly sectorDeadlineMs?: number;
}

/**
 * Starts one subgraph with its database and serves it.
 * @throws StartError if there is no such subgraph, or it cannot start
 */
export async function startSubgraph(name: string, options: StartOptions): Promise<Served> {
  await checkPort(name, options.listen);
  const { subgraph, clients } =
    name === 'regional' ? await createRegional(options) : { subgraph: await createSector(name, options), clients: [] };
  const close = async () => {
    await subgraph.close();
    await Promise.all(clients.map((client) => client.close()));
  };
  try {
    const served = await serveSubgraph(subgraph, options.listen);
    return { url: served.url, close: () => served.close().then(close) };
  } catch (error) {
    await close();
    throw error;
  }
}

async function createSector(name: string, { config, onStatement }: StartOptions): Promise<Subgraph> {
  const sector = REGISTRY.sectors.find(({ slug }) => slug === name);
  const folder = SECTOR_FOLDERS.find(({ slug }) => slug === name);
  if (!sector || !folder) throw new StartError(`there is no subgraph "${name}". Subgraphs are: ${subgraphNames(REGISTRY).join(', ')}.`);
  return createSectorSubgraph({
    sector,
    registry: REGISTRY,
    areas: readAreas(),
    database: config.databaseOf(name),
    demo: config.demo ? folder.demo : null,
    ...(onStatement ? { onStatement } : {}),
  });
}

async function createRegional({
  config,
  urlOf,
  onStatement,
  sectorDeadlineMs = SECTOR_DEADLINE_MS,
}: StartOptions): Promise<{ subgraph: Subgraph; clients: SubgraphClient[] }> {
  const clients = REGISTRY.sectors.map(({ slug }) => {
    const url = urlOf(slug);
    if (url === null)
      throw new StartError(
        `regional does not know where ${slug} is. Set ${environmentPrefix(slug)}_URL, for example to http://127.0.0.1:4001.`,
      );
    return new SubgraphClient({ name: slug, url, deadlineMs: sectorDeadlineMs });
  });
  try {
    const subgraph = await createRegionalSubgraph({
      registry: REGISTRY,
      areas: readAreas(),
      database: config.databaseOf('regional'),
      clients: new Map(clients.map((client) => [client.name, client])),
      ...(onStatement ? { onStatement } : {}),
    });
    return { subgraph, clients };
  } catch (error) {
    await Promise.all(clients.map((client) => client.close()));
    throw error;
  }
}
