import type { Circle, CircleMap } from '../../parts/place-circles.js';

/** What may be written at a circle. */
export interface LabelText {
  readonly key: string;
  readonly name: string;
  /** The figure in short; null where there is none. */
  readonly value: string | null;
}

/** Text that has found a place; lengths in the units of the map. */
export interface CircleLabel {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  /** From above; the first one is at `y`, each further one a line below. */
  readonly lines: readonly string[];
  readonly anchor: 'start' | 'middle' | 'end';
  readonly isInside: boolean;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** About how wide a letter is, and how far above its line it reaches, as shares of its height. */
const [LETTER, RISE] = [0.58, 0.8];

/**
 * Names and figures within the circles where they fit, else beside them where nothing else is. Large circles choose first; what finds no place is left
 * out: it is told when the area is pointed at.
 * @param letters height of letters
 */
export function placeLabels({ circles, width, height }: CircleMap, texts: readonly LabelText[], letters: number): CircleLabel[] {
  const taken: Box[] = [];
  const textOf = new Map(texts.map((text) => [text.key, text]));
  return circles
    .toSorted((a, b) => b.r - a.r)
    .flatMap((circle) => {
      const text = textOf.get(circle.key);
      if (!text) return [];
      const { key, name, value } = text;
      const full = value === null ? [name] : [name, value];
      if (fits(full, circle.r, letters)) return [within(circle, full, letters)];
      const short = value === null || !fits([value], circle.r, letters) ? [] : [within(circle, [value], letters)];
      const outer = short.length > 0 || value === null ? name : `${name} ${value}`;
      const isFree = (box: Box) =>
        box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height && !taken.some(over(box)) && !circles.some(under(box));
      const found = places(circle, outer, letters).find(({ box }) => isFree(box));
      if (found) taken.push(found.box);
      return found ? [...short, { key, ...found.label, lines: [outer], isInside: false }] : short;
    });
}

const fits = (lines: readonly string[], radius: number, letters: number): boolean =>
  Math.hypot((Math.max(...lines.map(({ length }) => length)) * LETTER * letters) / 2, (letters * lines.length) / 2) < radius - 1;

function within({ key, x, y }: Circle, lines: readonly string[], letters: number): CircleLabel {
  return { key, x, y: y + letters * (lines.length === 1 ? 0.35 : -0.15), lines, anchor: 'middle', isInside: true };
}

/** Right, left, above and below of a circle. */
function places({ x, y, r }: Circle, text: string, letters: number) {
  const length = text.length * LETTER * letters;
  const gap = letters * 0.3;
  const sides = [
    { x: x + r + gap, y: y + letters * 0.35, anchor: 'start' as const, left: x + r + gap },
    { x: x - r - gap, y: y + letters * 0.35, anchor: 'end' as const, left: x - r - gap - length },
    { x, y: y - r - gap, anchor: 'middle' as const, left: x - length / 2 },
    { x, y: y + r + gap + letters * RISE, anchor: 'middle' as const, left: x - length / 2 },
  ];
  return sides.map(({ left, ...label }) => ({
    label,
    box: { left, right: left + length, top: label.y - letters * RISE, bottom: label.y + letters * (1 - RISE) },
  }));
}

const over = (box: Box) => (other: Box) =>
  box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom;

/** Whether a circle reaches into a box. */
const under =
  (box: Box) =>
  ({ x, y, r }: Circle): boolean =>
    Math.hypot(x - Math.min(Math.max(x, box.left), box.right), y - Math.min(Math.max(y, box.top), box.bottom)) < r + 1;
