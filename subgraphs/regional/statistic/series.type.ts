import { Field, ObjectType } from 'type-graphql';
import { SourceStatus } from '../../../shared/sector/source-status.type.js';
import { Access } from '../../../shared/subgraph/access.js';
import { DateScalar } from '../../../shared/subgraph/date.js';
import { Indicator } from '../indicator/indicator.type.js';
import type { PlanText } from '../plan/plan-text.js';
import { TrendDirection, TrendReason, TrendVerdict } from './series.vocabulary.js';
import { Statistic } from './statistic.type.js';
import { StatisticFlag } from './statistic.vocabulary.js';

@Access('PUBLIC')
@ObjectType({ description: 'A point of a series.' })
export class SeriesPoint {
  @Field(() => DateScalar, { description: 'The day that it speaks of: the last of its step, today for the running one.' })
  date!: string;

  @Field(() => [Statistic], {
    description:
      'The figure. One, but for an area that is shown as it was (AS_WAS): then one for each area that became it, as it was on the day.',
  })
  statistics!: readonly Statistic[];
}

@Access('PUBLIC')
@ObjectType({ description: 'Something changed between two points, so that they compare with care only (brudd i tidsserien).' })
export class SeriesBreak {
  @Field(() => DateScalar, { description: 'The first day after the change.' })
  date!: string;

  @Field(() => StatisticFlag, { description: 'What kind of change; the first point at or after the day carries this flag.' })
  flag!: StatisticFlag;

  @Field(() => [String], { description: 'Codes of the areas that changed, former and new ones.' })
  areas!: readonly string[];

  readonly texts!: PlanText;
}

@Access('PUBLIC')
@ObjectType({ description: 'An indicator over time (tidsserie), with its breaks.' })
export class Series {
  @Field(() => Indicator, { description: 'The definition.' })
  indicator!: Indicator;

  @Field(() => [SeriesPoint], { description: 'The points, oldest first.' })
  points!: readonly SeriesPoint[];

  @Field(() => [SeriesBreak], { description: 'What changed between its points, oldest first.' })
  breaks!: readonly SeriesBreak[];

  @Field(() => TrendVerdict, {
    description:
      'What can be said of the points of whole steps; the running one is left out. The same persons or units stand behind many points, so read it as a hint.',
  })
  trend!: TrendVerdict;

  @Field(() => TrendReason, { nullable: true, description: 'Why nothing can be said; null if something can.' })
  trendReason!: TrendReason | null;

  @Field(() => TrendDirection, { description: 'The trend, judged by which way is better for the indicator.' })
  direction!: TrendDirection;

  @Field(() => Boolean, { description: 'All owners that are in it answered, for every point.' })
  complete!: boolean;

  @Field(() => [SourceStatus], { description: 'How each owner took part.' })
  sources!: readonly SourceStatus[];
}
