import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { type GraphQLSchema, printSchema } from 'graphql';
import { StartError } from '../shared/subgraph/errors.js';
import { type Admission, type AdmissionRequest, createAdmission } from './admission/admission.js';
import { closeInTurn } from './close-in-turn.js';
import type { GatewayContext } from './gateway-context.js';
import { keepDocuments } from './keep-documents.js';
import { type ExecutionOptions, openExecution } from './open-execution.js';
import { admissionPlugin } from './plugins/admission-plugin.js';
import { errorPresentationPlugin } from './plugins/error-presentation-plugin.js';
import { createReadiness, type Readiness } from './readiness.js';
import { DEFAULT_SETTINGS, type GatewaySettings } from './settings/gateway-settings.js';

/** What a gateway is made of. */
export interface GatewayOptions extends Omit<ExecutionOptions, 'settings'> {
  readonly settings?: GatewaySettings;
}

/** A gateway that answers queries; it does not listen yet. */
export interface Gateway {
  readonly server: ApolloServer<GatewayContext>;
  /** Checks a request before it is validated. @throws GraphQLError with a code */
  admit(request: AdmissionRequest): void;
  /** Whether a query that needs a subgraph is answered. */
  readonly answersQueries: Readiness;
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
  const closers: (() => Promise<unknown>)[] = [];
  try {
    const { gateway, close } = await openExecution({ ...options, settings });
    closers.push(close);
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
    const presentation = errorPresentationPlugin(options.logger, { hideSuggestions: settings.production });
    const server = await startServer(gateway, [presentation, admissionPlugin(admit, settings.limits.maxCost)], settings);
    closers.unshift(() => server.stop());
    const publicSchema = () => {
      if (!schema) throw new Error('no schema has been loaded');
      return schema;
    };
    return {
      server,
      admit,
      answersQueries: createReadiness(server, publicSchema()),
      schema: () => printSchema(publicSchema()),
      publicSchema,
      close: () => closeInTurn(closers),
    };
  } catch (error) {
    await closeInTurn(closers);
    if (error instanceof StartError) throw error;
    throw new StartError(`the supergraph cannot be loaded: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
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

/** Apollo's own log lines repeat what errors say, with addresses in them. */
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
