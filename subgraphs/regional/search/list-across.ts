import type { SectorDeclaration } from '../../../shared/sectors.js';
import { type PageArgs, pageInfo } from '../../../shared/subgraph/connection.js';
import { type Direction, type Position, readPageSize } from '../../../shared/subgraph/page.js';
import type { RegionalContext } from '../regional-context.js';
import type { SectorAnswer } from './ask-sectors.js';
import { BEGINNING, mergePages, type Progress, placeOf } from './merge-pages.js';
import { type SectorHits, sourcesOf } from './search-sectors.js';

/** A page of a list that mixes sectors. */
export interface PageAcross {
  readonly noun: 'Nurse' | 'Unit' | 'Event' | 'Measure';
  readonly args: PageArgs;
  /** What identifies the list: a cursor only works for the same. */
  readonly list: readonly unknown[];
  readonly direction: Direction;
  readonly moment: string;
  readonly withTotal: boolean;
  readonly context: RegionalContext;
}

/**
 * Asks the sectors for their next rows.
 * @param place the position after which a sector is to go on
 * @param limit most rows of each
 */
export type AskForRows = (place: (sector: SectorDeclaration) => Position | null, limit: number) => Promise<SectorAnswer<SectorHits>[]>;

/** Merges what the sectors found into one page of references; the gateway fetches the rows from their owners. */
export async function listAcross(
  { noun, args, list, direction, moment, withTotal, context }: PageAcross,
  ask: AskForRows,
): Promise<object> {
  const size = readPageSize(args.first);
  const before = typeof args.after === 'string' ? (context.cursors.open(args.after, list) as Progress) : BEGINNING;
  const answers = await ask((sector) => placeOf(before, sector.slug), size + 1);
  const page = mergePages(
    before,
    answers.map(({ sector, result }) => ({ sector: sector.slug, hits: result?.hits ?? null })),
    direction,
    size,
  );
  const prefixes = new Map(answers.map(({ sector }) => [sector.slug, sector.prefix]));
  const edges = page.rows.map(({ sector, id, match, progress }) => ({
    cursor: context.cursors.seal(progress, list),
    node: { __typename: `${prefixes.get(sector)}${noun}`, id, moment },
    match,
  }));
  return {
    edges,
    pageInfo: pageInfo(edges, page.hasNextPage, typeof args.after === 'string'),
    totalCount: withTotal ? answers.reduce((sum, { result }) => sum + (result?.total ?? 0), 0) : null,
    ...sourcesOf(answers),
  };
}
