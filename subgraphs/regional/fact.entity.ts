import { PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A fact with its recorded time: closed when the content changes, never overwritten or deleted. */
export abstract class Fact {
  @PrimaryKey({ type: 'integer', autoincrement: true })
  version!: number;

  /** Digest of the fact's own fields: the same fact read again is the same row. */
  @Property({ type: 'text' })
  digest!: string;

  @Property({ type: 'text' })
  recordedAt!: string;

  @Property({ type: 'text', nullable: true })
  supersededAt!: string | null;
}

/** A fact that editors may change: what they wrote stays theirs, whatever the content files say later. */
export abstract class EditableFact extends Fact {
  /** Written by an editor, not read from a content file. */
  @Property({ type: 'boolean' })
  edited!: boolean;
}

/** The fields of a fact that its content file gives. */
export type Content<Entity extends Fact> = Omit<Entity, keyof EditableFact>;
