import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A stream of choices that depends on its seed alone. */
export interface Random {
  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number;
  /** True with the given probability (0 to 1). */
  chance(probability: number): boolean;
  /** One of the items; the list must not be empty. */
  pick<T>(items: readonly T[]): T;
  /** The items in another order, as a new list. */
  shuffle<T>(items: readonly T[]): T[];
}

/** 32-bit FNV-1a of a text (Fowler, Noll, Vo): spreads similar seeds, such as `…-1` and `…-2`, far apart. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Opens the stream of choices that belongs to a text seed. */
export function createRandom(seed: string): Random {
  const generator = xoroshiro128plus(hashText(seed) | 0);
  const int = (from: number, to: number): number => uniformInt(generator, from, to);
  return {
    int,
    chance: (probability) => int(0, 999_999) < probability * 1_000_000,
    pick: (items) => itemAt(items, int(0, items.length - 1)),
    shuffle: (items) => {
      const shuffled = [...items];
      for (let last = shuffled.length - 1; last > 0; last -= 1) {
        const other = int(0, last);
        const moved = itemAt(shuffled, last);
        shuffled[last] = itemAt(shuffled, other);
        shuffled[other] = moved;
      }
      return shuffled;
    },
  };
}

function itemAt<T>(items: readonly T[], index: number): T {
  if (index < 0 || index >= items.length) throw new RangeError('Nothing to choose from');
  return items[index] as T;
}
