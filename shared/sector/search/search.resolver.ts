import { Arg, Ctx, Directive, Query, Resolver } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { today } from '../../subgraph/date.js';
import { parseMoment } from '../../subgraph/moment.js';
import { MAX_PAGE_SIZE, type Position, type SearchPage } from '../../subgraph/page.js';
import type { SectorContext } from '../sector-context.js';
import { SourceStatus } from '../source-status.type.js';
import { isValidOn } from '../time.js';
import { findNurses, findUnits } from './find-in-directory.js';
import { SectorSearchInput, SectorSearchResult } from './search.type.js';

/**
 * What `regional` asks every sector when a list crosses sectors: ids and sort keys only; the gateway then fetches the rows from
 * their owners. Hidden from clients (`@inaccessible`), and the same in every sector, so `@shareable`.
 */
@Resolver()
export class SectorSearchResolver {
  @Directive('@inaccessible')
  @Directive('@shareable')
  @Access('PUBLIC')
  @Query(() => SectorSearchResult, { description: 'Internal: searches the persons of this sector.' })
  async _searchNurses(
    @Arg('search', () => SectorSearchInput, { description: 'What to look for.' }) search: SectorSearchInput,
    @Ctx() context: SectorContext,
  ): Promise<SectorSearchResult> {
    return withSource(
      context,
      await findNurses(context, { ...readSearch(search), viewer: context.viewer, direction: search.descending ? 'desc' : 'asc' }),
    );
  }

  @Directive('@inaccessible')
  @Directive('@shareable')
  @Access('PUBLIC')
  @Query(() => SectorSearchResult, { description: 'Internal: searches the units of this sector.' })
  async _searchUnits(
    @Arg('search', () => SectorSearchInput, { description: 'What to look for.' }) search: SectorSearchInput,
    @Ctx() context: SectorContext,
  ): Promise<SectorSearchResult> {
    return withSource(
      context,
      await findUnits(context, { ...readSearch(search), covered: search.covered ?? null }),
      search.withNurses ?? false,
    );
  }

  @Directive('@inaccessible')
  @Directive('@shareable')
  @Access('PUBLIC')
  @Query(() => SourceStatus, { description: 'Internal: whether this sector answers, and the version of its data.' })
  _source(@Ctx() context: SectorContext): Promise<SourceStatus> {
    return context.source();
  }
}

/** What `regional` asks for, with what it left out. */
export const readSearch = ({ network, areas, serviceType, text, byMatch, moment, after, limit, withTotal }: SectorSearchInput) => ({
  network: network ?? null,
  areas: areas ?? null,
  serviceType: serviceType ?? null,
  text: text ?? null,
  byMatch: byMatch ?? false,
  moment: parseMoment(moment),
  after: after ? ([after[0] ?? '', after[1] ?? ''] satisfies Position) : null,
  limit: Math.min(limit, MAX_PAGE_SIZE + 1),
  withTotal,
});

async function withSource(context: SectorContext, { hits, total }: SearchPage, withNurses = false): Promise<SectorSearchResult> {
  const found = hits.map(async ({ id, key, match = null }) => ({
    id,
    key,
    match,
    nurses: withNurses ? await nursesOf(context, id) : null,
  }));
  return { hits: await Promise.all(found), total, source: await context.source() };
}

/** Those who work in a unit today, longest first. */
async function nursesOf({ loaders }: SectorContext, unitId: string): Promise<string[]> {
  const rows = await loaders.appointmentsOfUnit.load({ id: unitId, moment: '' });
  return [...new Set(rows.filter((row) => isValidOn(row, today())).map(({ nurseId }) => nurseId))];
}
