import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Fact } from '../fact.entity.js';
import type { Precision } from '../observation/observation.vocabulary.js';

@Entity({ tableName: 'palliative_service' })
export class PalliativeServiceFact extends Fact {
  @Property({ type: 'text' })
  key!: string;

  @Property({ type: 'text' })
  kind!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text', nullable: true })
  areaCode!: string | null;

  @Property({ type: 'text', nullable: true })
  network!: string | null;

  @Property({ type: 'text', nullable: true })
  organization!: string | null;

  @Property({ type: 'double', nullable: true })
  quantity!: number | null;

  @Property({ type: 'text', nullable: true })
  quantityUnit!: string | null;

  @Property({ type: 'text' })
  precision!: Precision;

  @Property({ type: 'text', nullable: true })
  lastUpdatedOn!: string | null;

  @Property({ type: 'text', nullable: true })
  lastUpdatedPrecision!: string | null;

  @Property({ type: 'text', nullable: true })
  validFrom!: string | null;

  @Property({ type: 'text', nullable: true })
  validTo!: string | null;

  @Property({ type: 'text' })
  verbatim!: string;

  @Property({ type: 'text' })
  source!: string;

  @Property({ type: 'text' })
  locator!: string;

  @Property({ type: 'boolean' })
  inRegister!: boolean;
}
