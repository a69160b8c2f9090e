import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { Event } from '../event/event.type.js';
import type { AccessScope, Scoped } from '../viewer/access-scope.js';

/** «2–3 dager i året» is what she shall be given priority for (funksjonsbeskrivelsen). */
export const REFERENCE_DAYS = { referenceDaysLow: 2, referenceDaysHigh: 3 } as const;

@Directive('@shareable')
@Access('RESTRICTED')
@ObjectType({ description: 'A person’s network days of a calendar year, beside the two to three that are foreseen.' })
export class NurseYear implements Scoped {
  @Field(() => Int, { description: 'The calendar year.' })
  year!: number;

  @Field(() => Int, {
    description:
      'Network days (nettverksdager) of this owner’s events that she attended. Events of another owner do not count, joint ones neither: an owner records who was there for its own events and persons alone, so nobody can record hers there.',
  })
  networkDays!: number;

  @Field(() => Int, { description: 'Fewest days a year that she shall be given priority for, by the function description.' })
  referenceDaysLow!: number;

  @Field(() => Int, { description: 'Most days a year that she shall be given priority for, by the function description.' })
  referenceDaysHigh!: number;

  @Field(() => [Event], { description: 'The events of this owner that she attended, by date.' })
  events!: readonly Event[];

  readonly scope!: AccessScope;
}
