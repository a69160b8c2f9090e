import { Field, ID, InputType } from 'type-graphql';
import { ChangeInput, CommandInput } from '../../command/command.js';
import { DateScalar } from '../../subgraph/date.js';

@InputType({
  description:
    'What a nurse asks her leader for: to take part in an event in working hours (`eventId`), or to go on an observation placement (`place` and `date`).',
})
export class RequestParticipationInput extends CommandInput {
  @Field(() => ID, { nullable: true, description: 'Which person you are, if you are several; else not needed.' })
  nurseId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The event: one of this owner, or of another one with which it is joint, which is not asked whether there is such an event.',
  })
  eventId?: string | null;

  @Field(() => String, { nullable: true, description: 'Where the placement (hospitering) is to be; then without `eventId`.' })
  place?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day of the placement.' })
  date?: unknown;

  @Field(() => String, { nullable: true, description: 'A word to the one who decides; nothing about patients or health.' })
  note?: string | null;
}

@InputType({ description: 'A decision about a participation or a placement that was asked for.' })
export class DecideParticipationInput extends ChangeInput {
  @Field(() => ID, { description: 'The request.' })
  requestId!: string;

  @Field(() => Boolean, { description: 'True grants it, and registers her for the event; false does not.' })
  approve!: boolean;

  @Field(() => String, { nullable: true, description: 'A word to the one who asked.' })
  note?: string | null;
}
