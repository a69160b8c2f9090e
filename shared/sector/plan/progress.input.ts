import { Field, InputType, Int } from 'type-graphql';
import { ChangeInput } from '../../command/command.js';
import { ReportedProgress } from './plan.vocabulary.js';

@InputType({
  description:
    'Where a network stands with a sub-goal in a year (fremdrift). It says all there is to say: what is left out is not kept from the report before. For the first one, `expectedVersion` is 0.',
})
export class ReportProgressInput extends ChangeInput {
  @Field(() => String, { description: 'Slug of the network.' })
  network!: string;

  @Field(() => Int, { description: 'The year reported on; not one that is to come.' })
  year!: number;

  @Field(() => String, { description: 'Number of the sub-goal (delmål), for example `2.5`: one of the strategy plan of that year.' })
  subGoal!: string;

  @Field(() => ReportedProgress, { description: 'Where it stands.' })
  status!: ReportedProgress;

  @Field(() => String, { nullable: true, description: 'What was done and what is left, about no person; needed with NOT_ACHIEVED.' })
  narrative?: string | null;

  @Field(() => String, { nullable: true, description: 'Web address (http or https) of what shows it.' })
  evidenceUrl?: string | null;
}
