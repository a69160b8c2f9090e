import { Field, Float, ObjectType } from 'type-graphql';
import { SourceStatus } from '../../../shared/sector/source-status.type.js';
import { Access } from '../../../shared/subgraph/access.js';
import { Indicator } from '../indicator/indicator.type.js';
import type { PlanText } from '../plan/plan-text.js';
import { FunnelNoteCode, FunnelSide } from './funnel.vocabulary.js';
import { Statistic } from './statistic.type.js';

@Access('PUBLIC')
@ObjectType({ description: 'Control limits (kontrollgrenser) at the denominator of a point, in the unit of the figure.' })
export class FunnelLimits {
  @Field(() => Float, { description: 'Level in percent.' })
  level!: number;

  @Field(() => Float, { description: 'Lower limit.' })
  low!: number;

  @Field(() => Float, { description: 'Upper limit.' })
  high!: number;
}

@Access('PUBLIC')
@ObjectType({ description: 'Where a point lies: the outermost limit that it is outside of.' })
export class FunnelClass {
  @Field(() => FunnelSide, { description: 'On which side.' })
  side!: FunnelSide;

  @Field(() => Float, { nullable: true, description: 'Level of that limit in percent; null inside all limits.' })
  level!: number | null;
}

@Access('PUBLIC')
@ObjectType({ description: 'A group in a funnel plot.' })
export class FunnelPoint {
  @Field(() => Statistic, { description: 'Its figure.' })
  statistic!: Statistic;

  @Field(() => [FunnelLimits], { description: 'The limits at its denominator, narrowest first; none without a figure.' })
  limits!: readonly FunnelLimits[];

  @Field(() => FunnelClass, { nullable: true, description: 'Where it lies; null without a figure.' })
  class!: FunnelClass | null;
}

@Access('PUBLIC')
@ObjectType({ description: 'Control limits at one size of the denominator.' })
export class FunnelCurvePoint {
  @Field(() => Float, { description: 'The denominator; curves are drawn between whole numbers too.' })
  denominator!: number;

  @Field(() => Float, { description: 'Lower limit.' })
  low!: number;

  @Field(() => Float, { description: 'Upper limit.' })
  high!: number;
}

@Access('PUBLIC')
@ObjectType({ description: 'A pair of control limits, drawn from the smallest to the largest denominator.' })
export class FunnelCurve {
  @Field(() => Float, { description: 'Level in percent.' })
  level!: number;

  @Field(() => [FunnelCurvePoint], { description: 'By denominator, smallest first; none while no group has a figure.' })
  points!: readonly FunnelCurvePoint[];
}

@Access('PUBLIC')
@ObjectType({ description: 'What a reader of a funnel must know.' })
export class FunnelNote {
  @Field(() => FunnelNoteCode, { description: 'What it is about.' })
  code!: FunnelNoteCode;

  readonly texts!: PlanText;
}

@Access('PUBLIC')
@ObjectType({
  description:
    'A funnel plot (traktplott): which groups differ from the average by more than chance gives, instead of who is first (Spiegelhalter 2005).',
})
export class Funnel {
  @Field(() => Indicator, { description: 'The definition.' })
  indicator!: Indicator;

  @Field(() => Float, {
    nullable: true,
    description:
      'The line in the middle: numerators / denominators of all groups with a figure, in the unit of the figure. Null without any.',
  })
  average!: number | null;

  @Field(() => [FunnelPoint], { description: 'Every group, in the order of the table; never a ranking.' })
  points!: readonly FunnelPoint[];

  @Field(() => [FunnelCurve], { description: 'The limits as curves, narrowest first.' })
  curves!: readonly FunnelCurve[];

  @Field(() => Boolean, {
    description: 'Whether the axis of denominators begins at 0: not where the largest is at most twice the smallest.',
  })
  startsAtZero!: boolean;

  @Field(() => Boolean, { description: 'Whether limits are widened for over-dispersion (overspredning): never yet.' })
  overdispersionAdjusted!: boolean;

  @Field(() => [FunnelNote], { description: 'What a reader must know.' })
  notes!: readonly FunnelNote[];

  @Field(() => Boolean, { description: 'All owners that are in scope answered.' })
  complete!: boolean;

  @Field(() => [SourceStatus], { description: 'How each owner in scope took part.' })
  sources!: readonly SourceStatus[];
}
