import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import type { DocumentNode, FormattedExecutionResult } from 'graphql';
import type { GatewayContext } from '../gateway-context.js';

/** What is done with every operation that is valid and admitted. */
export interface OperationHooks {
  /** Told of an operation that a client has asked, and was answered. */
  onOperation(document: DocumentNode, source: string, operationName: string | null): void;
  /** Gets ready for an operation that nobody asks yet. */
  prepare(document: DocumentNode, operationName: string | null): Promise<void>;
}

const ONLY_PREPARED = Symbol('only prepared');
const OWN = Symbol('own');

/** The context of a query that the gateway asks for itself: nobody misses it if the graph changes. */
export const ownContext = (requestId: string): GatewayContext =>
  Object.assign({ requestId, authorization: null, language: null, isFresh: true }, { [OWN]: true });

/** The context of a request that goes the way of all requests and is not executed: all that is kept of an operation is there afterwards. */
export const PREPARATION: GatewayContext = Object.assign(
  { requestId: 'preparation', authorization: null, language: null },
  { [ONLY_PREPARED]: true },
);

/** Tells which operations are asked, and prepares those that come with {@link PREPARATION}. */
export function operationPlugin({ onOperation, prepare }: OperationHooks): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, request, contextValue }) {
          const operationName = request.operationName ?? null;
          if (!(ONLY_PREPARED in contextValue)) return null;
          const singleResult = await result(document, operationName);
          return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
        },
        // Once it has been answered: what cannot be planned, nobody would miss.
        async willSendResponse({ document, source, request, contextValue, response: { body } }) {
          if (ONLY_PREPARED in contextValue || OWN in contextValue || source === undefined || !document) return;
          if (body.kind === 'single' && body.singleResult.data) onOperation(document, source, request.operationName ?? null);
        },
      };
    },
  };

  async function result(document: DocumentNode, operationName: string | null): Promise<FormattedExecutionResult> {
    try {
      await prepare(document, operationName);
      return { data: null };
    } catch (error) {
      return { errors: [{ message: error instanceof Error ? error.message : String(error), extensions: { code: 'NOT_PREPARED' } }] };
    }
  }
}
