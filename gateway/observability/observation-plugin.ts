import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from '../gateway-context.js';
import { noteErrors } from './request-note.js';

/** Notes what a request asks for and how it went; after the plugin that presents errors, whose codes it notes. */
export function observationPlugin(): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart({ contextValue: { note } }) {
      if (!note) return;
      return {
        async didResolveOperation({ operation, operationName, queryHash }) {
          note.kind = operation?.operation ?? null;
          note.operation = operationName;
          note.document = queryHash;
        },
        async willSendResponse({ queryHash, response: { body } }) {
          note.document = queryHash ?? null;
          if (body.kind !== 'single') return;
          const { errors, data } = body.singleResult;
          if (errors) noteErrors(note, errors, data !== null && data !== undefined);
        },
      };
    },
  };
}
