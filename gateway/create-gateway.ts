import type { GraphQLRequest, GraphQLResponse } from '@apollo/server';
import { type GraphQLSchema, printSchema } from 'graphql';
import { type GatewayCache, openCache } from './cache/open-cache.js';
import { RegisteredDocuments } from './cache/registered-documents.js';
import type { GatewayContext } from './gateway-context.js';
import { openGeneration } from './generations/generation.js';
import { type GenerationInfo, Generations } from './generations/generations.js';
import { openOrRescue, type Rescue } from './generations/last-good.js';
import { openOperationsInUse } from './generations/open-operations-in-use.js';
import type { OperationsInUse } from './generations/operations-in-use.js';
import { prepareOperations } from './generations/prepare-operations.js';
import { reloadGeneration } from './generations/reload-generation.js';
import type { ReloadOutcome } from './generations/reload-outcome.js';
import { Reloads } from './generations/reloads.js';
import { readOperations } from './operations.js';
import type { Planner } from './planning/planner.js';
import { createReadiness, type Readiness } from './readiness.js';
import { DEFAULT_SETTINGS, type GatewaySettings } from './settings/gateway-settings.js';
import { SubgraphClients, type SubgraphClientsOptions } from './subgraph-clients.js';

/** What a gateway is made of. */
export interface GatewayOptions extends Omit<SubgraphClientsOptions, 'settings'> {
  /** Text of the supergraph to begin with: any that @apollo/gateway loads. */
  readonly supergraph: string;
  /** Where the next one is read from: a file, or a folder with the SDL of subgraphs. Left out, there is none. */
  readonly path?: string;
  /** Gives another supergraph to begin with, where this one cannot be served. */
  readonly rescue?: Rescue;
  readonly settings?: GatewaySettings;
  /** What must go on being answered; left out, what our own pages and examples ask and this gateway is asked. */
  readonly inUse?: OperationsInUse;
  /** Plans this supergraph; left out, one is opened, and closed with the rest. */
  readonly planner?: Planner;
}

/** A gateway that answers queries; it does not listen yet. */
export interface Gateway {
  /**
   * Admits, validates and runs a request, in the generation that is current when it begins.
   * @throws GraphQLError with a code if it is not admitted
   */
  execute(request: GraphQLRequest, context: GatewayContext): Promise<GraphQLResponse>;
  /** Whether a query that needs a subgraph is answered. */
  readonly answersQueries: Readiness;
  /** The public schema, as text. */
  schema(): string;
  /** The public schema; another object after a reload. */
  publicSchema(): GraphQLSchema;
  /** Text of the supergraph that is served. */
  supergraph(): string;
  /** Which generation is served. */
  readonly generation: GenerationInfo;
  /**
   * Lets what lies at `path` now take over, if it breaks nothing that is in use. Never rejects.
   * @param trigger what asks for it, for logs
   */
  reload(trigger: string): Promise<ReloadOutcome>;
  /** Tells a listener of every reload, until the function that it gives is called. */
  onReload(listener: (outcome: ReloadOutcome) => void): () => void;
  /** What is kept of public answers; null, or left out, if nothing is. */
  readonly cache?: GatewayCache | null;
  /** Operations that clients have registered by their hash; left out, nobody can. */
  readonly registered?: RegisteredDocuments;
  close(): Promise<void>;
}

/**
 * Creates the gateway over a supergraph.
 * @throws StartError if the supergraph cannot be loaded or a subgraph has no address
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { supergraph, path, planner, settings = DEFAULT_SETTINGS, logger } = options;
  const cache = await openCache(settings, options);
  options.metrics?.watchRedis(() => cache?.store?.isAway() === false);
  const registered = new RegisteredDocuments(cache?.store ?? null);
  const clients = new SubgraphClients({ ...options, settings, cache });
  const inUse = options.inUse ?? openOperationsInUse(settings, logger);
  const onOperation = inUse.note.bind(inUse);
  const metered = options.metrics ? { metrics: options.metrics } : {};
  const open = (text: string, planned: Pick<GatewayOptions, 'planner'> = {}) =>
    openGeneration({ supergraph: text, clients, logger, settings, onOperation, registered, ...metered, ...planned });
  const first = await openOrRescue(supergraph, (text) => open(text, planner ? { planner } : {}), options.rescue).catch(async (error) => {
    await cache?.close();
    throw error;
  });
  // A change that is begun just before the end of its request is carried through.
  const drainMs = settings.requestDeadlineMs + settings.subgraphDeadlineMs;
  const generations = new Generations(first, drainMs, (err) => logger.error({ err }, 'unexpected error'));
  const allowsBreaking = settings.breakingChanges === 'allow';
  const reloads = new Reloads({
    generation: () => generations.info.number,
    logger,
    attempt: async (signal) => {
      if (path === undefined) return { outcome: 'failed', reasons: ['this gateway was started with one supergraph for good'] };
      return reloadGeneration({ path, generations, inUse, allowsBreaking, logger, open }, signal);
    },
  });
  reloads.onReload(({ outcome, generation }) => options.metrics?.countReload(outcome, generation));
  // In the background: nobody waits for what others may ask.
  const examples = readOperations().map(({ query }) => ({ source: query, operationName: null }));
  if (!planner) void prepareOperations(first, examples, { logger });
  const execute: Gateway['execute'] = (request, context) => generations.run((generation) => generation.execute(request, context));
  const publicSchema = () => generations.current.schema;
  return {
    execute,
    answersQueries: createReadiness(execute, publicSchema),
    schema: () => printSchema(publicSchema()),
    publicSchema,
    supergraph: () => generations.current.supergraph,
    get generation() {
      return generations.info;
    },
    reload: (trigger) => reloads.reload(trigger),
    onReload: (listener) => reloads.onReload(listener),
    cache,
    registered,
    close: async () => {
      await reloads.close();
      await generations.close();
      await cache?.close();
    },
  };
}
