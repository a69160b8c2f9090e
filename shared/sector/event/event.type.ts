import { Field, Int, InterfaceType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { DateScalar, DateTimeScalar } from '../../subgraph/date.js';
import { Node } from '../node.type.js';
import type { AccessScope, Scoped } from '../viewer/access-scope.js';
import type { EventState } from './event.repository.js';
import { EventKind, EventStatus } from './event.vocabulary.js';

@Access('PUBLIC')
@InterfaceType({
  implements: Node,
  autoRegisterImplementations: false,
  resolveType: (value: { __typename: string }) => value.__typename,
  description: 'A gathering of a network (arrangement).',
})
export abstract class Event extends Node implements Scoped {
  @Field(() => String, { description: 'Title, as announced.' })
  title!: string;

  @Field(() => EventKind, { description: 'What kind of event it is.' })
  kind!: EventKind;

  @Field(() => DateScalar, { description: 'The day it takes place; its first, if it takes several.' })
  date!: string;

  @Field(() => String, {
    nullable: true,
    description: 'When it begins (starttid), `HH:MM` in Europe/Oslo; null: the whole day, or not known yet.',
  })
  startsAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'When it ends on the same day (sluttid), `HH:MM` in Europe/Oslo; null where that is not known.',
  })
  endsAt!: string | null;

  @Field(() => EventStatus, { description: 'Whether it takes place; a cancelled event (avlyst) stays in the lists.' })
  status!: EventStatus;

  @Field(() => String, { nullable: true, description: 'Where it takes place (sted); null while that is not known.' })
  place!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is about, in plain text.' })
  description!: string | null;

  @Field(() => [String], { description: 'Topics (emner) as short tags in lower case.' })
  topics!: readonly string[];

  @Field(() => [String], { description: 'Slugs of the other networks that hold it too, of whichever owner.' })
  jointWith!: readonly string[];

  @Field(() => Int, { description: 'How many network days (nettverksdager) it counts for who was there.' })
  days!: number;

  @Field(() => DateScalar, { nullable: true, description: 'The day on which it was decided to hold it (vedtatt), where that is recorded.' })
  decidedOn!: string | null;

  @Field(() => Boolean, { description: 'Invented for the demonstration.' })
  demo!: boolean;

  @Field(() => Int, { description: 'Version of the event, for `expectedVersion` of a change; each change gives a higher one.' })
  version!: number;

  @Field(() => DateTimeScalar, { description: 'When the system learned this state of it (sist endret).' })
  recordedAt!: string;

  readonly networkSlug!: string;
  readonly scope!: AccessScope;
}

/** What the API shows of an event's row. */
export function presentEvent(row: EventState, prefix: string, moment: string): Event {
  const {
    eventId: id,
    version,
    recordedAt,
    title,
    kind,
    date,
    startsAt,
    endsAt,
    status,
    place,
    description,
    days,
    decidedOn,
    network,
  } = row;
  return {
    ...{ __typename: `${prefix}Event`, id, moment, version, recordedAt, title, kind, date, startsAt, endsAt, status, place, description },
    ...{ days, decidedOn, networkSlug: network },
    topics: readList(row.topics),
    jointWith: readList(row.jointWith),
    demo: Boolean(row.demo),
    scope: { kind: 'network', network },
  };
}

const readList = (json: string) => JSON.parse(json) as readonly string[];
