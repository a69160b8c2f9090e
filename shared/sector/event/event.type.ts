import { Field, InterfaceType } from 'type-graphql';
import { DateScalar } from '../../subgraph/date.js';
import { Node } from '../node.type.js';
import type { EventVersionRow } from '../rows.js';
import { EventKind } from '../vocabulary.js';

@InterfaceType({
  implements: Node,
  autoRegisterImplementations: false,
  resolveType: (value: { __typename: string }) => value.__typename,
  description: 'A gathering of a network (samling).',
})
export abstract class Event extends Node {
  @Field(() => String, { description: 'Title, as announced.' })
  title!: string;

  @Field(() => EventKind, { description: 'What kind of event it is.' })
  kind!: EventKind;

  @Field(() => DateScalar, { description: 'The day it takes place.' })
  date!: string;

  @Field(() => Boolean, { description: 'Invented for the demonstration.' })
  demo!: boolean;

  readonly networkSlug!: string;
}

/** What the API shows of an event's row. */
export function presentEvent(row: EventVersionRow, prefix: string, moment: string): Event {
  const { eventId: id, title, kind, date, network: networkSlug } = row;
  return { __typename: `${prefix}Event`, id, moment, title, kind, date, demo: Boolean(row.demo), networkSlug };
}
