import { comparePositions, type Direction, type Position, type SearchHit } from '../../../shared/subgraph/page.js';

/**
 * Where a list that mixes sectors stands. All sectors have been read to `all`, but for those named in `late`: they were silent
 * when earlier pages were made, and have been read to a place of their own (null: not at all).
 */
export interface Progress {
  readonly all: Position | null;
  readonly late: Readonly<Record<string, Position | null>>;
}

/** The beginning of a list. */
export const BEGINNING: Progress = { all: null, late: {} };

/** What a sector gave for this page: its hits after its place, or nothing. */
export interface SectorHits {
  readonly sector: string;
  readonly hits: readonly SearchHit[] | null;
}

/** A row of the merged page, and where the list stands after it. */
export interface MergedRow {
  readonly sector: string;
  readonly id: string;
  /** Why the row is in the list, where a text was searched for. */
  readonly match: object | null;
  readonly progress: Progress;
}

/** The merged page. */
export interface MergedPage {
  readonly rows: readonly MergedRow[];
  readonly hasNextPage: boolean;
}

/** The place from which to ask a sector for the next page. */
export function placeOf(progress: Progress, sector: string): Position | null {
  return Object.hasOwn(progress.late, sector) ? (progress.late[sector] ?? null) : progress.all;
}

/**
 * Merges what the sectors gave into one page, by (sort key, id). A sector that was silent keeps its place, so that its rows come
 * later instead of never; no row comes twice.
 * @param before where the list stood
 * @param size rows of the page; each sector was asked for one more
 */
export function mergePages(before: Progress, sectors: readonly SectorHits[], direction: Direction, size: number): MergedPage {
  const found = sectors.flatMap(({ sector, hits }) =>
    (hits ?? []).map((hit) => ({ sector, id: hit.id, match: hit.match ?? null, position: [hit.key, hit.id] as Position })),
  );
  found.sort((a, b) => comparePositions(a.position, b.position, direction));
  const answered = new Set(sectors.filter(({ hits }) => hits !== null).map(({ sector }) => sector));
  let progress = startOf(before, sectors, answered);
  const rows = found.slice(0, size).map(({ sector, id, match, position }) => {
    progress = advance(progress, position, answered, direction);
    return { sector, id, match, progress };
  });
  return { rows, hasNextPage: found.length > size };
}

/** A sector that is silent now stays where it was, also if it was in step with the others so far. */
function startOf(before: Progress, sectors: readonly SectorHits[], answered: ReadonlySet<string>): Progress {
  const silent = sectors.filter(({ sector }) => !answered.has(sector)).map(({ sector }) => [sector, placeOf(before, sector)]);
  return { all: before.all, late: { ...before.late, ...Object.fromEntries(silent) } };
}

/** After a row, every sector that answered has been read up to it; one that has caught up with the others is late no more. */
function advance({ all, late }: Progress, position: Position, answered: ReadonlySet<string>, direction: Direction): Progress {
  const later = (a: Position | null, b: Position) => (a === null || comparePositions(a, b, direction) < 0 ? b : a);
  const now = later(all, position);
  const stillLate = Object.entries(late).flatMap(([sector, place]) => {
    // Who is silent now falls behind with the next row, even if she is in step at this one.
    if (!answered.has(sector)) return [[sector, place] as const];
    const reached = later(place, position);
    return comparePositions(reached, now, direction) >= 0 ? [] : [[sector, reached] as const];
  });
  return { all: now, late: Object.fromEntries(stillLate) };
}
