import { Field, ID, InputType } from 'type-graphql';
import { ChangeInput, CommandInput } from '../../../shared/command/command.js';
import { DateScalar } from '../../../shared/subgraph/date.js';

@InputType({ description: 'The appointment of a body for a term (oppnevning).' })
export class AppointBodyInput extends CommandInput {
  @Field(() => String, { description: 'Slug of the body.' })
  body!: string;

  @Field(() => DateScalar, { description: 'First day of the term.' })
  from!: unknown;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day after the last, as it was decided; open if left out: no end follows from the length of a term (`termYears`).',
  })
  to?: unknown;

  @Field(() => String, { nullable: true, description: 'Who decided, and where that stands.' })
  decision?: string | null;
}

@InputType({ description: 'The end of a term of a body, earlier or later than it was recorded.' })
export class EndBodyTermInput extends ChangeInput {
  @Field(() => ID, { description: 'The term.' })
  bodyTermId!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Day after the last; not needed if it is withdrawn.' })
  to?: unknown;

  @Field(() => Boolean, { nullable: true, description: 'True: it was recorded by mistake, and is taken back.' })
  withdrawn?: boolean | null;
}
