/** What is kept of the operations that clients ask. */
export const KEPT = { entries: 2_000, characters: 4_000_000 };
/** One that is longer is not kept: it would take the place of many. */
const LONGEST = 16_000;

/** An operation that clients have asked. */
export interface Asked {
  readonly shape: string;
  /** The text as it was asked last; null where only others were asked, or it is long. It may hold values of clients, and is never written down. */
  readonly text: string | null;
  readonly operationName: string | null;
  readonly times: number;
  /** Milliseconds since 1970. */
  readonly lastMs: number;
}

/**
 * The operations that clients have asked, as many as there is room for. The one that was asked least makes room for a new one, of those the one
 * that was asked longest ago: so whoever asks much that is new pushes out nothing that is asked again and again.
 */
export class AskedOperations {
  readonly #asked = new Map<string, Asked>();
  #characters = 0;

  /** @param onForgotten told of one that had to make room */
  constructor(private readonly onForgotten: (asked: Asked) => void) {}

  get(shape: string, operationName: string | null): Asked | undefined {
    return this.#asked.get(keyOf(shape, operationName));
  }

  set(asked: Asked): void {
    const key = keyOf(asked.shape, asked.operationName);
    if (key.length > LONGEST) return;
    this.#delete(key);
    this.#asked.set(key, asked.text !== null && asked.text.length > LONGEST ? { ...asked, text: null } : asked);
    this.#characters += sizeOf(key, this.#asked.get(key));
    while (this.#asked.size > KEPT.entries || this.#characters > KEPT.characters) this.#makeRoomFor(key);
  }

  /** All of them, the one that was asked last at the end. */
  list(): Asked[] {
    return [...this.#asked.values()].toSorted((one, other) => one.lastMs - other.lastMs);
  }

  #makeRoomFor(newest: string): void {
    let [least, leastKey]: [Asked | null, string] = [null, newest];
    for (const [key, asked] of this.#asked)
      if (key !== newest && (least === null || isLess(asked, least))) [least, leastKey] = [asked, key];
    this.#delete(leastKey);
    if (least !== null) this.onForgotten(least);
  }

  #delete(key: string): void {
    this.#characters -= sizeOf(key, this.#asked.get(key));
    this.#asked.delete(key);
  }
}

const isLess = (one: Asked, other: Asked) => (one.times === other.times ? one.lastMs < other.lastMs : one.times < other.times);

// No name has a line break in it.
const keyOf = (shape: string, operationName: string | null): string => `${operationName ?? ''}\n${shape}`;

const sizeOf = (key: string, asked: Asked | undefined): number => (asked ? key.length + (asked.text?.length ?? 0) : 0);
