import type { SectorDeclaration } from '../../../shared/sectors.js';
import { type PageArgs, pageInfo } from '../../../shared/subgraph/connection.js';
import { type Direction, type PageSizes, type Position, readPageSize, type SearchHit } from '../../../shared/subgraph/page.js';
import type { RegionalContext } from '../regional-context.js';
import type { SectorAnswer } from './ask-sectors.js';
import { BEGINNING, mergePages, type Progress, placeOf } from './merge-pages.js';
import { type FoundHits, sourcesOf } from './search-sectors.js';

/** A page of a list that mixes sectors. */
export interface PageAcross {
  readonly args: PageArgs;
  /** What identifies the list: a cursor only works for the same. */
  readonly list: readonly unknown[];
  readonly direction: Direction;
  readonly withTotal: boolean;
  readonly context: RegionalContext;
  /** Rows of a page, where they are others than usual. */
  readonly sizes?: PageSizes;
}

/** A page of references to entities. */
export interface ReferencesAcross extends PageAcross {
  readonly noun: 'Nurse' | 'Unit' | 'Event' | 'Measure';
  readonly moment: string;
}

/**
 * Asks the sectors for their next rows.
 * @param place the position after which a sector is to go on
 * @param limit most rows of each
 */
export type AskForRows<Hit> = (
  place: (sector: SectorDeclaration) => Position | null,
  limit: number,
) => Promise<SectorAnswer<FoundHits<Hit>>[]>;

/** Merges what the sectors found into one page of references; the gateway fetches the rows from their owners. */
export const listAcross = ({ noun, moment, ...page }: ReferencesAcross, ask: AskForRows<SearchHit>): Promise<object> =>
  mergeAcross(page, ask, ({ id }, { prefix }) => ({ __typename: `${prefix}${noun}`, id, moment }));

/**
 * Merges what the sectors found into one page.
 * @param present what the page shows of a hit of a sector
 */
export async function mergeAcross<Hit extends SearchHit>(
  { args, list, direction, withTotal, context, sizes }: PageAcross,
  ask: AskForRows<Hit>,
  present: (hit: Hit, sector: SectorDeclaration) => object,
): Promise<object> {
  const size = readPageSize(args.first, sizes);
  const before = typeof args.after === 'string' ? (context.cursors.open(args.after, list) as Progress) : BEGINNING;
  const answers = await ask((sector) => placeOf(before, sector.slug), size + 1);
  const page = mergePages(
    before,
    answers.map(({ sector, result }) => ({ sector: sector.slug, hits: result?.hits ?? null })),
    direction,
    size,
  );
  const nodes = new Map(
    answers.flatMap(({ sector, result }) =>
      (result?.hits ?? []).map((hit) => [`${sector.slug} ${hit.id}`, () => present(hit, sector)] as const),
    ),
  );
  const edges = page.rows.map(({ sector, id, match, progress }) => ({
    cursor: context.cursors.seal(progress, list),
    node: nodes.get(`${sector} ${id}`)?.() ?? null,
    match,
  }));
  return {
    edges,
    pageInfo: pageInfo(edges, page.hasNextPage, typeof args.after === 'string'),
    totalCount: withTotal ? answers.reduce((sum, { result }) => sum + (result?.total ?? 0), 0) : null,
    ...sourcesOf(answers),
  };
}
