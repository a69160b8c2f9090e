import { Field, ID, InputType, Int } from 'type-graphql';
import { ChangeInput, CommandInput } from '../../../shared/command/command.js';
import { DateScalar } from '../../../shared/subgraph/date.js';

@InputType({ description: 'Who has a seat of a body from a day on, or that nobody has.' })
export class SetSeatHolderInput extends CommandInput {
  @Field(() => String, { description: 'Slug of the body.' })
  body!: string;

  @Field(() => Int, { description: 'Number of the seat.' })
  seat!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Office or name, as published; null (or left out) if the seat is known to be vacant (ledig).',
  })
  holder?: string | null;

  @Field(() => String, { nullable: true, description: 'Slug of the organization that the holder comes from.' })
  organization?: string | null;

  @Field(() => DateScalar, { description: 'First day.' })
  from!: unknown;

  @Field(() => DateScalar, { nullable: true, description: 'Day after the last; open if left out.' })
  to?: unknown;
}

@InputType({ description: 'The end of what is recorded of a seat, earlier or later than it was recorded.' })
export class EndSeatTermInput extends ChangeInput {
  @Field(() => ID, { description: 'What is recorded: `id` of `Seat.terms`.' })
  seatTermId!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Day after the last; not needed if it is withdrawn.' })
  to?: unknown;

  @Field(() => Boolean, { nullable: true, description: 'True: it was recorded by mistake, and is taken back.' })
  withdrawn?: boolean | null;
}
