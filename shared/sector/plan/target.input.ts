import { Field, Float, InputType, Int } from 'type-graphql';
import { ChangeInput } from '../../command/command.js';
import { TargetUnit } from './plan.vocabulary.js';

@InputType({ description: 'A target to be set in an action plan (måltall). For a new one, `expectedVersion` is 0.' })
export class SetTargetInput extends ChangeInput {
  @Field(() => String, { description: 'Slug of the network.' })
  network!: string;

  @Field(() => Int, { description: 'Year of the action plan.' })
  year!: number;

  @Field(() => String, { description: 'Number of the sub-goal (delmål), for example `2.5`.' })
  subGoal!: string;

  @Field(() => Float, { nullable: true, description: 'What is to be reached; null takes back a target that was set.' })
  value?: number | null;

  @Field(() => TargetUnit, { description: 'In what it is counted: PERCENT from 0 to 100, COUNT from 0 in whole numbers.' })
  unit!: TargetUnit;
}
