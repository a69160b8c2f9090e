import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Fact } from '../fact.entity.js';

/** Who ran a network, as a source tells: of a network of today, or of a municipality that had one of its own. */
@Entity({ tableName: 'published_operator' })
export class PublishedOperatorFact extends Fact {
  @Property({ type: 'text' })
  key!: string;

  @Property({ type: 'text' })
  region!: string;

  /** Code of the municipality, where it is told of one. */
  @Property({ type: 'text', nullable: true })
  areaCode!: string | null;

  /** Function or organization; null where the source says that there was none. */
  @Property({ type: 'text', nullable: true })
  name!: string | null;

  /** Slug of the organization or body, where it is one that is known here. */
  @Property({ type: 'text', nullable: true })
  organization!: string | null;

  @Property({ type: 'text', nullable: true })
  body!: string | null;

  /** Whether the task went round among several. */
  @Property({ type: 'boolean' })
  rotates!: boolean;

  @Property({ type: 'text', nullable: true })
  validFrom!: string | null;

  @Property({ type: 'text', nullable: true })
  validTo!: string | null;

  @Property({ type: 'text' })
  verbatim!: string;

  @Property({ type: 'text' })
  source!: string;

  @Property({ type: 'text' })
  locator!: string;

  @Property({ type: 'text', nullable: true })
  note!: string | null;
}
