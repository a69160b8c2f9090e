import { Field, ID, InputType, Int } from 'type-graphql';
import { ChangeInput, CommandInput } from '../../command/command.js';
import { DateScalar } from '../../subgraph/date.js';
import { ServiceType } from './unit.vocabulary.js';

@InputType({ description: 'A unit (enhet) that is new to the roster.' })
export class RegisterUnitInput extends CommandInput {
  @Field(() => String, { description: 'Name of the unit.' })
  name!: string;

  @Field(() => ServiceType, { description: 'Where it works.' })
  serviceType!: ServiceType;

  @Field(() => String, { description: 'Slug of its network.' })
  network!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the municipality or city district that runs it; null for a hospital unit, and for that alone.',
  })
  areaCode?: string | null;

  @Field(() => DateScalar, { description: 'First day.' })
  from!: unknown;
}

@InputType({ description: 'A change of what a unit is: what is left out stays as it is. Days before and after keep what was recorded.' })
export class UpdateUnitInput extends ChangeInput {
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string;

  @Field(() => String, { nullable: true, description: 'Its name.' })
  name?: string | null;

  @Field(() => ServiceType, { nullable: true, description: 'Where it works. A unit that becomes a hospital unit has no area any more.' })
  serviceType?: ServiceType | null;

  @Field(() => String, { nullable: true, description: 'Its area, for a unit that is a hospital unit no more.' })
  areaCode?: string | null;

  @Field(() => DateScalar, { description: 'First day of the new state.' })
  from!: unknown;

  @Field(() => DateScalar, { nullable: true, description: 'Day after the last of the new state; open if left out.' })
  to?: unknown;
}

@InputType({ description: 'A unit that goes to another network of the same owner, or to another area, or both (flytte).' })
export class MoveUnitInput extends ChangeInput {
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string;

  @Field(() => String, { nullable: true, description: 'Slug of its new network.' })
  network?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of its new municipality or city district.' })
  areaCode?: string | null;

  @Field(() => DateScalar, { description: 'First day there.' })
  from!: unknown;

  @Field(() => DateScalar, { nullable: true, description: 'Day after the last there; open if left out.' })
  to?: unknown;
}

@InputType({ description: 'A unit that goes on as another one.' })
export class MergedUnitInput {
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string;

  @Field(() => Int, { description: 'Its `version` as you read it.' })
  expectedVersion!: number;
}

@InputType({ description: 'A merger of units (sammenslåing).' })
export class MergeUnitsInput extends CommandInput {
  @Field(() => [MergedUnitInput], { description: 'The units that are closed.' })
  units!: MergedUnitInput[];

  @Field(() => ID, { description: 'The unit that they go on as; it is there already.' })
  intoUnitId!: string;

  @Field(() => DateScalar, { description: 'First day as one unit.' })
  from!: unknown;
}

@InputType({ description: 'The end of a unit (nedleggelse). Appointments that run then end with it.' })
export class CloseUnitInput extends ChangeInput {
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string;

  @Field(() => DateScalar, { description: 'First day on which it is no more.' })
  date!: unknown;
}
