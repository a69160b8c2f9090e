import type { ApolloServerPlugin } from '@apollo/server';
import type { Admission } from '../admission/admission.js';
import type { GatewayContext } from '../gateway-context.js';

/**
 * Checks every request whose text is known, also one that did not come over HTTP or named a persisted query; one that was checked at
 * the edge costs microseconds here. Says the cost in `extensions.cost` to whom asks for it with `"extensions": { "cost": true }`.
 * @param admit the check
 * @param maxCost what a request may cost
 */
export function admissionPlugin(admit: Admission['check'], maxCost: number): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart({ request }) {
      const isAsked = request.extensions?.cost === true;
      let cost: number | null = null;
      return {
        async didResolveOperation({ source, request: { variables, operationName } }) {
          ({ cost } = admit({ query: source, variables, operationName }));
        },
        async willSendResponse({ response: { body } }) {
          if (!isAsked || cost === null || body.kind !== 'single') return;
          body.singleResult.extensions = { ...body.singleResult.extensions, cost: { computed: cost, limit: maxCost } };
        },
      };
    },
  };
}
