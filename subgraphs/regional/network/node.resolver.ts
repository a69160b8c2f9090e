import { GraphQLError } from 'graphql';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Node } from '../../../shared/sector/node.type.js';
import type { SectorDeclaration } from '../../../shared/sectors.js';
import { Access } from '../../../shared/subgraph/access.js';
import type { RegionalContext } from '../regional-context.js';
import { clientOf } from '../search/ask-sectors.js';
import { presentNetworks } from './network.type.js';

/** The kinds that ids name, but for networks, which `regional` knows itself. */
const NOUNS = new Map([
  ['nurse', 'Nurse'],
  ['unit', 'Unit'],
  ['event', 'Event'],
  ['measure', 'Measure'],
]);

@Resolver()
export class NodeResolver {
  @Access('PUBLIC')
  @Query(() => Node, {
    nullable: true,
    description: 'Any object by its id; null when its owner does not know it, null with an error when the owner is silent.',
  })
  async node(
    @Arg('id', () => ID, { description: 'Id, as another answer gave it.' }) id: string,
    @Ctx() context: RegionalContext,
  ): Promise<Node | null> {
    const [slug, kind = ''] = id.split(':');
    const sector = context.registry.sectors.find((candidate) => candidate.slug === slug);
    if (!sector) return null;
    if (kind === 'network') return presentNetworks(context.registry, '').find((network) => network.id === id) ?? null;
    const noun = NOUNS.get(kind);
    return noun === undefined ? null : askOwner(sector, { __typename: `${sector.prefix}${noun}`, id, moment: '' }, context);
  }
}

/** Only the owner knows whether the id exists. */
async function askOwner(sector: SectorDeclaration, reference: Node, { clients, call }: RegionalContext): Promise<Node | null> {
  const query = 'query Exists($references: [_Any!]!) { _entities(representations: $references) { __typename } }';
  const { data, errors } = await clientOf(clients, sector).request({
    query,
    variables: { references: [reference] },
    entities: 1,
    call,
  });
  const [error] = errors ?? [];
  if (error) throw new GraphQLError(error.message, { extensions: { ...error.extensions, sector: sector.slug } });
  const [found] = (data?._entities ?? []) as unknown[];
  return found ? reference : null;
}
