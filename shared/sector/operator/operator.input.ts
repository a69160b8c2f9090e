import { Field, ID, InputType, Int } from 'type-graphql';
import { CommandInput } from '../../command/command.js';
import { DateScalar } from '../../subgraph/date.js';

@InputType({
  description:
    'Who runs a network’s daily work from a day on (nettverksdrifter). Several may at once: each place has an id of its own, and what is said of one replaces all that was recorded of it from that day on.',
})
export class SetOperatorInput extends CommandInput {
  @Field(() => String, { description: 'Slug of the network.' })
  network!: string;

  @Field(() => ID, { nullable: true, description: 'The place, to change or end it; left out for a new one.' })
  operatorId?: string | null;

  @Field(() => Int, { nullable: true, description: 'With `operatorId`: the `version` of the place as you read it.' })
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'Function or organisation, never a person; null if the place is vacant.' })
  name?: string | null;

  @Field(() => Boolean, { description: 'Whether the task goes round among several.' })
  rotates!: boolean;

  @Field(() => DateScalar, { description: 'First day.' })
  from!: unknown;

  @Field(() => DateScalar, { nullable: true, description: 'Day after the last; open if left out.' })
  to?: unknown;
}
