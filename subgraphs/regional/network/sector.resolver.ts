import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import { MaxAge } from '../../../shared/subgraph/max-age.js';
import type { RegionalContext } from '../regional-context.js';
import { askSectors, readSourceStatus } from '../search/ask-sectors.js';
import { Network, presentNetworksOf } from './network.type.js';
import { presentRegion, Region } from './region.type.js';
import { Sector } from './sector.type.js';

/** What `regional` tells about a data owner. */
@Resolver(() => Sector)
export class SectorResolver {
  @Access('PUBLIC')
  @MaxAge(0)
  @Query(() => [Sector], { description: 'The data owners: whether each answers now, and the version of its data.' })
  async sectors(@Ctx() context: RegionalContext): Promise<Sector[]> {
    const answers = await askSectors(context, context.registry.sectors, {
      query: '{ _source { sector state dataVersion } }',
      read: (data) => readSourceStatus(data._source),
    });
    return answers.map(({ sector: { slug, name }, result }) => ({
      slug,
      name,
      available: result !== null,
      dataVersion: result?.dataVersion ?? null,
    }));
  }

  @FieldResolver(() => Region, { description: 'The region that it belongs to.' })
  region(@Root() { slug }: Sector, @Ctx() { registry }: RegionalContext): Region {
    return presentRegion(registry, registry.sectors.find((sector) => sector.slug === slug)?.region ?? '');
  }

  @FieldResolver(() => [Network], { description: 'The networks whose data it owns.' })
  networks(@Root() { slug }: Sector, @Ctx() { registry }: RegionalContext): Network[] {
    return presentNetworksOf(
      registry.sectors.filter((sector) => sector.slug === slug),
      '',
    );
  }
}
