import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { ChangeKind } from '../../command/change.entity.js';
import { type MirrorPosition, writePosition } from '../../command/mirror-position.js';
import type { ReadChange } from '../../command/read-changes.js';
import { Access } from '../../subgraph/access.js';
import { SourceStatus } from '../source-status.type.js';

@Directive('@inaccessible')
@InputType({ description: 'Internal: a question for the public changes of one owner.' })
export class ChangeSearchInput {
  @Field(() => String, { nullable: true, description: 'Where the mirror stands with this owner; null at the beginning.' })
  position?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Without a position: the instant after which changes are wanted; null for all that is there.',
  })
  from?: string | null;

  @Field(() => [String], { nullable: true, description: 'Types that are wanted; null for all.' })
  types?: string[] | null;

  @Field(() => Int, { description: 'Most changes to give back.' })
  limit!: number;
}

@Directive('@inaccessible')
@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: a public change of one owner.' })
export class ChangeFacts {
  @Field(() => Int, { description: 'Number in the journal of this owner; 0 for what was there at the beginning.' })
  sequence!: number;

  @Field(() => String, { description: 'When.' })
  at!: string;

  @Field(() => String, { description: 'CREATED, UPDATED or DELETED.' })
  kind!: ChangeKind;

  @Field(() => String, { description: 'Type of the object.' })
  type!: string;

  @Field(() => ID, { description: 'Id of the object.' })
  objectId!: string;

  @Field(() => String, { nullable: true, description: 'Slug of the network.' })
  network!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the mutation; for auditors.' })
  action!: string | null;

  @Field(() => String, { nullable: true, description: 'Pseudonym of who did it; for auditors.' })
  actor!: string | null;

  @Field(() => String, { description: 'Where the mirror stands after it.' })
  position!: string;
}

@Directive('@inaccessible')
@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: the public changes of one owner after a position.' })
export class ChangesFound {
  @Field(() => [ChangeFacts], { description: 'The changes, in order.' })
  changes!: ChangeFacts[];

  @Field(() => String, {
    nullable: true,
    description: 'Where the mirror stands after all that there is; null if more follows, or with `lost`.',
  })
  end!: string | null;

  @Field(() => Boolean, { description: 'The position is of a journal that is no more: the mirror must start anew.' })
  lost!: boolean;

  @Field(() => SourceStatus, { description: "This owner's line in `sources`." })
  source!: SourceStatus;
}

/** What is handed on of a change: who made it only to auditors. */
export function presentChange({ entry, position }: ReadChange, forAuditor: boolean): ChangeFacts {
  const { action, actor } = forAuditor ? entry : { action: null, actor: null };
  return { ...entry, action, actor, position: writePosition(position) };
}

/** Where a mirror stands, as text; null stays null. */
export const presentEnd = (end: MirrorPosition | null): string | null => end && writePosition(end);
