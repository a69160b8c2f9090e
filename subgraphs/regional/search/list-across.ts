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

/** A page in which rows of `regional` may be too. */
export interface PageWithOwn<Hit> extends PageAcross {
  readonly own?: OwnRows<Hit>;
}

/** `regional`'s own rows of a list. */
export interface OwnRows<Hit> {
  /** Those after a position, and how many there are in all. */
  search(after: Position | null, limit: number): Promise<{ readonly hits: readonly Hit[]; readonly total: number }>;
  /** What the page shows of one. */
  present(hit: Hit): object;
}

/** `regional`'s name among those whose places a cursor holds. */
const OWN = 'regional';

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
  { args, list, direction, withTotal, context, sizes, own }: PageWithOwn<Hit>,
  ask: AskForRows<Hit>,
  present: (hit: Hit, sector: SectorDeclaration) => object,
): Promise<object> {
  const size = readPageSize(args.first, sizes);
  const before = typeof args.after === 'string' ? (context.cursors.open(args.after, list) as Progress) : BEGINNING;
  const [answers, ours] = await Promise.all([
    ask((sector) => placeOf(before, sector.slug), size + 1),
    own?.search(placeOf(before, OWN), size + 1),
  ]);
  const found = [
    ...answers.map(({ sector, result }) => ({ name: sector.slug, result, show: (hit: Hit) => present(hit, sector) })),
    ...(own && ours ? [{ name: OWN, result: ours, show: own.present }] : []),
  ];
  const page = mergePages(
    before,
    found.map(({ name, result }) => ({ sector: name, hits: result?.hits ?? null })),
    direction,
    size,
  );
  const nodes = new Map(
    found.flatMap(({ name, result, show }) => (result?.hits ?? []).map((hit) => [`${name} ${hit.id}`, () => show(hit)] as const)),
  );
  const edges = page.rows.map(({ sector, id, match, progress }) => ({
    cursor: context.cursors.seal(progress, list),
    node: nodes.get(`${sector} ${id}`)?.() ?? null,
    match,
  }));
  return {
    edges,
    pageInfo: pageInfo(edges, page.hasNextPage, typeof args.after === 'string'),
    totalCount: withTotal ? found.reduce((sum, { result }) => sum + (result?.total ?? 0), 0) : null,
    ...sourcesOf(answers),
  };
}
