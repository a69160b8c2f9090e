import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import { DateScalar } from '../../../shared/subgraph/date.js';
import { ObservationSubject } from '../observation/observation.type.js';
import type { PlanText } from '../plan/plan-text.js';
import { Statistic } from '../statistic/statistic.type.js';

@Access('PUBLIC')
@ObjectType({ description: 'How far a count is from a published figure. Of a demo count it tells nothing about the figure.' })
export class FigureDifference {
  @Field(() => String, { description: 'Key of the published figure.' })
  observation!: string;

  @Field(() => Float, { nullable: true, description: 'Counted less published; null where either is not known.' })
  value!: number | null;
}

@Access('PUBLIC')
@ObjectType({
  description:
    'A count of the rosters that stands beside published figures: distinct persons with an active appointment, as the indicator `nurses-per-10000` counts them.',
})
export class ComputedFigure {
  @Field(() => ObservationSubject, { description: 'Of what: the same as the published figures are of.' })
  subject!: ObservationSubject;

  @Field(() => DateScalar, {
    description:
      'The day that is counted: the last of the time of the published figure, the first if it has no end, today if it is undated.',
  })
  asOf!: string;

  @Field(() => Int, { nullable: true, description: 'The count; null if it cannot be made: `note` says why.' })
  value!: number | null;

  @Field(() => Statistic, { nullable: true, description: 'The statistic whose numerator it is; null where there is none for that day.' })
  statistic!: Statistic | null;

  @Field(() => [FigureDifference], { description: 'How far it is from each of the figures that it stands beside.' })
  differences!: FigureDifference[];

  @Field(() => Boolean, {
    description: 'It counts invented persons of the demonstration: it neither confirms nor refutes what is published.',
  })
  demo!: boolean;

  readonly notes!: PlanText;
}
