import { BoundedCache } from '../../shared/subgraph/bounded-cache.js';
import { entityTagOf } from '../http/entity-tag.js';

/** Feeds of which it is remembered since when they are as they are, and characters of their addresses together. */
const BOUNDS = { entries: 500, characters: 200_000 };

/**
 * Since when a feed is as it is. What is taken away leaves no instant in it: an edition that is withdrawn, a person who hides herself. So the
 * instant is that at which another body was seen first; of a feed that is not remembered, now: then it is only sent once more.
 *
 * HTTP dates have whole seconds. So each body has a second of its own, after that of the body before; until that has come, the feed has no
 * time, for none may be told that is to come (RFC 9110, 8.8.2.1).
 */
export class SeenBodies {
  readonly #seen = new BoundedCache<{ readonly tag: string; readonly second: number }>(BOUNDS);

  /**
   * @param name which feed: its address
   * @returns a whole second; null while there is none by which this body could be known from the one before
   */
  since(name: string, body: string): Date | null {
    const tag = entityTagOf(body);
    const before = this.#seen.get(name);
    const second = before?.tag === tag ? before.second : Math.max(thisSecond(), (before?.second ?? 0) + 1);
    if (before?.tag !== tag) this.#seen.set(name, { tag, second }, tag.length);
    return second > thisSecond() ? null : new Date(second * 1000);
  }
}

const thisSecond = () => Math.floor(Date.now() / 1000);
