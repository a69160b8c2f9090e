import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import type { PlanText } from '../plan/plan-text.js';
import { Severity } from './alert.vocabulary.js';
import type { AlertRuleFact } from './alert-rule.entity.js';

@Access('PUBLIC')
@ObjectType({ description: 'When to warn (varslingsregel): how a rule weighs and where its limit lies is data, with a version.' })
export class AlertRule {
  @Field(() => String, { description: 'Stable key, for example `TERM_UNKNOWN`.' })
  key!: string;

  @Field(() => Severity, { description: 'How much its alerts weigh.' })
  severity!: string;

  @Field(() => Int, { nullable: true, description: 'Limit in months; null for a rule without one.' })
  thresholdMonths!: number | null;

  @Field(() => String, { description: 'What it looks at and why, in English.' })
  explanation!: string;

  @Field(() => Int, { description: 'Version of the rule; another one whenever anything of it changes.' })
  version!: number;

  readonly texts!: PlanText;
  /** As {@link AlertRuleFact.contradictions}. */
  readonly contradictions!: string;
}
