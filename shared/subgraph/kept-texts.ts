const KEPT_TEXTS = 1_000;
/** Characters of all texts together, and of one that is worth keeping: what is made of texts takes many times their memory. */
const KEPT_CHARACTERS = 8_000_000;
const LONGEST_KEPT = 64_000;

/** Keeps what was made of texts, of the 1000 that were used last: at most 8 million characters of them, and none beyond 64 000. */
export class KeptTexts<Value extends object> {
  readonly #kept = new Map<string, Value>();
  #characters = 0;

  get(text: string): Value | undefined {
    const value = this.#kept.get(text);
    if (value === undefined) return undefined;
    this.#kept.delete(text);
    this.#kept.set(text, value);
    return value;
  }

  set(text: string, value: Value): void {
    if (text.length > LONGEST_KEPT || this.#kept.has(text)) return;
    this.#kept.set(text, value);
    this.#characters += text.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT_TEXTS && this.#characters <= KEPT_CHARACTERS) break;
      this.#kept.delete(oldest);
      this.#characters -= oldest.length;
    }
  }
}
