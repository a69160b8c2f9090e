import { Field, Int, InterfaceType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { DateScalar } from '../../subgraph/date.js';
import { Node } from '../node.type.js';
import type { AccessScope, Scoped } from '../viewer/access-scope.js';
import type { EventState } from './event.repository.js';
import { EventKind, EventStatus } from './event.vocabulary.js';

@Access('PUBLIC')
@InterfaceType({
  implements: Node,
  autoRegisterImplementations: false,
  resolveType: (value: { __typename: string }) => value.__typename,
  description: 'A gathering of a network (samling).',
})
export abstract class Event extends Node implements Scoped {
  @Field(() => String, { description: 'Title, as announced.' })
  title!: string;

  @Field(() => EventKind, { description: 'What kind of event it is.' })
  kind!: EventKind;

  @Field(() => DateScalar, { description: 'The day it takes place; its first, if it takes several.' })
  date!: string;

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

  @Field(() => Boolean, { description: 'Invented for the demonstration.' })
  demo!: boolean;

  @Field(() => Int, { description: 'Version of the event, for `expectedVersion` of a change.' })
  version!: number;

  readonly networkSlug!: string;
  readonly scope!: AccessScope;
}

/** What the API shows of an event's row. */
export function presentEvent(row: EventState, prefix: string, moment: string): Event {
  const { eventId: id, version, title, kind, date, status, place, description, days, network } = row;
  return {
    __typename: `${prefix}Event`,
    id,
    moment,
    version,
    title,
    kind,
    date,
    status,
    place,
    description,
    topics: readList(row.topics),
    jointWith: readList(row.jointWith),
    days,
    demo: Boolean(row.demo),
    networkSlug: network,
    scope: { kind: 'network', network },
  };
}

const readList = (json: string) => JSON.parse(json) as readonly string[];
