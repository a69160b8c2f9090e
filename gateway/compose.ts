import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

/** A subgraph's name and SDL. */
export interface SubgraphSdl {
  readonly name: string;
  readonly sdl: string;
}

/** A supergraph, or everything that is wrong. Hints count as wrong: each is a place where subgraphs have drifted apart. */
export type Composition = { readonly supergraph: string } | { readonly problems: readonly string[] };

/** Stands for the real address, which comes from the environment at the start. */
const placeholderUrl = (name: string): string => `http://${name}.invalid/graphql`;

/** Composes the subgraphs into one supergraph. */
export function compose(subgraphs: readonly SubgraphSdl[]): Composition {
  const { supergraphSdl, errors, hints } = composeServices(
    subgraphs.map(({ name, sdl }) => ({ name, url: placeholderUrl(name), typeDefs: parse(sdl) })),
  );
  const problems = [
    ...(errors ?? []).map((error) => error.message),
    ...(hints ?? []).map((hint) => `${hint.definition.code}: ${hint.message}`),
  ];
  if (problems.length > 0 || supergraphSdl === undefined) return { problems };
  return { supergraph: supergraphSdl.endsWith('\n') ? supergraphSdl : `${supergraphSdl}\n` };
}
