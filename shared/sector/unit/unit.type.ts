import { Directive, Field, Int, InterfaceType, ObjectType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { DateScalar } from '../../subgraph/date.js';
import { Node } from '../node.type.js';
import type { AccessScope, Scoped } from '../viewer/access-scope.js';
import type { UnitState } from './unit.repository.js';
import { ServiceType, SuccessionKind } from './unit.vocabulary.js';

/** An area as sectors know it: its code, and the moment that the answer speaks of. `regional`, who owns it, describes it. */
@Directive('@key(fields: "code moment", resolvable: false)')
@Access('PUBLIC')
@ObjectType('Area')
export class AreaReference {
  @Field(() => String)
  code!: string;

  @Directive('@inaccessible')
  @Field(() => String)
  moment!: string;
}

@Access('PUBLIC')
@InterfaceType({
  implements: Node,
  autoRegisterImplementations: false,
  resolveType: (value: { __typename: string }) => value.__typename,
  description:
    'A unit (enhet) that should have a resource nurse. The municipality itself decides what a unit is, so counts of units compare badly between municipalities.',
})
export abstract class Unit extends Node implements Scoped {
  @Field(() => String, { description: 'Name of the unit.' })
  name!: string;

  @Field(() => ServiceType, { description: 'Where it works.' })
  serviceType!: ServiceType;

  @Field(() => AreaReference, { nullable: true, description: 'The municipality or city district that runs it; null for hospital units.' })
  area!: AreaReference | null;

  @Field(() => DateScalar, { description: 'First day of this state of the unit.' })
  validFrom!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day after the last of this state (another name, area or network, or closed); null while it lasts.',
  })
  validTo!: string | null;

  @Field(() => Boolean, { description: 'Invented for the demonstration.' })
  demo!: boolean;

  @Field(() => Int, { description: 'Version of the unit, for `expectedVersion` of a change.' })
  version!: number;

  readonly networkSlug!: string;
  readonly scope!: AccessScope;
}

@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'A unit that went on as another one (etterfølger).' })
export class UnitSuccession {
  @Field(() => SuccessionKind, { description: 'How.' })
  kind!: SuccessionKind;

  @Field(() => DateScalar, { description: 'First day of the new state.' })
  date!: string;

  readonly otherUnitId!: string;
  readonly moment!: string;
}

/** What the API shows of a unit's row. */
export function presentUnit(row: UnitState, prefix: string, moment: string): Unit {
  return {
    __typename: `${prefix}Unit`,
    id: row.unitId,
    moment,
    name: row.name,
    serviceType: row.serviceType,
    area: row.areaCode === null ? null : { code: row.areaCode, moment },
    validFrom: row.validFrom,
    validTo: row.validTo,
    demo: Boolean(row.demo),
    version: row.version,
    networkSlug: row.network,
    scope: { kind: 'unit', id: row.unitId, network: row.network },
  };
}
