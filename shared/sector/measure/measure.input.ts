import { Field, ID, InputType, Int } from 'type-graphql';
import { ChangeInput, CommandInput } from '../../command/command.js';
import { DateScalar } from '../../subgraph/date.js';
import { MeasureStatus } from '../plan/plan.vocabulary.js';

@InputType({ description: "A measure (tiltak) to be added to a network's annual action plan (årlig handlingsplan)." })
export class AddMeasureInput extends CommandInput {
  @Field(() => String, { description: 'Slug of the network.' })
  network!: string;

  @Field(() => Int, { description: 'Year of the action plan.' })
  year!: number;

  @Field(() => String, { description: 'What is to be done, one line.' })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the sub-goal (delmål) that it serves, for example `2.5`: one of the strategy plan of its region and year.',
  })
  subGoal?: string | null;

  @Field(() => String, { nullable: true, description: 'Role that answers for it (ansvarlig), one line; never a person.' })
  responsible?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day on which it is on time (frist), within the year of the plan.' })
  dueOn?: unknown;

  @Field(() => String, { nullable: true, description: 'What it may cost (budsjettmerknad); not for everybody.' })
  budgetNote?: string | null;
}

@InputType({
  description:
    'A change of a measure: what is left out stays as it is. Title, sub-goal, role, day, budget and whether it is dropped belong to the plan, and change while that is a draft; status and evidence tell what was done.',
})
export class UpdateMeasureInput extends ChangeInput {
  @Field(() => ID, { description: 'The measure.' })
  measureId!: string;

  @Field(() => String, { nullable: true, description: 'What is to be done, one line.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the sub-goal (delmål) that it serves; an empty text if none.' })
  subGoal?: string | null;

  @Field(() => String, { nullable: true, description: 'Role that answers for it (ansvarlig); an empty text if none.' })
  responsible?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day on which it is on time (frist), within the year of the plan. A day that was given can be moved, not removed.',
  })
  dueOn?: unknown;

  @Field(() => String, { nullable: true, description: 'What it may cost (budsjettmerknad); an empty text if nothing is said.' })
  budgetNote?: string | null;

  @Field(() => MeasureStatus, { nullable: true, description: 'Where it stands.' })
  status?: MeasureStatus | null;

  @Field(() => String, { nullable: true, description: 'Web address of what shows that it was done; an empty text if none.' })
  evidenceUrl?: string | null;
}
