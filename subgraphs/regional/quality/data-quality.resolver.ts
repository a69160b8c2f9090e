import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import { today } from '../../../shared/subgraph/date.js';
import { presentNetwork } from '../network/network.type.js';
import type { RegionalContext } from '../regional-context.js';
import { sourcesOf } from '../search/search-sectors.js';
import { addUp, presentFigures } from './quality.rules.js';
import { DataQuality } from './quality.type.js';
import { mustHaveData, readQualityYear } from './quality-year.js';
import { readRegisterAges } from './register-ages.js';
import { findUnallocated } from './unallocated.rules.js';

/** Whether what the statistics count is complete and fresh. */
@Resolver()
export class DataQualityResolver {
  @Access('PUBLIC')
  @Query(() => DataQuality, {
    description:
      'Whether the data are complete and fresh (datakvalitet): reports expected, received and on time, completeness in three ways, stale records, network by network.',
  })
  async dataQuality(
    @Arg('year', () => Int, {
      nullable: true,
      description: 'The year reported on; without it, the newest year whose reports are all due.',
    })
    asked: number | null | undefined,
    @Ctx() context: RegionalContext,
  ): Promise<DataQuality> {
    const { registry, areas, loaders } = context;
    const asOf = today();
    const year = readQualityYear(asked, asOf);
    const [answers, registers, observations] = await Promise.all([
      loaders.quality.load(year),
      readRegisterAges(context, asOf),
      loaders.observations(),
    ]);
    const results = answers.flatMap(({ result }) => result ?? []);
    const told = sourcesOf(answers);
    if (asked != null && told.complete)
      mustHaveData(
        year,
        results.map(({ since }) => since),
        asOf,
      );
    const counts = results.flatMap(({ networks }) => networks);
    const networks = registry.sectors.flatMap((sector) =>
      sector.networks.map(({ slug }) => {
        const found = counts.find(({ network }) => network === slug);
        return {
          network: presentNetwork(registry, slug, ''),
          available: found !== undefined,
          figures: found ? presentFigures(found) : null,
        };
      }),
    );
    const total = presentFigures(
      addUp(
        counts,
        results.map(({ persons }) => persons),
      ),
    );
    return { year, asOf, networks, total, registers, unallocated: findUnallocated(observations, areas), ...told };
  }
}
