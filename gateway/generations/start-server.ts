import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { RegisteredDocuments } from '../cache/registered-documents.js';
import type { GatewayContext } from '../gateway-context.js';
import { keepDocuments } from '../keep-documents.js';
import type { GatewaySettings } from '../settings/gateway-settings.js';

/** How a server is set. */
export interface ServerOptions {
  readonly settings: GatewaySettings;
  /** Operations that clients have registered by their hash. */
  readonly registered: RegisteredDocuments;
}

/** Errors of a query that are worth telling at once. */
const MAX_VALIDATION_ERRORS = 20;

/** Starts what validates and runs requests over a gateway; it listens nowhere. */
export async function startServer(
  gateway: GatewayInterface,
  plugins: ApolloServerPlugin<GatewayContext>[],
  { settings, registered }: ServerOptions,
): Promise<ApolloServer<GatewayContext>> {
  const server = new ApolloServer<GatewayContext>({
    gateway,
    logger: silent,
    documentStore: keepDocuments(settings.keptPlans),
    persistedQueries: { cache: registered },
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
