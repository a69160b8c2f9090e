import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { type GraphQLSchema, getNamedType, isCompositeType, isRequiredArgument, parse, printSchema } from 'graphql';
import type { Logger } from 'pino';
import { environmentPrefix } from '../shared/config.js';
import { SubgraphClient } from '../shared/subgraph/client/subgraph-client.js';
import { StartError } from '../shared/subgraph/errors.js';
import { type Admission, type AdmissionRequest, createAdmission } from './admission/admission.js';
import { createOwnGateway } from './execution/own-gateway.js';
import { plannedText } from './execution/planned-names.js';
import type { GatewayContext } from './gateway-context.js';
import { keepDocuments } from './keep-documents.js';
import { readOperations } from './operations.js';
import { openPlanner } from './planning/open-planner.js';
import type { Planner } from './planning/planner.js';
import { useAdmission } from './plugins/use-admission.js';
import { useErrorPresentation } from './plugins/use-error-presentation.js';
import { DEFAULT_SETTINGS, type GatewaySettings } from './settings/gateway-settings.js';

/** What a gateway is made of. */
export interface GatewayOptions {
  /** Text of the supergraph: any that @apollo/gateway loads. */
  readonly supergraph: string;
  /** Address of a subgraph; null for what the supergraph says. */
  readonly urlOf: (subgraph: string) => string | null;
  readonly logger: Logger;
  /** Shows subgraphs that the gateway asks. */
  readonly hopSecret: string;
  readonly settings?: GatewaySettings;
  /** Plans this supergraph; left out, the gateway opens one of its own, and closes it. */
  readonly planner?: Planner;
}

/** A gateway that answers queries; it does not listen yet. */
export interface Gateway {
  readonly server: ApolloServer<GatewayContext>;
  /** Checks a request before it is validated. @throws GraphQLError with a code */
  admit(request: AdmissionRequest): void;
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
export async function createGateway({ settings = DEFAULT_SETTINGS, ...options }: GatewayOptions): Promise<Gateway> {
  const { supergraph, urlOf, logger, hopSecret } = options;
  const clients = new Map<string, SubgraphClient>();
  const clientOf = (name: string, url: string | undefined) => {
    const client = new SubgraphClient({
      ...settings.client,
      name,
      url: addressOf(name, urlOf(name) ?? url),
      deadlineMs: settings.subgraphDeadlineMs,
      hopSecret,
      onFailure: (failure, { requestId }) => logger.warn({ requestId, sector: name, err: failure }, 'a fetch failed'),
    });
    clients.set(name, client);
    return client;
  };
  const closers: (() => Promise<unknown>)[] = [() => Promise.all([...clients.values()].map((client) => client.close()))];
  try {
    const gateway = await createExecution();
    let schema: GraphQLSchema | undefined;
    let admission: Admission | undefined;
    gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
      schema = apiSchema;
      admission = createAdmission({ schema, limits: settings.limits });
    });
    const admit: Admission['check'] = (request) => {
      if (!admission) throw new Error('no schema has been loaded');
      return admission.check(request);
    };
    const server = await startServer(
      gateway,
      [useErrorPresentation(logger, { hideSuggestions: settings.production }), useAdmission(admit, settings.limits.maxCost)],
      settings,
    );
    closers.unshift(() => server.stop());
    const publicSchema = () => {
      if (!schema) throw new Error('no schema has been loaded');
      return schema;
    };
    return {
      server,
      admit,
      answersQueries: oncePer(READINESS_MS, (requestId: string) => answersQueries(server, publicSchema(), requestId)),
      schema: () => printSchema(publicSchema()),
      publicSchema,
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    if (error instanceof StartError) throw error;
    throw new StartError(`the supergraph cannot be loaded: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
  }

  async function createExecution(): Promise<GatewayInterface> {
    if (settings.executor === 'apollo') {
      // Not loaded otherwise: it takes a quarter of a second and 65 MB.
      const { createApolloGateway } = await import('./apollo/create-apollo-gateway.js');
      return createApolloGateway(supergraph, clientOf);
    }
    const planner = options.planner ?? (await openOwnPlanner());
    for (const { name, url } of planner.graph.subgraphs) clientOf(name, url);
    return createOwnGateway({ supergraph, planner, clients, errorsPerFetch: settings.maxErrorsPerFetch });
  }

  async function openOwnPlanner(): Promise<Planner> {
    const planner = await openPlanner(supergraph, settings);
    closers.push(() => planner.close());
    // In the background: nobody waits for what others may ask.
    const known = readOperations().map(({ query }) => ({ source: plannedText(parse(query)), operationName: null }));
    void planner.warm(known).then((failures) => {
      if (failures.size > 0)
        logger.warn({ operations: failures.size }, 'some example queries could not be planned: they are of another graph');
    });
    return planner;
  }

  async function closeAll(): Promise<void> {
    const closed: PromiseSettledResult<unknown>[] = [];
    for (const close of closers) closed.push(...(await Promise.allSettled([close()])));
    for (const result of closed) if (result.status === 'rejected') throw result.reason;
  }
}

/** Errors of a query that are worth telling at once. */
const MAX_VALIDATION_ERRORS = 20;

async function startServer(
  gateway: GatewayInterface,
  plugins: ApolloServerPlugin<GatewayContext>[],
  settings: GatewaySettings,
): Promise<ApolloServer<GatewayContext>> {
  const server = new ApolloServer<GatewayContext>({
    gateway,
    logger: silent,
    documentStore: keepDocuments(settings.keptPlans),
    introspection: settings.introspection,
    hideSchemaDetailsFromClientErrors: settings.production,
    // Each error is looked for in the whole schema, to suggest a name: a long query of nothing but errors would take a long time.
    validationOptions: { maxErrors: MAX_VALIDATION_ERRORS, hideSuggestions: settings.production },
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    csrfPrevention: false,
    plugins,
  });
  await server.start();
  return server;
}

/** For so long an answer about readiness holds: anybody may ask. */
const READINESS_MS = 1_000;

/** Does a work once for all who ask for it within a time. */
function oncePer<Argument, Result>(milliseconds: number, work: (argument: Argument) => Promise<Result>) {
  let last: { readonly until: number; readonly result: Promise<Result> } | undefined;
  return (argument: Argument): Promise<Result> => {
    if (!last || last.until < Date.now()) last = { until: Date.now() + milliseconds, result: work(argument) };
    return last.result;
  };
}

/** Asks for the first root field that needs no argument: a query that leaves the gateway. */
async function answersQueries(server: ApolloServer<GatewayContext>, schema: GraphQLSchema, requestId: string): Promise<boolean> {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
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
