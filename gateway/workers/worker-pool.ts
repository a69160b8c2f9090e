import cluster from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { type Shared, WorkerProcess } from './worker-process.js';

/** Before a worker is replaced, in milliseconds: twice as long each time that one ends soon after its start. */
const FIRST_BACKOFF_MS = 100;
const LONGEST_BACKOFF_MS = 30_000;
const SOON_MS = 10_000;
/** So long a reload waits for a worker that is about to start, in milliseconds. */
const START_MS = 120_000;

/** How many workers, and what they share. */
export interface WorkerPoolOptions extends Omit<Shared, 'onNotStarted'> {
  readonly size: number;
  readonly logger: Logger;
  /** Told of a worker that was replaced. */
  readonly onReplaced: () => void;
}

/** Workers that share a port; one that ends is replaced. */
export class WorkerPool {
  readonly #workers = new Set<WorkerProcess>();
  #backoffMs = FIRST_BACKOFF_MS;
  #isEnding = false;

  constructor(private readonly options: WorkerPoolOptions) {}

  get workers(): readonly WorkerProcess[] {
    return [...this.#workers];
  }

  /** Whether all are there and listen. */
  get isComplete(): boolean {
    return this.#workers.size === this.options.size && this.workers.every(({ isReady }) => isReady);
  }

  /**
   * Starts all: the first alone, so that what stops the start is told once.
   * @returns the address that they answer at; rejects if one ends before it listens
   */
  async start(): Promise<string> {
    const first = this.#fork();
    const url = await first.ready;
    if (this.#isEnding) return url;
    const others = Array.from({ length: this.options.size - 1 }, () => this.#fork());
    // Those that have ended in between too.
    const all = [first, ...others];
    await Promise.all(others.map(({ ready }) => ready));
    for (const worker of all) void this.#replaceAgainAndAgain(worker);
    return url;
  }

  /** Lets all finish what is under way and end; whoever has not after so many milliseconds, is killed. */
  async drain(signal: NodeJS.Signals, limitMs: number): Promise<void> {
    this.#isEnding = true;
    // One that does not listen yet has nothing under way, and nobody who would hear.
    for (const worker of this.#workers) worker.isReady ? worker.send({ type: 'drain', signal }) : worker.kill();
    const timer = setTimeout(() => this.kill(), limitMs);
    await Promise.all(this.workers.map(({ ended }) => ended));
    clearTimeout(timer);
  }

  /** Ends all at once. */
  kill(): void {
    this.#isEnding = true;
    for (const worker of this.#workers) worker.kill();
  }

  /** One after the other, so that the others answer meanwhile; one that does not listen yet would not hear. */
  async reload(): Promise<void> {
    for (const worker of this.workers) if (await worker.isReadyWithin(START_MS)) await worker.ask('reload');
  }

  /** @throws if the system has no room for another process; of some systems' reasons it is told later, as an end */
  #fork(): WorkerProcess {
    const onNotStarted = (error: unknown) => this.options.logger.error({ event: 'worker', err: error }, 'a worker cannot be started');
    try {
      const worker = new WorkerProcess(cluster.fork(), { ...this.options, onNotStarted });
      this.#workers.add(worker);
      void worker.ended.then(() => this.#workers.delete(worker));
      return worker;
    } catch (error) {
      onNotStarted(error);
      throw error;
    }
  }

  #forkIfPossible(): WorkerProcess | null {
    try {
      return this.#fork();
    } catch {
      return null;
    }
  }

  async #replaceAgainAndAgain(first: WorkerProcess): Promise<void> {
    for (let worker: WorkerProcess | null = first; ; worker = this.#forkIfPossible()) {
      await worker?.ended;
      if (this.#isEnding) return;
      const isSoon = worker === null || Date.now() - worker.startedAt < SOON_MS;
      this.#backoffMs = isSoon ? Math.min(2 * this.#backoffMs, LONGEST_BACKOFF_MS) : FIRST_BACKOFF_MS;
      this.options.logger.error({ event: 'worker', waitMs: this.#backoffMs }, 'a worker has ended and is replaced');
      await sleep(this.#backoffMs);
      if (this.#isEnding) return;
      if (worker !== null) this.options.onReplaced();
    }
  }
}
