import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Fact } from '../fact.entity.js';

/** When to warn, as data: what the rule looks at stands in `alert-rules.ts`, how it weighs and where its limit lies stands here. */
@Entity({ tableName: 'alert_rule' })
export class AlertRuleFact extends Fact {
  @Property({ type: 'text' })
  key!: string;

  @Property({ type: 'text' })
  severity!: string;

  /** Limit in months; null for a rule without one. */
  @Property({ type: 'integer', nullable: true })
  thresholdMonths!: number | null;

  @Property({ type: 'text' })
  titleNb!: string;

  @Property({ type: 'text', nullable: true })
  titleNn!: string | null;

  @Property({ type: 'text' })
  titleEn!: string;

  /** What the rule looks at and why, in English. */
  @Property({ type: 'text' })
  explanation!: string;

  /** Which contradiction tells the same as an alert, as a JSON array of `{ subject, contradiction }`. */
  @Property({ type: 'text' })
  contradictions!: string;

  @Property({ type: 'boolean' })
  enabled!: boolean;
}
