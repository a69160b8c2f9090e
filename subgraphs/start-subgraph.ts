import { readAreas } from '../shared/areas.js';
import { type Config, environmentPrefix } from '../shared/config.js';
import { type Identity, openIdentity } from '../shared/identity/open-identity.js';
import { createSectorSubgraph } from '../shared/sector/create-sector-subgraph.js';
import { SECTOR_MIGRATIONS } from '../shared/sector/migrations.js';
import { REGISTRY } from '../shared/sectors.js';
import type { SubgraphClientOptions } from '../shared/subgraph/client/options.js';
import { SubgraphClient } from '../shared/subgraph/client/subgraph-client.js';
import { checkDatabase, type OnStatement } from '../shared/subgraph/database.js';
import { StartError } from '../shared/subgraph/errors.js';
import { checkPort, type ListenOptions, type Served, type Subgraph, serveSubgraph } from '../shared/subgraph/serve.js';
import { isTracing, noteStatement } from '../shared/subgraph/spans.js';
import { StatementCounts } from '../shared/subgraph/statement-counts.js';
import { REGIONAL, subgraphNames } from '../shared/subgraph-names.js';
import { SECTOR_FOLDERS } from './index.js';
import { readContent } from './regional/content.js';
import { createRegionalSubgraph } from './regional/create-regional-subgraph.js';
import { REGIONAL_MIGRATIONS } from './regional/migrations.js';
import type { WebhookSettings } from './regional/webhook/webhook.settings.js';

/** How long `regional` waits for a sector before it answers without it. */
const SECTOR_DEADLINE_MS = 2_000;

/** How to start a subgraph. */
export interface StartOptions {
  readonly config: Config;
  /** Where a sector is found; `regional` needs all of them. */
  readonly urlOf: (sector: string) => string | null;
  readonly listen: ListenOptions;
  /** Who may call; default what the settings say. One for all subgraphs of a process. */
  readonly identity?: Identity;
  readonly onStatement?: OnStatement;
  /** Milliseconds that `regional` waits for a sector; default 2000. */
  readonly sectorDeadlineMs?: number;
  /** How `regional` serves receivers of messages, where it is not as the settings say. */
  readonly webhooks?: Partial<WebhookSettings>;
}

/** A subgraph that is served. */
export interface StartedSubgraph extends Served {
  readonly subgraph: Subgraph;
}

/**
 * Checks what subgraphs start with, the files and the databases, before any of them is started: a start that must fail touches
 * no data.
 * @throws StartError naming the first that cannot be used
 */
export async function checkSubgraphs(names: readonly string[], config: Config): Promise<void> {
  const areas = readAreas();
  if (names.includes(REGIONAL)) readContent(REGISTRY, areas);
  const checks = names.map((name) =>
    checkDatabase({
      name,
      location: config.databaseOf(name),
      migrations: name === REGIONAL ? REGIONAL_MIGRATIONS : SECTOR_MIGRATIONS,
    }),
  );
  for (const check of await Promise.allSettled(checks)) if (check.status === 'rejected') throw check.reason;
}

/**
 * Starts one subgraph with its database and serves it.
 * @throws StartError if there is no such subgraph, or it cannot start
 */
export async function startSubgraph(name: string, options: StartOptions): Promise<StartedSubgraph> {
  await checkPort(name, options.listen);
  const identity = options.identity ?? (await openIdentity(options.config.identity));
  const statements = new StatementCounts();
  const observed = { ...options, ...observedStatements(options, statements) };
  const { subgraph, clients } =
    name === REGIONAL ? await createRegional({ ...observed, identity }) : { subgraph: await createSector(name, observed), clients: [] };
  const close = async () => {
    const closed = await Promise.allSettled([subgraph, ...clients].map((part) => part.close()));
    for (const result of closed) if (result.status === 'rejected') throw result.reason;
  };
  try {
    const served = await serveSubgraph(subgraph, { ...options.listen, ...identity, statements });
    return { ...served, subgraph, close: () => served.close().finally(close) };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Nobody counts statements that nobody wants to know of. */
function observedStatements({ listen, onStatement }: StartOptions, statements: StatementCounts): { readonly onStatement?: OnStatement } {
  if (!isTracing() && !listen.logger.isLevelEnabled('info')) return {};
  return {
    onStatement: (sql, ms) => {
      statements.note();
      noteStatement(sql, ms);
      onStatement?.(sql, ms);
    },
  };
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
  listen,
  onStatement,
  sectorDeadlineMs = SECTOR_DEADLINE_MS,
  webhooks,
  identity,
}: StartOptions & { readonly identity: Identity }): Promise<{ subgraph: Subgraph; clients: SubgraphClient[] }> {
  const clients = REGISTRY.sectors.map(({ slug }) => {
    const url = urlOf(slug);
    if (url === null)
      throw new StartError(
        `regional does not know where ${slug} is. Set ${environmentPrefix(slug)}_URL, for example to http://127.0.0.1:4001.`,
      );
    const onFailure: SubgraphClientOptions['onFailure'] = (failure, { requestId }) =>
      listen.logger.warn({ subgraph: REGIONAL, requestId, sector: slug, err: failure }, 'a fetch failed');
    return new SubgraphClient({ name: slug, url, deadlineMs: sectorDeadlineMs, hopSecret: identity.hopSecrets[0], onFailure });
  });
  try {
    const subgraph = await createRegionalSubgraph({
      registry: REGISTRY,
      areas: readAreas(),
      database: config.databaseOf(REGIONAL),
      clients: new Map(clients.map((client) => [client.name, client])),
      webhooks: { ...config.webhooks, allowLoopback: config.identity.mode === 'development', ...webhooks },
      onFailure: (error) => listen.logger.error({ subgraph: REGIONAL, err: error }, 'receivers could not be served'),
      ...(onStatement ? { onStatement } : {}),
    });
    return { subgraph, clients };
  } catch (error) {
    await Promise.all(clients.map((client) => client.close()));
    throw error;
  }
}
