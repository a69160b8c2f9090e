/** A place, or where none is known, whom it is near. */
export interface Located {
  /** Degrees east and north; null where no point is known. */
  readonly point: { readonly longitude: number; readonly latitude: number } | null;
  /** Those of one kin lie together: one without a point lies in the middle of its kin. */
  readonly kin: string;
}

/**
 * Points on a plane, eastwards and downwards, with the middle of all at 0. The projection is equirectangular with its true parallel through the middle:
 * over two degrees of latitude its distances are right to about 2 %.
 * @param width how far apart the outermost are, along the longer side
 */
export function projectPoints(places: readonly Located[], width: number): [x: number, y: number][] {
  const known = places.flatMap(({ point, kin }) => (point ? [{ ...point, kin }] : []));
  const middle = centreOf(known);
  const points = places.map(({ point, kin }) => {
    const near = known.filter((other) => other.kin === kin);
    return point ?? (near.length > 0 ? centreOf(near) : middle);
  });
  const narrow = Math.cos((middle.latitude * Math.PI) / 180);
  const xs = points.map(({ longitude }) => (longitude - middle.longitude) * narrow);
  const ys = points.map(({ latitude }) => middle.latitude - latitude);
  // Of a single place there is no extent.
  const scale = width / Math.max(extentOf(xs), extentOf(ys), 1e-9);
  return xs.map((x, index) => [x * scale, (ys[index] ?? 0) * scale]);
}

const centreOf = (points: readonly { readonly longitude: number; readonly latitude: number }[]) => ({
  longitude: meanOf(points.map(({ longitude }) => longitude)),
  latitude: meanOf(points.map(({ latitude }) => latitude)),
});

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
const extentOf = (values: readonly number[]): number => (values.length === 0 ? 0 : Math.max(...values) - Math.min(...values));
