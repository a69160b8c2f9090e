import './no-telemetry.js';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { type GraphQLSchema, getNamedType, isCompositeType, isRequiredArgument, printSchema } from 'graphql';
import type { Logger } from 'pino';
import { environmentPrefix } from '../shared/config.js';
import { SubgraphClient } from '../shared/subgraph/client.js';
import { StartError } from '../shared/subgraph/errors.js';
import { SectorDataSource } from './data-source.js';
import type { GatewayContext } from './gateway-context.js';
import { useCostLimit } from './plugins/use-cost-limit.js';
import { useDepthLimit } from './plugins/use-depth-limit.js';
import { useErrorPresentation } from './plugins/use-error-presentation.js';
import { useTextCheck } from './plugins/use-text-check.js';

/** Longer than `regional` waits for a sector, so that a slow sector costs a search one deadline, not the whole answer. */
const DEADLINE_MS = 5_000;
const MAX_TOKENS = 10_000;
const MAX_RECURSIVE_SELECTIONS = 10_000;

/** What a gateway is made of. */
export interface GatewayOptions {
  /** Text of the supergraph: any that @apollo/gateway loads. */
  readonly supergraph: string;
  /** Address of a subgraph; null for what the supergraph says. */
  readonly urlOf: (subgraph: string) => string | null;
  readonly logger: Logger;
  /** Shows subgraphs that the gateway asks. */
  readonly hopSecret: string;
  /** Milliseconds to wait for a subgraph; default 5000. */
  readonly deadlineMs?: number;
}

/** A gateway that answers queries; it does not listen yet. */
export interface Gateway {
  readonly server: ApolloServer<GatewayContext>;
  /** Whether a query that needs a subgraph is answered. */
  answersQueries(requestId: string): Promise<boolean>;
  /** The public schema, as text. */
  schema(): string;
  /** The public schema. */
  publicSchema(): GraphQLSchema;
  close(): Promise<void>;
}

/**
 * Creates the gateway over a supergraph.
 * @throws StartError if the supergraph cannot be loaded or a subgraph has no address
 */
export async function createGateway({ supergraph, urlOf, logger, hopSecret, deadlineMs = DEADLINE_MS }: GatewayOptions): Promise<Gateway> {
  const clients: SubgraphClient[] = [];
  let schema: GraphQLSchema | undefined;
  const gateway = new ApolloGateway({
    supergraphSdl: supergraph,
    logger: silent,
    buildService: ({ name, url }) => {
      const client = new SubgraphClient({ name, url: addressOf(name, urlOf(name) ?? url), deadlineMs, hopSecret });
      clients.push(client);
      return new SectorDataSource(client);
    },
  });
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
    schema = apiSchema;
  });
  const server = new ApolloServer<GatewayContext>({
    gateway,
    logger: silent,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    maxRecursiveSelections: MAX_RECURSIVE_SELECTIONS,
    plugins: [useErrorPresentation(logger), useDepthLimit(), useCostLimit(), useTextCheck()],
  });
  const closeClients = () => Promise.all(clients.map((client) => client.close()));
  try {
    await server.start();
  } catch (error) {
    await closeClients();
    if (error instanceof StartError) throw error;
    throw new StartError(`the supergraph cannot be loaded: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
  }
  return {
    server,
    answersQueries: (requestId) => answersQueries(server, schema, requestId),
    schema: () => (schema ? printSchema(schema) : ''),
    publicSchema: () => {
      if (!schema) throw new Error('no schema has been loaded');
      return schema;
    },
    close: async () => {
      await server.stop();
      await closeClients();
    },
  };
}

/** Asks for the first root field that needs no argument: the cheapest query that leaves the gateway. */
async function answersQueries(
  server: ApolloServer<GatewayContext>,
  schema: GraphQLSchema | undefined,
  requestId: string,
): Promise<boolean> {
  const fields = Object.values(schema?.getQueryType()?.getFields() ?? {});
  const field = fields.find(({ args }) => !args.some(isRequiredArgument));
  if (!field) return false;
  const query = `{ ${field.name}${isCompositeType(getNamedType(field.type)) ? ' { __typename }' : ''} }`;
  try {
    const { body } = await server.executeOperation({ query }, { contextValue: { requestId, authorization: null, language: null } });
    return body.kind === 'single' && body.singleResult.errors === undefined;
  } catch {
    return false;
  }
}

function addressOf(name: string, url: string | undefined): string {
  if (url && URL.canParse(url) && !new URL(url).hostname.endsWith('.invalid')) return url;
  throw new StartError(`the subgraph ${name} has no address. Set ${environmentPrefix(name)}_URL, for example to http://127.0.0.1:4001.`);
}

/** Apollo's own log lines repeat what errors say, with addresses in them. */
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
