import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import type { RegionalContext } from '../regional-context.js';
import { Network, presentNetworksOf } from './network.type.js';
import { presentRegion, Region } from './region.type.js';

/** What `regional` tells about a region. */
@Resolver(() => Region)
export class RegionResolver {
  @Access('PUBLIC')
  @Query(() => [Region], { description: 'The regions that are joined.' })
  regions(@Ctx() { registry }: RegionalContext): Region[] {
    return registry.regions.map(({ slug }) => presentRegion(registry, slug));
  }

  @FieldResolver(() => [Network], { description: 'Its networks.' })
  networks(@Root() { slug, moment }: Region, @Ctx() { registry }: RegionalContext): Network[] {
    return presentNetworksOf(
      registry.sectors.filter((sector) => sector.region === slug),
      moment,
    );
  }
}
