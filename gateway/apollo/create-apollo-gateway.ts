import './no-telemetry.js';
import { ApolloGateway } from '@apollo/gateway';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { AskingClient } from '../cache/keeping-client.js';
import { SectorDataSource } from './data-source.js';

/** Apollo's own log lines repeat what errors say, with addresses in them. */
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * The executor of @apollo/gateway, for comparison and as a way back: the same subgraph clients, but planning in this thread, and errors
 * whose path ends at the list.
 * @param clientOf the client of a subgraph, by its name and the address in the supergraph
 */
export function createApolloGateway(
  supergraph: string,
  clientOf: (name: string, url: string | undefined) => AskingClient,
): GatewayInterface {
  return new ApolloGateway({
    supergraphSdl: supergraph,
    logger: silent,
    buildService: ({ name, url }) => new SectorDataSource(clientOf(name, url)),
  });
}
