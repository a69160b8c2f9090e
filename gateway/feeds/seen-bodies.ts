import { BoundedCache } from '../../shared/subgraph/bounded-cache.js';
import { entityTagOf } from '../http/entity-tag.js';

/** Feeds of which it is remembered since when they are as they are, and characters of their addresses together. */
const BOUNDS = { entries: 500, characters: 200_000 };

/**
 * Since when a feed is as it is. What is taken away leaves no instant in it: an edition that is withdrawn, a person who hides herself. So the
 * instant is that at which another body was seen first; of a feed that is not remembered, now: then it is only sent once more.
 */
export class SeenBodies {
  readonly #seen = new BoundedCache<{ readonly tag: string; readonly since: Date }>(BOUNDS);

  /** @param name which feed: its address */
  since(name: string, body: string): Date {
    const tag = entityTagOf(body);
    const before = this.#seen.get(name);
    if (before?.tag === tag) return before.since;
    const since = new Date();
    this.#seen.set(name, { tag, since }, tag.length);
    return since;
  }
}
