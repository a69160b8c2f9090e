import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { GovernedFact } from './governed.entity.js';

/** An agreement that networks rest on (avtale). */
@Entity({ tableName: 'agreement' })
export class AgreementFact extends GovernedFact {
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

  /** The words of the source; empty for one that an editor added without. */
  @Property({ type: 'text' })
  verbatim!: string;
}
