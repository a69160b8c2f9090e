import { ArgsType, Field, Float, ID } from 'type-graphql';
import { Breakdown } from '../indicator/indicator.vocabulary.js';
import { LIMITS_RULE, USUAL_LIMITS } from './funnel.rules.js';
import { StatisticScope } from './statistic.input.js';
import { StatisticDayArgs } from './statistics.resolver.js';

/** What a funnel is asked by. */
@ArgsType()
export class FunnelArgs extends StatisticDayArgs {
  @Field(() => ID, { description: 'Id of the indicator.' })
  indicator!: string;

  @Field(() => Breakdown, { description: 'Which groups are points.' })
  by!: Breakdown;

  @Field(() => StatisticScope, { nullable: true, description: 'Narrows it; the average is that of the points.' })
  within?: StatisticScope | null;

  @Field(() => [Float], {
    nullable: true,
    defaultValue: USUAL_LIMITS,
    description: `Levels of the control limits: ${LIMITS_RULE}.`,
  })
  limits?: number[] | null;
}
