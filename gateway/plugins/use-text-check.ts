import type { ApolloServerPlugin } from '@apollo/server';
import { refuseNulInDocument, refuseNulInVariables } from '../../shared/subgraph/text.js';
import type { GatewayContext } from '../gateway-context.js';

/** Refuses NUL characters in every text of a request, before anything is asked of a subgraph. */
export function useTextCheck(): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, request }) {
          refuseNulInDocument(document);
          refuseNulInVariables(request.variables ?? {});
        },
      };
    },
  };
}
