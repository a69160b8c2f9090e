import { BoundedCache } from '../../shared/subgraph/bounded-cache.js';
import type { KeptStore } from './kept-store.js';

/** As many texts as are kept in memory. */
const BOUNDS = { entries: 10_000, characters: 8_000_000 };
/** For so long a text is kept outside memory after it was registered. */
const KEPT_S = 30 * 86_400;

/**
 * Texts of operations that clients have registered by their hash (APQ), as Apollo Server keeps them: those that are used, and where processes
 * share a store, for all of them.
 */
export class RegisteredDocuments {
  readonly #texts = new BoundedCache<string>(BOUNDS);

  constructor(private readonly store: KeptStore | null) {}

  async get(key: string): Promise<string | undefined> {
    const near = this.#texts.get(key);
    if (near !== undefined || !this.store) return near;
    const far = await this.store.get(nameOf(key));
    if (far !== null) this.#texts.set(key, far, far.length);
    return far ?? undefined;
  }

  async set(key: string, text: string): Promise<void> {
    if (this.#texts.get(key) === text) return;
    this.#texts.set(key, text, text.length);
    this.store?.set(nameOf(key), text, KEPT_S);
  }

  async delete(key: string): Promise<boolean> {
    this.#texts.delete(key);
    return true;
  }

  /** The text with a hash; undefined if it was not registered, or is not known any more. */
  textOf(hash: string): Promise<string | undefined> {
    return this.get(`${APOLLO_PREFIX}${hash}`);
  }
}

/** Apollo Server puts it before each hash. */
const APOLLO_PREFIX = 'apq:';

const nameOf = (key: string): string => `document\n${key}`;
