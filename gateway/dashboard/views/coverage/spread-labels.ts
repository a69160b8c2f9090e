/** A point with a name to write beside it; lengths in the units of the picture, downwards. */
export interface NamedPoint {
  readonly key: string;
  readonly label: string;
  readonly left: number;
  readonly top: number;
}

/** Where a name stands. */
export interface PlacedLabel {
  readonly key: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

/** Height of a line, and about how wide a letter is. */
const [LINE, LETTER] = [15, 7.2];
/** Between a point and its name. */
const GAP = 8;

/** Names beside their points, moved downwards, or upwards at the lower edge, until none lies over another; what finds no place is left out. */
export function spreadLabels(
  points: readonly NamedPoint[],
  { right, top, bottom }: { readonly right: number; readonly top: number; readonly bottom: number },
): PlacedLabel[] {
  const taken: { from: number; to: number; y: number }[] = [];
  return points
    .toSorted((a, b) => a.top - b.top || a.left - b.left)
    .flatMap(({ key, label, left, top: at }) => {
      const length = label.length * LETTER;
      const isLeft = left + GAP + length > right;
      const x = isLeft ? left - GAP : left + GAP;
      const [from, to] = isLeft ? [x - length, x] : [x, x + length];
      const isFree = (y: number) =>
        y - LINE * 0.7 >= top && y <= bottom && !taken.some((other) => other.from < to && from < other.to && Math.abs(other.y - y) < LINE);
      const y = [0, 1, -1, 2, -2].map((lines) => at + LINE * 0.35 + lines * LINE).find(isFree);
      if (y === undefined) return [];
      taken.push({ from, to, y });
      return [{ key, label, x, y, anchor: isLeft ? ('end' as const) : ('start' as const) }];
    });
}
