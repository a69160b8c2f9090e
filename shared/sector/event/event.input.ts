import { Field, ID, InputType, Int } from 'type-graphql';
import { ChangeInput, CommandInput } from '../../command/command.js';
import { DateScalar } from '../../subgraph/date.js';
import { EventKind } from './event.vocabulary.js';

@InputType({ description: 'An event to be planned (arrangement).' })
export class PlanEventInput extends CommandInput {
  @Field(() => String, { description: 'Slug of the network that holds it.' })
  network!: string;

  @Field(() => String, { description: 'Title, as announced.' })
  title!: string;

  @Field(() => EventKind, { description: 'What kind of event it is.' })
  kind!: EventKind;

  @Field(() => DateScalar, { description: 'The day it takes place; one that has passed may be recorded too.' })
  date!: unknown;

  @Field(() => String, {
    nullable: true,
    description: 'When it begins (starttid), `HH:MM` in Europe/Oslo; left out, it takes the whole day.',
  })
  startsAt?: string | null;

  @Field(() => String, { nullable: true, description: 'When it ends on the same day (sluttid), `HH:MM`; not without a start.' })
  endsAt?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it takes place (sted).' })
  place?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is about, in plain text.' })
  description?: string | null;

  @Field(() => [String], { nullable: true, description: 'Topics (emner), at most 10: a word or a few each.' })
  topics?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Slugs of other networks that hold it too, of whichever owner.' })
  jointWith?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'How many network days it counts for who was there, 0 to 5; 1 if not given.' })
  days?: number | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which it was decided to hold it (vedtatt); from it the time until the publication is counted.',
  })
  decidedOn?: unknown;
}

@InputType({
  description:
    'A change of an event: what is left out stays as it is; an empty text takes place or description away, a list replaces the whole.',
})
export class UpdateEventInput extends ChangeInput {
  @Field(() => ID, { description: 'The event.' })
  eventId!: string;

  @Field(() => String, { nullable: true, description: 'Title, as announced.' })
  title?: string | null;

  @Field(() => EventKind, { nullable: true, description: 'What kind of event it is.' })
  kind?: EventKind | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day it takes place.' })
  date?: unknown;

  @Field(() => String, { nullable: true, description: 'When it begins (starttid), `HH:MM` in Europe/Oslo; an empty text takes it away.' })
  startsAt?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'When it ends on the same day (sluttid), `HH:MM`; not without a start. An empty text takes it away.',
  })
  endsAt?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it takes place (sted).' })
  place?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is about, in plain text.' })
  description?: string | null;

  @Field(() => [String], { nullable: true, description: 'Topics (emner), at most 10: a word or a few each.' })
  topics?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Slugs of other networks that hold it too, of whichever owner.' })
  jointWith?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'How many network days it counts for who was there, 0 to 5.' })
  days?: number | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which it was decided to hold it (vedtatt); from it the time until the publication is counted.',
  })
  decidedOn?: unknown;
}

@InputType({ description: 'An event that does not take place after all (avlyse). It stays in the lists, marked.' })
export class CancelEventInput extends ChangeInput {
  @Field(() => ID, { description: 'The event.' })
  eventId!: string;
}
