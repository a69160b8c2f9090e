import type { GraphQLRequest, GraphQLResponse } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { ShortageError, StartError } from '../../shared/subgraph/errors.js';
import { type Admission, createAdmission } from '../admission/admission.js';
import { closeInTurn } from '../close-in-turn.js';
import type { GatewayContext } from '../gateway-context.js';
import { observationPlugin } from '../observability/observation-plugin.js';
import { type ExecutionOptions, openExecution } from '../open-execution.js';
import { tellReason } from '../planning/tell-reason.js';
import { admissionPlugin } from '../plugins/admission-plugin.js';
import { errorPresentationPlugin } from '../plugins/error-presentation-plugin.js';
import { type OperationHooks, operationPlugin, PREPARATION } from '../plugins/operation-plugin.js';
import { nextTurn } from './next-turn.js';
import { type ServerOptions, startServer } from './start-server.js';

/** What a generation is made of. */
export interface GenerationOptions extends ExecutionOptions, ServerOptions, Pick<OperationHooks, 'onOperation'> {
  readonly logger: Logger;
}

/** One supergraph, served: everything that is built from its text. */
export interface Generation {
  /** Text of the supergraph. */
  readonly supergraph: string;
  /** The public schema. */
  readonly schema: GraphQLSchema;
  /**
   * Admits, validates and runs a request.
   * @throws GraphQLError with a code if it is not admitted
   */
  execute(request: GraphQLRequest, context: GatewayContext): Promise<GraphQLResponse>;
  /**
   * Gets ready for an operation that clients will ask: validates, plans and compiles it, and keeps all of that.
   * @returns whether it can be asked
   */
  prepare(operation: Pick<GraphQLRequest, 'query' | 'operationName'>): Promise<boolean>;
  /** Aborted when it is closed: then nothing is asked of it any more. */
  readonly closed: AbortSignal;
  close(): Promise<void>;
}

/**
 * Builds a generation.
 * @throws StartError if the supergraph cannot be loaded or a subgraph has no address
 */
export async function openGeneration(options: GenerationOptions): Promise<Generation> {
  const { settings } = options;
  const closers: (() => Promise<unknown>)[] = [];
  const closing = new AbortController();
  try {
    const { gateway, prepare, close } = await openExecution(options);
    closers.push(close);
    const loaded = Promise.withResolvers<GraphQLSchema>();
    gateway.onSchemaLoadOrUpdate(({ apiSchema }) => loaded.resolve(apiSchema));
    let admission: Admission | undefined;
    const admit: Admission['check'] = (request) => {
      if (!admission) throw new Error('no schema has been loaded');
      return admission.check(request);
    };
    const presentation = errorPresentationPlugin(options.logger, { hideSuggestions: settings.production });
    const plugins = [
      presentation,
      observationPlugin(),
      admissionPlugin(admit, settings.limits.maxCost),
      operationPlugin({ onOperation: options.onOperation, prepare }),
    ];
    // What was built just now and what follows take the event loop some time each: others have their turn in between.
    await nextTurn();
    const server = await startServer(gateway, plugins, options);
    closers.unshift(() => server.stop());
    const schema = await loaded.promise;
    admission = createAdmission({ schema, limits: settings.limits });
    return {
      supergraph: options.supergraph,
      schema,
      closed: closing.signal,
      prepare: async (operation) => {
        const { body } = await server.executeOperation(operation, { contextValue: PREPARATION });
        return body.kind === 'single' && body.singleResult.errors === undefined;
      },
      execute: async (request, contextValue) => {
        // Before the server parses and validates it. A query that is known by its hash alone is admitted once its text is known.
        const { query, variables, operationName } = request;
        admit({ query, variables, operationName });
        return server.executeOperation(request, { contextValue });
      },
      close: () => {
        closing.abort();
        return closeInTurn(closers);
      },
    };
  } catch (error) {
    await closeInTurn(closers);
    if (error instanceof StartError) throw error;
    const message = `the supergraph cannot be loaded: ${tellReason(error)}`;
    // With a number it is an error of the system's.
    throw typeof (error as NodeJS.ErrnoException | undefined)?.errno === 'number' ? new ShortageError(message) : new StartError(message);
  }
}
