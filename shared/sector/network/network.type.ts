import { Field, InterfaceType } from 'type-graphql';
import type { SectorDeclaration } from '../../sectors.js';
import { Access } from '../../subgraph/access.js';
import { Node } from '../node.type.js';
import type { AccessScope, Scoped } from '../viewer/access-scope.js';

@Access('PUBLIC')
@InterfaceType({
  implements: Node,
  autoRegisterImplementations: false,
  resolveType: (value: { __typename: string }) => value.__typename,
  description: 'One of the seven networks (nettverk) of resource nurses: the rows of every comparison.',
})
export abstract class Network extends Node implements Scoped {
  @Field(() => String, { description: 'Stable key, for example `baerum`.' })
  slug!: string;

  @Field(() => String, { description: 'Name as people use it.' })
  name!: string;

  readonly scope!: AccessScope;
}

/** Id of a network: its owner and its slug. */
export const networkId = (sector: string, slug: string) => `${sector}:network:${slug}`;

/** The sector's own network with that slug; null if it has none. */
export function presentNetwork(sector: SectorDeclaration, slug: string, moment: string): Network | null {
  const network = sector.networks.find((candidate) => candidate.slug === slug);
  if (!network) return null;
  const scope: AccessScope = { kind: 'network', network: slug };
  return { __typename: `${sector.prefix}Network`, id: networkId(sector.slug, slug), moment, slug, name: network.name, scope };
}
