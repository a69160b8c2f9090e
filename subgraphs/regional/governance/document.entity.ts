import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { GovernedFact } from './governed.entity.js';

/** A document that governs or informs the work. */
@Entity({ tableName: 'document' })
export class DocumentFact extends GovernedFact {
  @Property({ type: 'text' })
  title!: string;

  @Property({ type: 'text', nullable: true })
  officialTitle!: string | null;

  @Property({ type: 'text', nullable: true })
  issuer!: string | null;

  @Property({ type: 'integer', nullable: true })
  year!: number | null;

  @Property({ type: 'text' })
  status!: string;

  @Property({ type: 'text', nullable: true })
  statusVerbatim!: string | null;

  /** Language of the document as a BCP 47 tag; null where it is not known. */
  @Property({ type: 'text', nullable: true })
  language!: string | null;

  @Property({ type: 'text', nullable: true })
  urlAsGiven!: string | null;

  @Property({ type: 'text', nullable: true })
  url!: string | null;

  /** JSON array of slugs of the plans that it governs. */
  @Property({ type: 'text' })
  governs!: string;
}
