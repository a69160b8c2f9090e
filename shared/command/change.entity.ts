import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** What became of something. */
export const CHANGE_KINDS = ['CREATED', 'UPDATED', 'DELETED'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/**
 * One line of an owner's journal of public changes. Written in the transaction of the change and only ever added, so that numbers
 * have no gaps: what is not public has no number, and none is missing where it happened.
 */
@Entity({ tableName: 'change_entry' })
export class ChangeEntry {
  @PrimaryKey({ type: 'integer' })
  sequence!: number;

  /** Instant of the transaction. */
  @Property({ type: 'text' })
  at!: string;

  @Property({ type: 'text' })
  kind!: ChangeKind;

  /** For example `Nurse`. */
  @Property({ type: 'text' })
  type!: string;

  @Property({ type: 'text' })
  objectId!: string;

  @Property({ type: 'text', nullable: true })
  network!: string | null;

  /** Name of the mutation; null where no person made the change. */
  @Property({ type: 'text', nullable: true })
  action!: string | null;

  /** Pseudonym of who made it. */
  @Property({ type: 'text', nullable: true })
  actor!: string | null;
}
