import type { Position, SearchHit } from '../../subgraph/page.js';

/** The rows of one class, in order. */
export interface Stage {
  /** One digit: it begins the sort keys of the rows. */
  readonly rank: number;
  /** Rows after a position within the class. */
  read(after: Position | null, limit: number): Promise<readonly SearchHit[]>;
}

/**
 * A page of rows by class, then by sort key: the key of a hit is the class's digit and the row's own key. A class is only read if
 * those before it do not fill the page.
 */
export async function readStages(stages: readonly Stage[], after: Position | null, limit: number): Promise<SearchHit[]> {
  const reached = after === null ? 0 : Number(after[0].slice(0, 1));
  const hits: SearchHit[] = [];
  for (const stage of stages) {
    if (stage.rank < reached || hits.length >= limit) continue;
    const from: Position | null = after !== null && stage.rank === reached ? [after[0].slice(1), after[1]] : null;
    for (const hit of await stage.read(from, limit - hits.length)) hits.push({ ...hit, key: `${stage.rank}${hit.key}` });
  }
  return hits;
}
