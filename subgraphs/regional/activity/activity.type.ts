import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ActivityKind } from '../../../shared/sector/activity/activity.vocabulary.js';
import { createConnection } from '../../../shared/sector/create-connection.js';
import { Node } from '../../../shared/sector/node.type.js';
import { Access } from '../../../shared/subgraph/access.js';
import { DateScalar, DateTimeScalar } from '../../../shared/subgraph/date.js';
import { Network } from '../network/network.type.js';
import type { PlanText } from '../plan/plan-text.js';

@Access('PUBLIC')
@ObjectType({ description: 'Something that happened in the networks (aktivitet), as everybody may know it.' })
export class ActivityItem {
  @Field(() => ID, { description: 'Stable id; an event that is moved or cancelled is told of anew, under another one.' })
  id!: string;

  @Field(() => ActivityKind, { description: 'What kind it is.' })
  kind!: ActivityKind;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day that it is about: of the event, the first day of the appointment, of the news, from which the document applies.',
  })
  occurredOn!: string | null;

  @Field(() => DateTimeScalar, { description: 'When everybody could see it first (publisert).' })
  publishedAt!: string;

  @Field(() => DateTimeScalar, { description: 'When what is told of it changed last (oppdatert).' })
  updatedAt!: string;

  @Field(() => Network, { nullable: true, description: 'The network; null for a document, which is of no network.' })
  network!: Network | null;

  @Field(() => Node, {
    nullable: true,
    description: 'The event, the person or the measure; null for what has no id of its own in the graph: news, reports, documents.',
  })
  object!: object | null;

  @Field(() => String, { nullable: true, description: 'Web address of the document, or of what shows that the measure was done.' })
  url!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Days from the decision (vedtak) to the publication; null where it is not recorded when it was decided.',
  })
  daysFromDecision!: number | null;

  @Field(() => Boolean, { description: 'Invented for the demonstration.' })
  demo!: boolean;

  readonly titles!: PlanText;
  readonly summaries!: PlanText | null;
}

/** A page of activity. */
export const ActivityConnection = createConnection('Activity', ActivityItem);
