import { Field, Float, ObjectType } from 'type-graphql';
import { SourceStatus } from '../../../shared/sector/source-status.type.js';
import { Access } from '../../../shared/subgraph/access.js';
import { Indicator } from '../indicator/indicator.type.js';
import type { PlanText } from '../plan/plan-text.js';
import { ComparisonReasonCode, ComparisonVerdict, ReasonWeight } from './compare.vocabulary.js';
import { Interval, Statistic } from './statistic.type.js';

@Access('PUBLIC')
@ObjectType({ description: 'A difference or a ratio, with its interval.' })
export class Contrast {
  @Field(() => Float, { description: 'The value.' })
  value!: number;

  @Field(() => Interval, {
    description: '95 % interval. A difference whose interval contains 0, or a ratio whose interval contains 1, may be chance.',
  })
  interval!: Interval;
}

@Access('PUBLIC')
@ObjectType({ description: 'Why two figures compare with care, or not at all.' })
export class ComparisonReason {
  @Field(() => ComparisonReasonCode, { description: 'What it is about.' })
  code!: ComparisonReasonCode;

  @Field(() => ReasonWeight, { description: 'How much it weighs.' })
  weight!: ReasonWeight;

  @Field(() => [String], { description: 'Keys of the groups, codes of the areas, or slugs, that it is about.' })
  subjects!: readonly string[];

  readonly texts!: PlanText;
}

@Access('PUBLIC')
@ObjectType({ description: 'Two groups side by side (sammenligning), and whether they may be compared.' })
export class Comparison {
  @Field(() => Indicator, { description: 'The definition.' })
  indicator!: Indicator;

  @Field(() => Statistic, { description: 'The first group.' })
  a!: Statistic;

  @Field(() => Statistic, { description: 'The second group.' })
  b!: Statistic;

  @Field(() => Contrast, {
    nullable: true,
    description: 'a − b, in the unit of the figures; null if they may not be compared.',
  })
  difference!: Contrast | null;

  @Field(() => Contrast, {
    nullable: true,
    description: 'a / b; null if they may not be compared, and where b is 0 or may be.',
  })
  ratio!: Contrast | null;

  @Field(() => ComparisonVerdict, { description: 'Whether they may be compared: what the gravest of the reasons says.' })
  verdict!: ComparisonVerdict;

  @Field(() => [ComparisonReason], { description: 'Why they compare with care, or not at all.' })
  reasons!: readonly ComparisonReason[];

  @Field(() => Boolean, { description: 'All owners that are in it answered.' })
  complete!: boolean;

  @Field(() => [SourceStatus], { description: 'How each owner took part.' })
  sources!: readonly SourceStatus[];
}
