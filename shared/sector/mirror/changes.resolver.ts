import { Arg, Ctx, Directive, Query, Resolver } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { MaxAge } from '../../subgraph/max-age.js';
import { LARGEST_PAGE } from '../../subgraph/page.js';
import type { SectorContext } from '../sector-context.js';
import { hasRole } from '../viewer/viewer.js';
import { ChangeSearchInput, ChangesFound } from './change-facts.type.js';
import { SECTOR_FACTS } from './public-facts.js';
import { searchChanges } from './search-changes.js';

/** What `regional` asks every sector for its public changes. */
@Resolver()
export class SectorChangesResolver {
  @Directive('@inaccessible')
  @Directive('@shareable')
  @Access('PUBLIC')
  @MaxAge(0)
  @Query(() => ChangesFound, { description: 'Internal: the public changes of this sector after a position.' })
  async _changes(
    @Arg('search', () => ChangeSearchInput, { description: 'What to look for.' }) search: ChangeSearchInput,
    @Ctx() context: SectorContext,
  ): Promise<ChangesFound> {
    const { db, database, cursors, viewer } = context;
    const owner = { db: db as never, database, tables: SECTOR_FACTS, cursors };
    const limited = { ...search, limit: Math.min(search.limit, LARGEST_PAGE) };
    return { ...(await searchChanges(owner, limited, hasRole(viewer, 'AUDITOR'))), source: await context.source() };
  }
}
