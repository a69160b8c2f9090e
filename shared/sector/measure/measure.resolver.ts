import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { strategyPlanOf } from '../../strategy-plans.js';
import { networkOf } from '../network/belongs-to-network.js';
import { Network } from '../network/network.type.js';
import type { SectorContext } from '../sector-context.js';
import { Measure } from './measure.type.js';
import { PastMeasure, presentPastMeasure } from './measure-history.type.js';

/** What a sector tells about the measures of its action plans. */
@Resolver(() => Measure)
export class MeasureResolver {
  @FieldResolver(() => Network, { nullable: true, description: 'The network whose plan it is in.' })
  network(@Root() measure: Measure, @Ctx() context: SectorContext): Network | null {
    return networkOf(measure, context);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Slug of the strategy plan (strategiplan) whose sub-goal it serves; null if it serves none.',
  })
  strategyPlan(@Root() { subGoal, year }: Measure, @Ctx() { sector }: SectorContext): string | null {
    return subGoal === null ? null : (strategyPlanOf(sector.region, year)?.slug ?? null);
  }

  @FieldResolver(() => [PastMeasure], { description: 'The states that it has been in, oldest first.' })
  async history(@Root() { id, moment }: Measure, @Ctx() { loaders }: SectorContext): Promise<PastMeasure[]> {
    return (await loaders.measureHistory.load({ id, moment })).map(presentPastMeasure);
  }
}
