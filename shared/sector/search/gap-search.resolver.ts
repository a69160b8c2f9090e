import { Arg, Ctx, Directive, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import type { SectorContext } from '../sector-context.js';
import { SourceStatus } from '../source-status.type.js';
import { searchGaps } from './gap.search.js';
import { readSearch } from './search.resolver.js';
import { SectorSearchInput } from './search.type.js';

@Directive('@inaccessible')
@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: a unit without a resource nurse.' })
class SectorGap {
  @Field(() => ID, { description: 'Id of the unit.' })
  id!: string;

  @Field(() => String, { description: 'Sort key: the day since which it is vacant.' })
  key!: string;

  @Field(() => String, { description: 'Slug of its network.' })
  network!: string;

  @Field(() => String, { nullable: true, description: 'Day on which the last appointment ended; null if there never was one.' })
  lastEndedOn!: string | null;
}

@Directive('@inaccessible')
@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: vacant units of this sector.' })
class SectorGaps {
  @Field(() => [SectorGap], { description: 'The units, longest vacant first.' })
  hits!: readonly SectorGap[];

  @Field(() => Int, { nullable: true, description: 'Number of all, if asked for.' })
  total!: number | null;

  @Field(() => SourceStatus, { description: "This sector's line in `sources`." })
  source!: SourceStatus;
}

/** What `regional` asks every sector for the list of vacant units that crosses sectors; hidden from clients. */
@Resolver()
export class SectorGapSearchResolver {
  @Directive('@inaccessible')
  @Directive('@shareable')
  @Access('PUBLIC')
  @Query(() => SectorGaps, { description: 'Internal: searches the units of this sector that have no resource nurse.' })
  async _searchGaps(
    @Arg('search', () => SectorSearchInput, { description: 'What to look for.' }) search: SectorSearchInput,
    @Ctx() context: SectorContext,
  ): Promise<SectorGaps> {
    return { ...(await searchGaps(context, readSearch(search))), source: await context.source() };
  }
}
