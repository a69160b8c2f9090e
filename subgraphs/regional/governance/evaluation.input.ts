import { Field, ID, InputType } from 'type-graphql';
import { ChangeInput, CommandInput } from '../../../shared/command/command.js';
import { DateScalar } from '../../../shared/subgraph/date.js';

@InputType({ description: 'That a body looked at its work (evaluering).' })
export class RecordEvaluationInput extends CommandInput {
  @Field(() => String, { description: 'Slug of the body.' })
  body!: string;

  @Field(() => DateScalar, { description: 'First day; not in the future.' })
  from!: unknown;

  @Field(() => DateScalar, { nullable: true, description: 'Day after the last, for one that is done; open if left out.' })
  to?: unknown;

  @Field(() => String, { nullable: true, description: 'What it found, in the words of the body.' })
  verbatim?: string | null;
}

@InputType({ description: 'That an evaluation was recorded by mistake.' })
export class WithdrawEvaluationInput extends ChangeInput {
  @Field(() => ID, { description: 'The evaluation: `id` of `Body.evaluations`.' })
  evaluationId!: string;
}
