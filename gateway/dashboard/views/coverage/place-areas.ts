import type { PlacedArea } from '../../parts/place-circles.js';
import type { CoverageTableQuery } from './table.generated.js';

type Point = NonNullable<PlacedArea['point']>;
/** An area with what it became, as far as the query goes down. */
interface Lineage {
  readonly point: Point | null;
  readonly successors?: readonly { readonly area: Lineage }[];
}

/** Rows of areas as circles to be placed: size by population; a former area lies where the one lies that it became. */
export function placeAreas(rows: CoverageTableQuery['statistics']['rows']): PlacedArea[] {
  return rows.map(({ group: { key, region, area } }) => ({
    key,
    kin: region ?? '',
    size: area?.population ?? area?.newestPopulation ?? null,
    point: area && pointOf(area),
  }));
}

function pointOf({ point, successors = [] }: Lineage): Point | null {
  if (point) return point;
  for (const { area } of successors) {
    const found = pointOf(area);
    if (found) return found;
  }
  return null;
}
