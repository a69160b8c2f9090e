import { Property } from '@mikro-orm/decorators/legacy';
import { EditableFact } from '../fact.entity.js';

/** A fact of governance: cited, and valid in an interval as far as the sources say. */
export abstract class GovernedFact extends EditableFact {
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
