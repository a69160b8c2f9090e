import { Directive, Field, ObjectType } from 'type-graphql';
import { Access } from '../subgraph/access.js';
import { Event } from './event/event.type.js';
import { Measure } from './measure/measure.type.js';
import { Network } from './network/network.type.js';
import { Nurse } from './roster/nurse.type.js';
import { Unit } from './unit/unit.type.js';

/** The key of every entity: its id, and the moment that the answer speaks of. */
export const ENTITY_KEY = '@key(fields: "id moment")';

/**
 * A sector's own concrete types behind the shared interfaces. The type is what routes a request to its owner: the same type in two
 * sectors would send every row to one of them, silently.
 * @param prefix for example `Ous` for `OusNurse`
 */
export function createConcreteTypes(prefix: string): (new () => object)[] {
  @Directive(ENTITY_KEY)
  @Access('PUBLIC')
  @ObjectType(`${prefix}Network`, { implements: Network, description: `A network of ${prefix}; see Network.` })
  class SectorNetwork extends Network {
    @Directive('@shareable')
    @Field(() => String, { description: 'Stable key, for example `baerum`.' })
    override slug!: string;

    @Directive('@shareable')
    @Field(() => String, { description: 'Name as people use it.' })
    override name!: string;
  }

  @Directive(ENTITY_KEY)
  @Access('PUBLIC')
  @ObjectType(`${prefix}Nurse`, { implements: Nurse, description: `A person in the roster of ${prefix}; see Nurse.` })
  class SectorNurse extends Nurse {}

  @Directive(ENTITY_KEY)
  @Access('PUBLIC')
  @ObjectType(`${prefix}Unit`, { implements: Unit, description: `A unit of ${prefix}; see Unit.` })
  class SectorUnit extends Unit {}

  @Directive(ENTITY_KEY)
  @Access('PUBLIC')
  @ObjectType(`${prefix}Event`, { implements: Event, description: `An event of ${prefix}; see Event.` })
  class SectorEvent extends Event {}

  @Directive(ENTITY_KEY)
  @Access('PUBLIC')
  @ObjectType(`${prefix}Measure`, { implements: Measure, description: `A measure of ${prefix}; see Measure.` })
  class SectorMeasure extends Measure {}

  return [SectorNetwork, SectorNurse, SectorUnit, SectorEvent, SectorMeasure];
}
