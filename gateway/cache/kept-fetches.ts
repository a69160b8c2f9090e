import { BoundedCache } from '../../shared/subgraph/bounded-cache.js';
import type { CacheHint } from '../../shared/subgraph/cache-hint.js';
import type { ReceivedAnswer } from '../../shared/subgraph/client/subgraph-client.js';
import type { WrittenRequest } from '../../shared/subgraph/client/subgraph-request.js';
import { readAnswer, type SubgraphAnswer } from '../../shared/subgraph/read-answer.js';
import type { DataVersions } from './data-versions.js';
import { readRecord, writeRecord } from './kept-record.js';
import type { KeptStore } from './kept-store.js';

/** A subgraph's answer that was kept. */
export interface KeptFetch extends CacheHint {
  /** In UTF-8: outside V8's heap, and as many bytes as are counted. */
  readonly text: Buffer;
  /** In milliseconds since 1970. */
  readonly keptAt: number;
}

/** Largest answer that is kept, as a share of all. */
const LARGEST_SHARE = 1 / 8;
/** Entries of which there is an end even where each is tiny. */
const MOST_ENTRIES = 100_000;

/** Answers of subgraphs to what nobody in particular asked: in memory, and behind it in a store that several processes share. */
export class KeptFetches {
  readonly #kept: BoundedCache<KeptFetch>;

  /**
   * @param bytes of all texts and their keys
   * @param keepS seconds for which an answer is worth keeping, though no longer fresh
   */
  constructor(
    bytes: number,
    private readonly keepS: number,
    private readonly versions: DataVersions,
    private readonly store: KeptStore | null,
  ) {
    this.#kept = new BoundedCache({ entries: MOST_ENTRIES, characters: bytes, longest: bytes * LARGEST_SHARE });
  }

  /** What was kept of a fetch, fresh or not; null if nothing was. */
  async find(key: string): Promise<KeptFetch | null> {
    const near = this.#kept.get(key);
    if (near && this.isFresh(near)) return near;
    const far = this.store && readRecord(await this.store.get(key));
    if (!far || (near && far.keptAt <= near.keptAt)) return near ?? null;
    const found: KeptFetch = { ...far, text: Buffer.from(far.text) };
    this.#kept.set(key, found, found.text.length);
    return found;
  }

  /** Whether it is as good as a new answer. */
  isFresh(kept: CacheHint): boolean {
    return kept.until > performance.now() && this.versions.areNewest(kept.versions);
  }

  /** Whether it may stand in for a subgraph that does not answer: not too old, and nothing newer is known. */
  maySubstitute(kept: KeptFetch): boolean {
    return Date.now() - kept.keptAt <= this.keepS * 1_000 && !this.versions.areOutdated(kept.versions);
  }

  /** Keeps an answer, if it may be kept. */
  keep(key: string, { hint, text }: Pick<ReceivedAnswer, 'hint' | 'text'>): void {
    if (hint === null) return;
    const kept: KeptFetch = { ...hint, text: Buffer.from(text), keptAt: Date.now() };
    this.#kept.set(key, kept, kept.text.length);
    this.store?.set(key, writeRecord({ ...kept, text }), Math.ceil(Math.max(this.keepS, (hint.until - performance.now()) / 1_000)));
  }
}

/** Everything on which a public answer depends, but for time and data. */
export const keyOfFetch = (subgraph: string, { body, call: { language } }: Pick<WrittenRequest, 'body' | 'call'>): string =>
  `fetch\n${subgraph}\n${language ?? ''}\n${body}`;

/** An answer of its own for everybody: answers are changed by those who have them. */
export function answerOf({ text }: KeptFetch, entities: number | null): SubgraphAnswer | null {
  return readAnswer(text.toString(), entities);
}
