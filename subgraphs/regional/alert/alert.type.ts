import { Field, ID, ObjectType } from 'type-graphql';
import { SourceStatus } from '../../../shared/sector/source-status.type.js';
import { Access } from '../../../shared/subgraph/access.js';
import { DateScalar } from '../../../shared/subgraph/date.js';
import type { PlanText } from '../plan/plan-text.js';
import { AlertSubjectKind, Severity } from './alert.vocabulary.js';
import { AlertEvidence } from './alert-evidence.type.js';
import { AlertRule } from './alert-rule.type.js';

@Access('PUBLIC')
@ObjectType({ description: 'What an alert is about.' })
export class AlertSubject {
  @Field(() => AlertSubjectKind, { description: 'What kind of thing.' })
  kind!: string;

  @Field(() => String, { description: 'Its slug or key.' })
  key!: string;

  @Field(() => String, { description: 'Its name or title, in Norwegian.' })
  label!: string;
}

@Access('PUBLIC')
@ObjectType({ description: 'Something to be looked at (varsel), with the rule that found it and what it rests on.' })
export class Alert {
  @Field(() => ID, { description: 'Stable: the rule and what it is about.' })
  id!: string;

  @Field(() => AlertRule, { description: 'The rule that found it.' })
  rule!: AlertRule;

  @Field(() => Severity, { description: 'How much it weighs: that of its rule.' })
  severity!: string;

  @Field(() => AlertSubject, { description: 'What it is about.' })
  subject!: AlertSubject;

  @Field(() => DateScalar, { nullable: true, description: 'First day on which it held; null where that is not known.' })
  since!: string | null;

  @Field(() => [AlertEvidence], { description: 'What it rests on.' })
  evidence!: AlertEvidence[];

  @Field(() => Boolean, { description: 'It rests on records that are invented for the demonstration.' })
  demo!: boolean;

  readonly words!: PlanText;
  readonly networkSlugs!: readonly string[];
}

@Access('PUBLIC')
@ObjectType({ description: 'Alerts, and whether these are all.' })
export class AlertList {
  @Field(() => [Alert], { description: 'The alerts, the heaviest first, then by rule and subject.' })
  items!: Alert[];

  @Field(() => Boolean, {
    description: 'Every owner concerned answered. Of one that is silent, alerts about who runs its networks are missing, and no other.',
  })
  complete!: boolean;

  @Field(() => [SourceStatus], { description: 'The sectors concerned, and whether each answered.' })
  sources!: SourceStatus[];
}
