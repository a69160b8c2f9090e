import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Fact } from '../fact.entity.js';
import type { DiscrepancyKind } from './discrepancy.vocabulary.js';

/** A contradiction that concerns a figure or its age: what is to be shown beside it. */
@Entity({ tableName: 'discrepancy' })
export class DiscrepancyFact extends Fact {
  /** Key of the contradiction. */
  @Property({ type: 'text' })
  key!: string;

  @Property({ type: 'text' })
  kind!: DiscrepancyKind;

  /** The explanation of the contradiction in bokmål. */
  @Property({ type: 'text' })
  explanationNb!: string;

  /** JSON list of what it is about, each `{ kind, key }`. */
  @Property({ type: 'text' })
  subjects!: string;

  /** JSON list of the keys of figures beside which the rosters are counted. */
  @Property({ type: 'text' })
  counted!: string;

  /** Key of the register entry whose age matters. */
  @Property({ type: 'text', nullable: true })
  entry!: string | null;

  /** Why nothing is counted; null where something is. */
  @Property({ type: 'text', nullable: true })
  uncountedNb!: string | null;

  @Property({ type: 'text', nullable: true })
  uncountedEn!: string | null;
}
