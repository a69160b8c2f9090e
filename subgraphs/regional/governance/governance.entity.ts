import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { EditableFact } from '../fact.entity.js';

/** A fact of governance: cited, and valid in an interval as far as the sources say. */
abstract class GovernanceFact extends EditableFact {
  @Property({ type: 'text' })
  slug!: string;

  @Property({ type: 'text' })
  kind!: string;

  @Property({ type: 'text', nullable: true })
  region!: string | null;

  @Property({ type: 'text', nullable: true })
  validFrom!: string | null;

  @Property({ type: 'text', nullable: true })
  validTo!: string | null;

  @Property({ type: 'text' })
  source!: string;

  @Property({ type: 'text' })
  locator!: string;

  @Property({ type: 'text', nullable: true })
  note!: string | null;
}

@Entity({ tableName: 'body' })
export class BodyFact extends GovernanceFact {
  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  nameEn!: string;

  @Property({ type: 'text', nullable: true })
  mandate!: string | null;

  @Property({ type: 'integer', nullable: true })
  termYears!: number | null;

  @Property({ type: 'text', nullable: true })
  evaluatedFrom!: string | null;

  @Property({ type: 'text', nullable: true })
  evaluatedTo!: string | null;

  @Property({ type: 'text', nullable: true })
  evaluatedVerbatim!: string | null;

  @Property({ type: 'text', nullable: true })
  appointedBy!: string | null;

  @Property({ type: 'boolean' })
  seatsKnown!: boolean;

  /** JSON array of {@link SeatContent}. */
  @Property({ type: 'text' })
  seats!: string;

  @Property({ type: 'text', nullable: true })
  verbatim!: string | null;
}

/** A seat of a body, by role and organization; never a person. */
export interface SeatContent {
  readonly number: number;
  readonly role: string;
  readonly organization: string | null;
  readonly place: string | null;
  readonly head: boolean;
  readonly verbatim: string;
}

@Entity({ tableName: 'agreement' })
export class AgreementFact extends GovernanceFact {
  @Property({ type: 'text' })
  title!: string;

  @Property({ type: 'text' })
  titleEn!: string;

  /** JSON array of names. */
  @Property({ type: 'text' })
  parties!: string;

  /** Slug of the agreement that it rests on. */
  @Property({ type: 'text', nullable: true })
  parent!: string | null;

  @Property({ type: 'text' })
  status!: string;

  @Property({ type: 'text' })
  verbatim!: string;
}

@Entity({ tableName: 'document' })
export class DocumentFact extends GovernanceFact {
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
