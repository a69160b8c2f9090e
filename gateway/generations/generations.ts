import { createHash } from 'node:crypto';
import type { Generation } from './generation.js';

/** Which generation is served. */
export interface GenerationInfo {
  /** Counted from 1, with each supergraph that is served one more. */
  readonly number: number;
  /** When it took over, as an instant. */
  readonly since: string;
  /** SHA-256 of the supergraph's text, in hexadecimal digits. */
  readonly supergraphHash: string;
}

/** The generation that is served, and those before it that still have requests under way. */
export class Generations {
  #current: Served;
  readonly #draining = new Set<Served>();

  /**
   * @param drainMs for so long one that was replaced waits for its requests: none takes longer
   * @param onFailure told why one that was replaced could not be closed
   */
  constructor(
    first: Generation,
    private readonly drainMs: number,
    private readonly onFailure: (error: unknown) => void,
  ) {
    this.#current = new Served(first, 1);
  }

  /** The one that takes new requests. */
  get current(): Generation {
    return this.#current.generation;
  }

  get info(): GenerationInfo {
    return this.#current.info;
  }

  /** Runs a request in the current one, which is not closed before it is done, unless that takes beyond measure. */
  async run<Result>(work: (generation: Generation) => Promise<Result>): Promise<Result> {
    const served = this.#current;
    served.enter();
    try {
      return await work(served.generation);
    } finally {
      served.leave();
    }
  }

  /** Lets another one take all new requests, at once; the one before is closed when its last request is done. */
  replace(next: Generation): void {
    const before = this.#current;
    this.#current = new Served(next, before.info.number + 1);
    this.#draining.add(before);
    before
      .drained(this.drainMs)
      .then(() => {
        this.#draining.delete(before);
        return before.close();
      })
      .catch(this.onFailure);
  }

  /** Closes all of them, whatever is under way. */
  async close(): Promise<void> {
    await Promise.all([this.#current, ...this.#draining].map((served) => served.close()));
  }
}

/** A generation and how many requests it has under way. */
class Served {
  #running = 0;
  #whenIdle: (() => void) | null = null;
  #closed: Promise<void> | null = null;

  readonly info: GenerationInfo;

  constructor(
    readonly generation: Generation,
    number: number,
  ) {
    const supergraphHash = createHash('sha256').update(generation.supergraph).digest('hex');
    this.info = { number, since: new Date().toISOString(), supergraphHash };
  }

  enter(): void {
    this.#running++;
  }

  leave(): void {
    if (--this.#running === 0) this.#whenIdle?.();
  }

  /** When its last request is done, or after so many milliseconds. */
  async drained(limitMs: number): Promise<void> {
    if (this.#running === 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#whenIdle = resolve;
    const timer = setTimeout(resolve, limitMs);
    // It keeps no process alive that has ended otherwise.
    timer.unref();
    await promise.finally(() => clearTimeout(timer));
  }

  /** Once, however often it is asked for. */
  close(): Promise<void> {
    this.#closed ??= this.generation.close();
    return this.#closed;
  }
}
