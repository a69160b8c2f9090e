import type { Worker } from 'node:cluster';
import type { ReplayGuard } from '../../shared/identity/replay-guard.js';
import type { OperationInUse } from '../composition/composition-messages.js';
import type { Answers, ToPrimary, ToWorker } from './worker-messages.js';

/** A worker that does not answer is taken for one that cannot, after so many milliseconds. */
const PATIENCE_MS: Readonly<Record<keyof Answers, number>> = {
  metrics: 5_000,
  health: 5_000,
  // It composes and warms up.
  reload: 120_000,
  // The reload of another one waits for it.
  operations: 2_000,
};

/** What workers know together. */
export interface Shared {
  /** Remembers proofs for all workers. */
  readonly guard: ReplayGuard;
  /** What all of them were asked. */
  gather(): Promise<readonly OperationInUse[]>;
}

/** A worker, as its primary process sees it. */
export class WorkerProcess {
  /** The address that it answers at; rejects if it ends before. */
  readonly ready: Promise<string>;
  readonly ended: Promise<void>;
  readonly startedAt = Date.now();
  #isReady = false;
  #last = 0;
  readonly #waiting = new Map<number, (answer: Answers[keyof Answers]) => void>();

  constructor(
    private readonly worker: Worker,
    private readonly shared: Shared,
  ) {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    this.ready = promise;
    this.ready.catch(() => undefined);
    this.ended = new Promise((ended) =>
      worker.once('exit', () => {
        this.#isReady = false;
        reject(new Error('the worker ended'));
        ended();
      }),
    );
    worker.on('message', (message: ToPrimary) => {
      if (message.type === 'ready') {
        this.#isReady = true;
        resolve(message.url);
      } else if (message.type === 'answer') this.#waiting.get(message.id)?.(message.answer);
      else if (message.type === 'show') void this.#show(message);
      else if (message.type === 'gather') void this.#tellAll();
    });
    // A line that breaks while something is sent: its end is told by `exit`.
    worker.on('error', () => undefined);
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** @returns null if it does not answer */
  ask<What extends keyof Answers>(what: What): Promise<Answers[What] | null> {
    return new Promise((resolve) => {
      const id = ++this.#last;
      const settle = (answer: Answers[keyof Answers] | null) => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        resolve(answer as Answers[What] | null);
      };
      const timer = setTimeout(() => settle(null), PATIENCE_MS[what]);
      this.#waiting.set(id, settle);
      void this.ended.then(() => settle(null));
      this.send({ type: 'ask', id, what });
    });
  }

  send(message: ToWorker): void {
    if (this.worker.isConnected()) this.worker.send(message);
  }

  kill(): void {
    this.worker.process.kill('SIGKILL');
  }

  async #tellAll(): Promise<void> {
    this.send({ type: 'gathered', operations: await this.shared.gather() });
  }

  async #show({ id, name, at }: Extract<ToPrimary, { type: 'show' }>): Promise<void> {
    this.send({ type: 'shown', id, showing: await this.shared.guard.show(name, at) });
  }
}
