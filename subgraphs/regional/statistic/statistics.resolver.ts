import { Arg, Args, ArgsType, Ctx, Field, ID, Int, Query, Resolver } from 'type-graphql';
import { Geography } from '../../../shared/sector/tally/tally.vocabulary.js';
import { Access } from '../../../shared/subgraph/access.js';
import { DateScalar, DateTimeScalar, readInstant } from '../../../shared/subgraph/date.js';
import { AgeGroup } from '../area/area.vocabulary.js';
import { Breakdown } from '../indicator/indicator.vocabulary.js';
import type { RegionalContext } from '../regional-context.js';
import { checkAgeGroup, checkDay, checkIndicator, checkScope } from './check-question.js';
import { readTable } from './read-table.js';
import { StatisticScope } from './statistic.input.js';
import { StatisticTable } from './statistic.type.js';

/** When and how a statistic is asked for. */
@ArgsType()
export class StatisticDayArgs {
  @Field(() => DateScalar, { nullable: true, description: 'The day that it speaks of; today if neither this nor `year` is given.' })
  asOf?: unknown;

  @Field(() => Int, { nullable: true, description: 'A year: its 31 December; of the running year, today. Not together with `asOf`.' })
  year?: number | null;

  @Field(() => AgeGroup, {
    nullable: true,
    defaultValue: 'ALL',
    description: 'Whose number is the denominator of a rate (aldersgruppe); shares have no age groups.',
  })
  ageGroup?: AgeGroup | null;
}

@ArgsType()
class StatisticsArgs extends StatisticDayArgs {
  @Field(() => DateTimeScalar, { nullable: true, description: 'As the owners knew it then (recorded time); as known now if not given.' })
  knownAt?: unknown;

  @Field(() => Geography, {
    nullable: true,
    defaultValue: 'CURRENT',
    description: 'Which areas a breakdown by AREA has. Networks and regions are always as they were on the day.',
  })
  geography?: Geography | null;
}

@Resolver()
export class StatisticsResolver {
  @Access('PUBLIC')
  @Query(() => StatisticTable, {
    description:
      'One indicator broken down one way (statistikk): every group of the breakdown is a row, also those without data, each with numerator, denominator, interval, completeness and day.',
  })
  async statistics(
    @Arg('indicator', () => ID, { description: 'Id of the indicator; the query `indicators` lists them.' }) id: string,
    @Arg('by', () => Breakdown, { description: 'How it is broken down.' }) by: Breakdown,
    @Arg('within', () => StatisticScope, { nullable: true, description: 'Narrows it.' }) within: StatisticScope | null,
    @Args(() => StatisticsArgs) { ageGroup, geography: asked, knownAt, ...moment }: StatisticsArgs,
    @Ctx() context: RegionalContext,
  ): Promise<StatisticTable> {
    const indicator = await checkIndicator(context, id);
    const { registry, areas } = context;
    const day = checkDay(moment);
    const geography = asked ?? 'CURRENT';
    return readTable(context, {
      ...{ indicator, by, day, geography },
      within: checkScope(within, { registry, areas, day, geography }),
      knownAt: readInstant(knownAt, 'knownAt'),
      ageGroup: checkAgeGroup(indicator, ageGroup),
    });
  }
}
