import { Arg, Ctx, Directive, Field, InputType, Int, Query, Resolver } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { parseMoment } from '../../subgraph/moment.js';
import { MAX_PAGE_SIZE } from '../../subgraph/page.js';
import { MeasureStatus } from '../plan/plan.vocabulary.js';
import { SectorSearchResult } from '../search/search.type.js';
import type { SectorContext } from '../sector-context.js';
import { searchMeasures } from './measure-search.repository.js';

@Directive('@inaccessible')
@InputType({ description: 'Internal: a search of measures in one sector, with slugs, numbers and days already checked.' })
class SectorMeasureSearchInput {
  @Field(() => [String], { description: 'Slugs of networks.' })
  networks!: string[];

  @Field(() => Int, { description: 'First year.' })
  fromYear!: number;

  @Field(() => Int, { description: 'Last year.' })
  toYear!: number;

  @Field(() => String, { nullable: true, description: 'Number of a sub-goal.' })
  subGoal?: string | null;

  @Field(() => MeasureStatus, { nullable: true, description: 'Where they stand.' })
  status?: MeasureStatus | null;

  @Field(() => String, { nullable: true, description: 'Day before which they are due.' })
  dueBefore?: string | null;

  @Field(() => String, { description: 'The moment, as references carry it.' })
  moment!: string;

  @Field(() => [String], { nullable: true, description: 'Position to continue after: sort key and id.' })
  after?: string[] | null;

  @Field(() => Int, { description: 'Most hits to give back.' })
  limit!: number;

  @Field(() => Boolean, { description: 'Count all hits too.' })
  withTotal!: boolean;
}

/** What `regional` asks the sectors for lists of measures that cross them; hidden from clients. */
@Resolver()
export class SectorMeasureSearchResolver {
  @Directive('@inaccessible')
  @Directive('@shareable')
  @Access('PUBLIC')
  @Query(() => [SectorSearchResult], { description: 'Internal: searches the measures of this sector, for several lists at once.' })
  async _searchMeasures(
    @Arg('searches', () => [SectorMeasureSearchInput], { description: 'What to look for, list by list.' })
    searches: SectorMeasureSearchInput[],
    @Ctx() context: SectorContext,
  ): Promise<SectorSearchResult[]> {
    const pages = await searchMeasures(
      context.db,
      searches.map(({ networks, fromYear, toYear, subGoal, status, dueBefore, moment, after, limit, withTotal }) => ({
        ...{ networks, fromYear, toYear, withTotal },
        ...{ subGoal: subGoal ?? null, status: status ?? null, dueBefore: dueBefore ?? null },
        moment: parseMoment(moment),
        after: after ? [after[0] ?? '', after[1] ?? ''] : null,
        limit: Math.min(limit, MAX_PAGE_SIZE + 1),
      })),
    );
    const source = await context.source();
    return pages.map(({ hits, total }) => ({ hits, total, source }));
  }
}
