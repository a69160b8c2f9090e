import { Entity, Property } from '@mikro-orm/decorators/legacy';
import type { Tally } from '../../../shared/sector/tally/tally.vocabulary.js';
import { Fact } from '../fact.entity.js';
import type { IndicatorAudience, IndicatorPeriod, Polarity, StatisticUnit } from './indicator.vocabulary.js';

/** The definition of an indicator, as data. A changed definition is another version; figures name the one that made them. */
@Entity({ tableName: 'indicator' })
export class IndicatorFact extends Fact {
  /** Stable id: `unit-coverage`. */
  @Property({ type: 'text' })
  key!: string;

  /** Version of the definition, from 1: raised whenever figures may change by it. */
  @Property({ type: 'integer' })
  edition!: number;

  @Property({ type: 'text' })
  titleNb!: string;

  @Property({ type: 'text' })
  titleEn!: string;

  /** What is counted (teller). */
  @Property({ type: 'text' })
  numeratorNb!: string;

  @Property({ type: 'text' })
  numeratorEn!: string;

  /** Of what (nevner). */
  @Property({ type: 'text' })
  denominatorNb!: string;

  @Property({ type: 'text' })
  denominatorEn!: string;

  @Property({ type: 'text' })
  unit!: StatisticUnit;

  @Property({ type: 'text' })
  polarity!: Polarity;

  @Property({ type: 'text' })
  period!: IndicatorPeriod;

  @Property({ type: 'text' })
  audience!: IndicatorAudience;

  /** What sectors count for it; null while no register has it. */
  @Property({ type: 'text', nullable: true })
  tally!: Tally | null;

  /** Why there are no figures yet; null where there are. */
  @Property({ type: 'text', nullable: true })
  missingNb!: string | null;

  @Property({ type: 'text', nullable: true })
  missingEn!: string | null;

  /** JSON list of the breakdowns that it has. */
  @Property({ type: 'text' })
  breakdowns!: string;

  /** Which registers it is counted from. */
  @Property({ type: 'text' })
  data!: string;

  /** JSON list of what a reader must know, each `{ nb, en }`. */
  @Property({ type: 'text' })
  caveats!: string;

  /** JSON list of the sub-goals that it measures, each `{ plan, number }`. */
  @Property({ type: 'text' })
  subGoals!: string;

  /** Where the definition comes from; an assumption of ours says so. */
  @Property({ type: 'text' })
  basis!: string;
}
