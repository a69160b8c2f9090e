/** Bounds of a cache. */
export interface CacheBounds {
  readonly entries: number;
  /** Characters of all keys and values together, as text. What is made of texts takes many times their memory. */
  readonly characters: number;
  /** Characters of one key and its value that are worth keeping, for it takes the place of others; without it, all that fit. */
  readonly longest?: number;
}

interface Entry<Value> {
  readonly value: Value;
  readonly characters: number;
}

/** Keeps values by text, as many as its bounds allow: the one that was not used for longest is the first to go. */
export class BoundedCache<Value> {
  readonly #entries = new Map<string, Entry<Value>>();
  #characters = 0;

  constructor(private readonly bounds: CacheBounds) {}

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    // Taken out and put back: it is the youngest now.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** @param characters size of the value as text, where it has one of its own; that of the key is added */
  set(key: string, value: Value, characters = 0): void {
    this.delete(key);
    const entry = { value, characters: key.length + characters };
    if (entry.characters > (this.bounds.longest ?? this.bounds.characters)) return;
    this.#entries.set(key, entry);
    this.#characters += entry.characters;
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.bounds.entries && this.#characters <= this.bounds.characters) return;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#characters -= this.#entries.get(key)?.characters ?? 0;
    this.#entries.delete(key);
  }
}
