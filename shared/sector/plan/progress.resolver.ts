import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SectorContext } from '../sector-context.js';
import { PastProgress, ProgressReport, presentPastProgress } from './progress.type.js';

/** What a sector tells about a report of where a network stands with a sub-goal. */
@Resolver(() => ProgressReport)
export class ProgressReportResolver {
  @FieldResolver(() => [PastProgress], { description: 'All that was said of it, this included, oldest first.' })
  async history(@Root() { key, moment }: ProgressReport, @Ctx() { loaders }: SectorContext): Promise<PastProgress[]> {
    return (await loaders.progressHistory.load({ id: key, moment })).map(presentPastProgress);
  }
}
