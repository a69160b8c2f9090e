import { BoundedCache } from '../../shared/subgraph/bounded-cache.js';
import type { OperationInUse } from '../composition/composition-messages.js';

/** What is kept of the operations that clients ask; those that were asked longest ago go first. */
const KEPT = { entries: 2_000, characters: 4_000_000, longest: 64_000 };
const HOUR_MS = 3_600_000;

interface Asked {
  readonly source: string;
  readonly operationName: string | null;
  times: number;
  /** Milliseconds since 1970. */
  lastMs: number;
}

/** An operation of our own, by the text of its document. */
export const alwaysInUse = (source: string): OperationInUse => ({ source, operationName: null, times: 0, lastAsked: null });

/** The operations that must go on being answered when the graph changes: our own, and what clients have asked lately. */
export class OperationsInUse {
  readonly #asked = new BoundedCache<Asked>(KEPT);

  /**
   * @param own texts of the operations that are always in use
   * @param hours for so long after it was asked one of a client is in use
   */
  constructor(
    private readonly own: readonly string[],
    private readonly hours: number,
  ) {}

  /** Somebody has asked an operation that is valid and was admitted. */
  note(source: string, operationName: string | null): void {
    if (this.hours === 0) return;
    // No name has a line break in it.
    const key = `${operationName ?? ''}\n${source}`;
    const known = this.#asked.get(key);
    if (known) {
      known.times++;
      known.lastMs = Date.now();
    } else this.#asked.set(key, { source, operationName, times: 1, lastMs: Date.now() });
  }

  /** All of them, those of clients last, the one that was asked last at the end. */
  list(): OperationInUse[] {
    const since = Date.now() - this.hours * HOUR_MS;
    const asked = [...this.#asked.values()].filter(({ lastMs }) => lastMs > since);
    return [
      ...this.own.map(alwaysInUse),
      ...asked.map(({ lastMs, ...operation }) => ({ ...operation, lastAsked: new Date(lastMs).toISOString() })),
    ];
  }
}
