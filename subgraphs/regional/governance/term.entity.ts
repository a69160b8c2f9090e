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

/** An edition of a document (utgave). */
@Entity({ tableName: 'document_edition_version' })
export class DocumentEditionVersion extends Valid {
  @Property({ type: 'text' })
  documentEditionId!: string;

  @Property({ type: 'text' })
  document!: string;

  /** As the document names it, for example «2.1» or «2025». */
  @Property({ type: 'text' })
  label!: string;

  @Property({ type: 'text', nullable: true })
  url!: string | null;
}
