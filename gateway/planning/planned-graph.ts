import type { GraphQLSchema } from 'graphql';
import { buildInPieces } from './build-schema.js';
import type { GraphDescription } from './planning-messages.js';

/** A supergraph as clients and the executor see it. */
export interface PlannedGraph {
  /** The public schema, assumed valid. */
  readonly schema: GraphQLSchema;
  /** The subgraphs with the addresses that the supergraph gives them. */
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
  /** Abstract types of the supergraph, inaccessible ones too, and the names of the object types that each may be. */
  readonly possibleTypes: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Builds the graph from what the planning process says of it: the packages that read supergraphs stay over there. */
export async function readPlannedGraph({ publicSchema, subgraphs, possibleTypes }: GraphDescription): Promise<PlannedGraph> {
  return {
    schema: await buildInPieces(publicSchema),
    subgraphs,
    possibleTypes: new Map(possibleTypes.map(([type, objects]) => [type, new Set(objects)])),
  };
}
