import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Valid } from '../../../shared/subgraph/versioned.entity.js';

/** A term for which a body was appointed (oppnevningsperiode). */
@Entity({ tableName: 'body_term_version' })
export class BodyTermVersion extends Valid {
  @Property({ type: 'text' })
  bodyTermId!: string;

  @Property({ type: 'text' })
  body!: string;

  /** Who decided, and where that stands. */
  @Property({ type: 'text', nullable: true })
  decision!: string | null;
}
