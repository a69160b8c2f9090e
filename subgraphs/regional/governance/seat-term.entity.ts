import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Valid } from '../../../shared/subgraph/versioned.entity.js';

/** Who has a seat of a body in an interval. */
@Entity({ tableName: 'seat_term_version' })
export class SeatTermVersion extends Valid {
  @Property({ type: 'text' })
  seatTermId!: string;

  @Property({ type: 'text' })
  body!: string;

  @Property({ type: 'integer' })
  seat!: number;

  /** Office or name, as published; null says that the seat is known to be vacant. */
  @Property({ type: 'text', nullable: true })
  holder!: string | null;

  /** Slug of the organization that she comes from, where it is one that is known here. */
  @Property({ type: 'text', nullable: true })
  organization!: string | null;
}
