import { ArgsType, Field, ID } from 'type-graphql';
import { StatisticGroupRef } from './statistic.input.js';
import { StatisticDayArgs } from './statistics.resolver.js';

/** What is compared. */
@ArgsType()
export class CompareArgs extends StatisticDayArgs {
  @Field(() => ID, { description: 'Id of the indicator.' })
  indicator!: string;

  @Field(() => StatisticGroupRef, { description: 'The first group.' })
  a!: StatisticGroupRef;

  @Field(() => StatisticGroupRef, { description: 'The second group.' })
  b!: StatisticGroupRef;
}
