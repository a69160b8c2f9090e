import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { ChangeKind as Kind } from '../../../shared/command/change.entity.js';
import { Node } from '../../../shared/sector/node.type.js';
import { SourceStatus } from '../../../shared/sector/source-status.type.js';
import { Access } from '../../../shared/subgraph/access.js';
import { PageInfo } from '../../../shared/subgraph/connection.js';
import { DateTimeScalar } from '../../../shared/subgraph/date.js';

/** What became of an object. */
const ChangeKind: Readonly<Record<Kind, Kind>> = { CREATED: 'CREATED', UPDATED: 'UPDATED', DELETED: 'DELETED' };
registerEnumType(ChangeKind, {
  name: 'ChangeKind',
  description: 'What became of an object (opprettet, endret, slettet).',
  valuesConfig: {
    CREATED: { description: 'It is new, or was there when the mirror began. May come again: take it as it is now.' },
    UPDATED: { description: 'Something that everybody may see of it has changed; also that a person shows less of herself than before.' },
    DELETED: { description: 'It is no more, or no longer public. Remove your copy.' },
  },
});

@Access('PUBLIC')
@ObjectType({ description: 'A public change (endring), for those who keep a copy of the directory.' })
export class Change {
  @Field(() => ID, { description: 'Owner, number, type and object: the same change has the same id, however often it comes.' })
  id!: string;

  @Field(() => ChangeKind, { description: 'What became of the object.' })
  kind!: Kind;

  @Field(() => String, { description: 'What kind of object, for example `Nurse`, `Unit`, `Appointment`, `News`, `Document`.' })
  type!: string;

  @Field(() => ID, {
    description:
      'Which object: its id; of what has none, the slug, key or code by which its own query takes it; of a plan or report of a network, its slug and the year (`ous-2026`).',
  })
  objectId!: string;

  @Field(() => Node, {
    nullable: true,
    description:
      'The object as it is now and as you may see it. Null if it is gone, if it has no id of its own (then its own query shows it), or if its owner fell silent.',
  })
  object!: object | null;

  @Field(() => DateTimeScalar, { description: 'When it was made; of what was there when the mirror began, when it was last recorded.' })
  at!: string;

  @Field(() => String, { description: 'Slug of the owner: one of the sectors, or `regional`.' })
  sector!: string;

  @Field(() => Int, {
    description: 'Running number of the public changes of that owner, without gaps; 0 for what was there when the mirror began.',
  })
  sequence!: number;

  @Field(() => String, { nullable: true, description: 'Slug of the network that it is about, where it is about one.' })
  network!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the mutation that made it. For auditors of the owner; null for others.' })
  action!: string | null;

  @Field(() => String, { nullable: true, description: 'Pseudonym of who made it. For auditors of the owner; null for others.' })
  actor!: string | null;
}

@Access('PUBLIC')
@ObjectType({ description: 'A line of the list.' })
class ChangeEdge {
  @Field(() => String, { description: 'Opaque; for `since`, to go on after this change.' })
  cursor!: string;

  @Field(() => Change, { description: 'The change.' })
  node!: Change;
}

@Access('PUBLIC')
@ObjectType({ description: 'Public changes of all owners: those of one owner in the order in which they were made.' })
export class ChangeConnection {
  @Field(() => [ChangeEdge], { description: 'The changes.' })
  edges!: ChangeEdge[];

  @Field(() => String, {
    description: 'For `since` of your next question, also where there was nothing new. Keep it when you have stored the changes.',
  })
  cursor!: string;

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;

  @Field(() => Boolean, { description: 'Every owner answered. The changes of one who did not come later, after the same cursor.' })
  complete!: boolean;

  @Field(() => [SourceStatus], { description: 'The owners, and how each took part.' })
  sources!: SourceStatus[];
}
