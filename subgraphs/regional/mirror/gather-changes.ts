import type { ChangesFound } from '../../../shared/sector/mirror/change-facts.type.js';
import { type JournalOwner, searchChanges } from '../../../shared/sector/mirror/search-changes.js';
import type { SourceStatus } from '../../../shared/sector/source-status.type.js';
import { ownSource } from '../audit/own-audit.js';
import type { RegionalContext } from '../regional-context.js';
import { askSectors } from '../search/ask-sectors.js';
import type { MirrorProgress } from './merge-changes.js';
import { REGIONAL_FACTS } from './public-facts.js';
import { CHANGE_FACTS, readChangesFound } from './read-changes-found.js';

/** What is asked of the owners. */
export interface ChangesAsked {
  readonly progress: MirrorProgress;
  /** For owners with whom the mirror does not stand anywhere: the instant after which it wants changes; null for all that is there. */
  readonly from: string | null;
  readonly types: readonly string[] | null;
  readonly limit: number;
  readonly forAuditor: boolean;
}

/** What one owner gave; null if it was silent. */
export interface OwnerAnswer {
  readonly owner: string;
  readonly found: Omit<ChangesFound, 'source'> | null;
  readonly source: SourceStatus;
}

/** What gathering changes takes of a request, or of who works without one. */
export type ChangesContext = Pick<RegionalContext, 'clients' | 'call' | 'registry' | 'db' | 'database' | 'cursors' | 'sector'>;

const SEARCH = `query Changes($search: ChangeSearchInput!) { _changes(search: $search) {
  changes { ${CHANGE_FACTS} } end lost source { sector state dataVersion asOf message } } }`;

/** Asks all owners for what has changed after a mirror's progress; `regional` itself comes last. */
export async function gatherChanges(context: ChangesContext, asked: ChangesAsked): Promise<OwnerAnswer[]> {
  const { progress, from, types, limit, forAuditor } = asked;
  const searchOf = (owner: string) => ({ position: progress[owner] ?? null, from, types: types && [...types], limit });
  const { sector, db, database, cursors } = context;
  const own: JournalOwner = { db: db as never, database, tables: REGIONAL_FACTS, cursors };
  const [answers, found] = await Promise.all([
    askSectors(context, context.registry.sectors, {
      query: SEARCH,
      variables: ({ slug }) => ({ search: searchOf(slug) }),
      read: ({ _changes }) => readChangesFound(_changes),
    }),
    searchChanges(own, searchOf(sector.slug), forAuditor),
  ]);
  return [
    ...answers.map(({ sector: { slug: owner }, result, failure }) => ({ owner, found: result, source: failure ?? result.source })),
    { owner: sector.slug, found, source: await ownSource(context, true) },
  ];
}
