/** Child process: @apollo/gateway with `startStandaloneServer`, as its documentation shows it, reporting to nobody. */
import '../../../gateway/apollo/no-telemetry.js';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { HOP_HEADER } from '../../../shared/subgraph/hop.js';
import type { GatewayProcessSettings } from './gateway-process-settings.js';
import { serveParent } from './serve-parent.js';

await serveParent(async ({ supergraph, urls, hopSecret }: GatewayProcessSettings) => {
  const gateway = new ApolloGateway({
    supergraphSdl: supergraph,
    // The default data source; only that our subgraphs want to be shown where a call comes from.
    buildService: ({ name }) =>
      new RemoteGraphQLDataSource({
        url: `${urls[name]}/graphql`,
        willSendRequest: ({ request }) => request.http?.headers.set(HOP_HEADER, hopSecret),
      }),
  });
  const server = new ApolloServer({ gateway, introspection: true });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
  return { stock: new URL(url).origin };
});
