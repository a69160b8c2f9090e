import { Field, ID, InputType, Int } from 'type-graphql';
import { ChangeInput, CommandInput } from '../../command/command.js';

@InputType({ description: "A measure (tiltak) to be added to a network's annual action plan (årlig handlingsplan)." })
export class AddMeasureInput extends CommandInput {
  @Field(() => String, { description: 'Slug of the network.' })
  network!: string;

  @Field(() => Int, { description: 'Year of the action plan.' })
  year!: number;

  @Field(() => String, { description: 'What is to be done, one line.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Number of the sub-goal (delmål) that it serves, for example `2.5`.' })
  subGoal?: string | null;
}

@InputType({ description: 'A change of a measure: what is left out stays as it is.' })
export class UpdateMeasureInput extends ChangeInput {
  @Field(() => ID, { description: 'The measure.' })
  measureId!: string;

  @Field(() => Int, { nullable: true, description: 'Year of the action plan.' })
  year?: number | null;

  @Field(() => String, { nullable: true, description: 'What is to be done, one line.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the sub-goal (delmål) that it serves; an empty text if none.' })
  subGoal?: string | null;
}
