import { Arg, Ctx, Directive, Query, Resolver } from 'type-graphql';
import { parseMoment } from '../../subgraph/moment.js';
import { MAX_PAGE_SIZE, type Position, type SearchPage } from '../../subgraph/page.js';
import { searchNurses } from '../roster/nurse.repository.js';
import type { SectorContext } from '../sector-context.js';
import { SourceStatus } from '../source-status.type.js';
import { searchUnits } from '../unit/unit.repository.js';
import { SectorSearchInput, SectorSearchResult } from './search.type.js';

/**
 * What `regional` asks every sector when a list crosses sectors: ids and sort keys only; the gateway then fetches the rows from
 * their owners. Hidden from clients (`@inaccessible`), and the same in every sector, so `@shareable`.
 */
@Resolver()
export class SectorSearchResolver {
  @Directive('@inaccessible')
  @Directive('@shareable')
  @Query(() => SectorSearchResult, { description: 'Internal: searches the persons of this sector.' })
  async _searchNurses(
    @Arg('search', () => SectorSearchInput, { description: 'What to look for.' }) search: SectorSearchInput,
    @Ctx() context: SectorContext,
  ): Promise<SectorSearchResult> {
    return withSource(context, await searchNurses(context.db, { ...readSearch(search), direction: search.descending ? 'desc' : 'asc' }));
  }

  @Directive('@inaccessible')
  @Directive('@shareable')
  @Query(() => SectorSearchResult, { description: 'Internal: searches the units of this sector.' })
  async _searchUnits(
    @Arg('search', () => SectorSearchInput, { description: 'What to look for.' }) search: SectorSearchInput,
    @Ctx() context: SectorContext,
  ): Promise<SectorSearchResult> {
    return withSource(context, await searchUnits(context.db, { ...readSearch(search), covered: search.covered ?? null }));
  }

  @Directive('@inaccessible')
  @Directive('@shareable')
  @Query(() => SourceStatus, { description: 'Internal: whether this sector answers, and the version of its data.' })
  _source(@Ctx() context: SectorContext): Promise<SourceStatus> {
    return context.source();
  }
}

const readSearch = ({ network, areas, serviceType, moment, after, limit, withTotal }: SectorSearchInput) => ({
  network: network ?? null,
  areas: areas ?? null,
  serviceType: serviceType ?? null,
  moment: parseMoment(moment),
  after: after ? ([after[0] ?? '', after[1] ?? ''] satisfies Position) : null,
  limit: Math.min(limit, MAX_PAGE_SIZE + 1),
  withTotal,
});

const withSource = async (context: SectorContext, { hits, total }: SearchPage): Promise<SectorSearchResult> => ({
  hits,
  total,
  source: await context.source(),
});
