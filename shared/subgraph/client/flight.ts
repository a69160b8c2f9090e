import { abortionOf } from './failure.js';
import type { Fetch } from './fetch.js';

/** An answer that several may take, of which each needs one of her own: answers are changed by those who have them. */
export interface SharedAnswer<Answer> {
  take(): Answer;
}

/** A fetch and all who wait for it. Who goes away does not disturb the others; with the last one, the fetch is given up. */
export class Flight<Answer> {
  private readonly since = performance.now();
  private waiting = 0;

  constructor(
    private readonly subgraph: string,
    private readonly fetch: Fetch<SharedAnswer<Answer>>,
    private readonly onEnd: () => void,
  ) {}

  /** Milliseconds since it began. */
  get age(): number {
    return performance.now() - this.since;
  }

  /**
   * Waits for the answer.
   * @param signal aborted when the client has gone away, or by a time limit of its own
   * @throws GraphQLError if there is none, or the signal is aborted first
   */
  async join(signal: AbortSignal | undefined): Promise<Answer> {
    const { outcome } = this.fetch;
    this.waiting++;
    try {
      const shared = await (signal === undefined ? outcome : this.untilAborted(outcome, signal));
      return shared.take();
    } finally {
      this.waiting--;
      if (this.waiting === 0) this.end();
    }
  }

  /** Nobody joins any more. */
  private end(): void {
    this.onEnd();
    this.fetch.cancel();
  }

  private untilAborted<Value>(outcome: Promise<Value>, signal: AbortSignal): Promise<Value> {
    return new Promise((resolve, reject) => {
      const leave = () => reject(abortionOf(signal, this.subgraph));
      const stay = () => signal.removeEventListener('abort', leave);
      signal.addEventListener('abort', leave, { once: true });
      outcome.then(
        (value) => {
          stay();
          resolve(value);
        },
        (error: unknown) => {
          stay();
          reject(error);
        },
      );
    });
  }
}
