import { Directive, Field, InterfaceType, ObjectType } from 'type-graphql';
import { ENTITY_KEY } from '../../../shared/sector/create-concrete-types.js';
import { networkId } from '../../../shared/sector/network/network.type.js';
import { Node } from '../../../shared/sector/node.type.js';
import type { Registry, SectorDeclaration } from '../../../shared/sectors.js';
import { Access } from '../../../shared/subgraph/access.js';

const resolveType = (value: { __typename: string }) => value.__typename;
const STUB = { implements: Node, autoRegisterImplementations: false, resolveType } as const;
// The stubs have no descriptions of their own: their owners describe them.
const FOREIGN_KEY = '@key(fields: "id moment", resolvable: false)';

@Directive(ENTITY_KEY)
@Access('PUBLIC')
@InterfaceType({ ...STUB, description: 'One of the seven networks (nettverk) of resource nurses: the rows of every comparison.' })
export abstract class Network extends Node {
  @Field(() => String, { description: 'Stable key, for example `baerum`.' })
  slug!: string;

  @Field(() => String, { description: 'Name as people use it.' })
  name!: string;
}

@Directive(FOREIGN_KEY)
@Access('PUBLIC')
@InterfaceType('Nurse', STUB)
export abstract class NurseReference extends Node {}

@Directive(FOREIGN_KEY)
@Access('PUBLIC')
@InterfaceType('Unit', STUB)
export abstract class UnitReference extends Node {}

@Directive(FOREIGN_KEY)
@Access('PUBLIC')
@InterfaceType('Event', STUB)
export abstract class EventReference extends Node {}

@Directive(FOREIGN_KEY)
@Access('PUBLIC')
@InterfaceType('Measure', STUB)
export abstract class MeasureReference extends Node {}

/** What `regional` knows of the sectors' concrete types: their keys, and a network's name and slug. */
export function createStubs({ prefix }: SectorDeclaration): (new () => object)[] {
  @Directive(ENTITY_KEY)
  @Access('PUBLIC')
  @ObjectType(`${prefix}Network`, { implements: Network, description: `A network of ${prefix}; see Network.` })
  class NetworkStub extends Network {
    @Directive('@shareable')
    @Field(() => String, { description: 'Stable key, for example `baerum`.' })
    override slug!: string;

    @Directive('@shareable')
    @Field(() => String, { description: 'Name as people use it.' })
    override name!: string;
  }

  @Directive(FOREIGN_KEY)
  @Access('PUBLIC')
  @ObjectType(`${prefix}Nurse`, { implements: NurseReference, description: `A person in the roster of ${prefix}; see Nurse.` })
  class NurseStub extends NurseReference {}

  @Directive(FOREIGN_KEY)
  @Access('PUBLIC')
  @ObjectType(`${prefix}Unit`, { implements: UnitReference, description: `A unit of ${prefix}; see Unit.` })
  class UnitStub extends UnitReference {}

  @Directive(FOREIGN_KEY)
  @Access('PUBLIC')
  @ObjectType(`${prefix}Event`, { implements: EventReference, description: `An event of ${prefix}; see Event.` })
  class EventStub extends EventReference {}

  @Directive(FOREIGN_KEY)
  @Access('PUBLIC')
  @ObjectType(`${prefix}Measure`, { implements: MeasureReference, description: `A measure of ${prefix}; see Measure.` })
  class MeasureStub extends MeasureReference {}

  return [NetworkStub, NurseStub, UnitStub, EventStub, MeasureStub];
}

/** All networks of the registry, in its order, at a moment. */
export function presentNetworks(registry: Registry, moment: string): Network[] {
  return presentNetworksOf(registry.sectors, moment);
}

/** The networks of some sectors, at a moment. */
export function presentNetworksOf(sectors: readonly SectorDeclaration[], moment: string): Network[] {
  return sectors.flatMap((sector) =>
    sector.networks.map(({ slug, name }) => ({
      __typename: `${sector.prefix}Network`,
      id: networkId(sector.slug, slug),
      moment,
      slug,
      name,
    })),
  );
}

/** The network with that slug; null if there is none. */
export function presentNetwork(registry: Registry, slug: string | null, moment: string): Network | null {
  return presentNetworks(registry, moment).find((network) => network.slug === slug) ?? null;
}
