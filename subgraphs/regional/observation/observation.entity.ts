import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Fact } from '../fact.entity.js';
import type { Precision } from './observation.vocabulary.js';

@Entity({ tableName: 'observation' })
export class ObservationFact extends Fact {
  @Property({ type: 'text' })
  key!: string;

  @Property({ type: 'text' })
  measure!: string;

  @Property({ type: 'double', nullable: true })
  value!: number | null;

  @Property({ type: 'double', nullable: true })
  valueHigh!: number | null;

  @Property({ type: 'text' })
  precision!: Precision;

  @Property({ type: 'text', nullable: true })
  unit!: string | null;

  @Property({ type: 'boolean' })
  unitInferred!: boolean;

  @Property({ type: 'text', nullable: true })
  periodFrom!: string | null;

  @Property({ type: 'text', nullable: true })
  periodTo!: string | null;

  @Property({ type: 'text' })
  subjectKind!: string;

  @Property({ type: 'text' })
  subjectKey!: string;

  @Property({ type: 'text' })
  subjectLabel!: string;

  @Property({ type: 'text' })
  verbatim!: string;

  @Property({ type: 'text' })
  source!: string;

  @Property({ type: 'text' })
  locator!: string;

  @Property({ type: 'text', nullable: true })
  note!: string | null;
}

@Entity({ tableName: 'contradiction' })
export class ContradictionFact extends Fact {
  @Property({ type: 'text' })
  key!: string;

  @Property({ type: 'text' })
  title!: string;

  @Property({ type: 'text' })
  titleNb!: string;

  @Property({ type: 'text' })
  explanation!: string;

  /** JSON array of keys of observations. */
  @Property({ type: 'text' })
  observations!: string;
}
