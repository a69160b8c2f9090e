import { ArgsType, Field, ID } from 'type-graphql';
import { Geography } from '../../../shared/sector/tally/tally.vocabulary.js';
import { DateScalar } from '../../../shared/subgraph/date.js';
import { AgeGroup } from '../area/area.vocabulary.js';
import { SeriesStep } from './series.vocabulary.js';
import { StatisticGroupRef } from './statistic.input.js';

/** What a series is asked by. */
@ArgsType()
export class SeriesArgs {
  @Field(() => ID, { description: 'Id of the indicator.' })
  indicator!: string;

  @Field(() => StatisticGroupRef, { description: 'The group.' })
  group!: StatisticGroupRef;

  @Field(() => DateScalar, { description: 'First day.' })
  from!: unknown;

  @Field(() => DateScalar, { description: 'Day after the last.' })
  to!: unknown;

  @Field(() => SeriesStep, { nullable: true, defaultValue: 'YEAR', description: 'How far apart the points are; at most 120 points.' })
  step?: SeriesStep | null;

  @Field(() => AgeGroup, { nullable: true, defaultValue: 'ALL', description: 'Whose number a rate is told of.' })
  ageGroup?: AgeGroup | null;

  @Field(() => Geography, {
    nullable: true,
    defaultValue: 'CURRENT',
    description: 'Which areas it is shown by. With CURRENT a former area means the one that it went over into.',
  })
  geography?: Geography | null;
}
