import { Field, InterfaceType } from 'type-graphql';
import type { SectorDeclaration } from '../../sectors.js';
import { Node } from '../node.type.js';

@InterfaceType({
  implements: Node,
  autoRegisterImplementations: false,
  resolveType: (value: { __typename: string }) => value.__typename,
  description: 'One of the seven networks (nettverk) of resource nurses: the rows of every comparison.',
})
export abstract class Network extends Node {
  @Field(() => String, { description: 'Stable key, for example `baerum`.' })
  slug!: string;

  @Field(() => String, { description: 'Name as people use it.' })
  name!: string;
}

/** Id of a network: its owner and its slug. */
export const networkId = (sector: string, slug: string) => `${sector}:network:${slug}`;

/** The sector's own network with that slug; null if it has none. */
export function presentNetwork(sector: SectorDeclaration, slug: string, moment: string): Network | null {
  const network = sector.networks.find((candidate) => candidate.slug === slug);
  return network ? { __typename: `${sector.prefix}Network`, id: networkId(sector.slug, slug), moment, slug, name: network.name } : null;
}
