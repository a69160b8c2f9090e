import { type CacheHint, isOlder } from './cache-hint.js';

/**
 * What one answer was made of: noted by the clients that asked for it, so that whoever gives the answer knows for how long it holds. One
 * source that must not be kept, or did not answer, spoils it for keeping.
 */
export class AnswerSources {
  readonly #versions = new Map<string, string>();
  #until = Number.POSITIVE_INFINITY;
  #isKeepable = true;

  /** @param hint what may be done with what came; null for nothing */
  note(hint: CacheHint | null): void {
    if (hint === null) {
      this.#isKeepable = false;
      return;
    }
    this.#until = Math.min(this.#until, hint.until);
    for (const [name, version] of hint.versions) {
      const noted = this.#versions.get(name);
      // Of two, the older one: the answer is no newer than its oldest part.
      if (noted === undefined || isOlder(version, noted)) this.#versions.set(name, version);
    }
  }

  /** What may be done with the answer; null for nothing. Without any source, it holds without end. */
  get hint(): CacheHint | null {
    return this.#isKeepable ? { until: this.#until, versions: this.#versions } : null;
  }
}
