import { BoundedCache } from '../../shared/subgraph/bounded-cache.js';
import type { CacheHint } from '../../shared/subgraph/cache-hint.js';
import { isObject } from '../../shared/subgraph/read-answer.js';
import { KeptAnswer } from './kept-answer.js';
import { readRecord, writeRecord } from './kept-record.js';
import type { KeptStore } from './kept-store.js';

/** What decides whether an answer holds. */
export type IsFresh = (hint: CacheHint) => boolean;

/** Entries of which there is an end even where each is tiny. */
const MOST_ENTRIES = 50_000;
/** Largest answer that is kept, as a share of all. */
const LARGEST_SHARE = 1 / 8;
/** An answer takes up as much again when it is compressed: twice, at a third each, and some for itself. */
const SIZE_FACTOR = 2;

/** Whole answers to what nobody in particular asked: in memory, and behind it in a store that several processes share. */
export class KeptAnswers {
  readonly #kept: BoundedCache<KeptAnswer>;

  /** @param bytes of all answers, compressed ones and keys too */
  constructor(
    bytes: number,
    private readonly isFresh: IsFresh,
    private readonly store: KeptStore | null,
  ) {
    this.#kept = new BoundedCache({ entries: MOST_ENTRIES, characters: bytes, longest: bytes * LARGEST_SHARE });
  }

  /** The answer that is kept in memory and holds; null if there is none. */
  near(key: string): KeptAnswer | null {
    const kept = this.#kept.get(key);
    return kept && this.isFresh(kept) ? kept : null;
  }

  /** The answer that is kept anywhere and holds; null if there is none. */
  async find(key: string): Promise<KeptAnswer | null> {
    const near = this.near(key);
    if (near || !this.store) return near;
    const far = readRecord(await this.store.get(key));
    if (!far || !this.isFresh(far) || !isWhole(far.text)) return null;
    return this.#put(key, new KeptAnswer(Buffer.from(far.text), far, far.keptAt));
  }

  /** Keeps an answer. */
  keep(key: string, text: string, hint: CacheHint): KeptAnswer {
    const keptAt = Date.now();
    this.store?.set(key, writeRecord({ ...hint, text, keptAt }), Math.ceil((hint.until - performance.now()) / 1_000));
    return this.#put(key, new KeptAnswer(Buffer.from(text), hint, keptAt));
  }

  #put(key: string, kept: KeptAnswer): KeptAnswer {
    this.#kept.set(key, kept, kept.body.length * SIZE_FACTOR);
    return kept;
  }
}

/** Whether a text is an answer without errors. */
function isWhole(text: string): boolean {
  try {
    const answer: unknown = JSON.parse(text);
    return isObject(answer) && isObject(answer.data) && answer.errors === undefined;
  } catch {
    return false;
  }
}
