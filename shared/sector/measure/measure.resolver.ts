import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { networkOf } from '../network/belongs-to-network.js';
import { Network } from '../network/network.type.js';
import type { SectorContext } from '../sector-context.js';
import { Measure } from './measure.type.js';

/** What a sector tells about the measures of its action plans. */
@Resolver(() => Measure)
export class MeasureResolver {
  @FieldResolver(() => Network, { nullable: true, description: 'The network whose plan it is in.' })
  network(@Root() measure: Measure, @Ctx() context: SectorContext): Network | null {
    return networkOf(measure, context);
  }
}
