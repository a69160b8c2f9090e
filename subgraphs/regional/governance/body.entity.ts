import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { GovernedFact } from './governed.entity.js';

/** A steering or operations group (styringsgruppe, driftsgruppe). */
@Entity({ tableName: 'body' })
export class BodyFact extends GovernedFact {
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

  /** Where that is published: an editor may give the rest another source. */
  @Property({ type: 'text', nullable: true })
  evaluatedSource!: string | null;

  @Property({ type: 'text', nullable: true })
  evaluatedLocator!: string | null;

  /** Slug of the body that appoints it. */
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
