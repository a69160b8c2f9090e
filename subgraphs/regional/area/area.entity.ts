import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Fact } from '../fact.entity.js';
import type { AffiliationKind, AgeGroup } from './area.vocabulary.js';

@Entity({ tableName: 'population' })
export class Population extends Fact {
  @Property({ type: 'text' })
  areaCode!: string;

  @Property({ type: 'integer' })
  year!: number;

  @Property({ type: 'text' })
  ageGroup!: AgeGroup;

  @Property({ type: 'integer' })
  population!: number;

  @Property({ type: 'text' })
  source!: string;
}

@Entity({ tableName: 'affiliation' })
export class AffiliationFact extends Fact {
  @Property({ type: 'text' })
  areaCode!: string;

  @Property({ type: 'text', nullable: true })
  network!: string | null;

  @Property({ type: 'text', nullable: true })
  hospital!: string | null;

  @Property({ type: 'text' })
  kind!: AffiliationKind;

  @Property({ type: 'text', nullable: true })
  validFrom!: string | null;

  @Property({ type: 'text', nullable: true })
  validTo!: string | null;

  @Property({ type: 'boolean' })
  disputed!: boolean;

  /** Slugs of the sources, separated by `;`. */
  @Property({ type: 'text' })
  source!: string;

  @Property({ type: 'text', nullable: true })
  note!: string | null;
}

@Entity({ tableName: 'area_point' })
export class AreaPoint extends Fact {
  @Property({ type: 'text' })
  areaCode!: string;

  @Property({ type: 'double' })
  lon!: number;

  @Property({ type: 'double' })
  lat!: number;

  @Property({ type: 'text' })
  source!: string;
}
