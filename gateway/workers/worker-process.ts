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
  /** Takes in what one was asked that is about to end. */
  keep(operations: readonly OperationInUse[]): void;
  /** Told why there is no process. */
  onNotStarted(error: Error): void;
}

/** A worker, as its primary process sees it. */
export class WorkerProcess {
  /** The address that it answers at; rejects if it ends before. */
  readonly ready: Promise<string>;
  readonly ended: Promise<void>;
  readonly startedAt = Date.now();
  #isReady = false;
  #last = 0;
  #hasEnded = false;
  readonly #waiting = new Map<number, (answer: Answers[keyof Answers] | null) => void>();

  constructor(
    private readonly worker: Worker,
    private readonly shared: Shared,
  ) {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    this.ready = promise;
    this.ready.catch(() => undefined);
    const { promise: ended, resolve: resolveEnd } = Promise.withResolvers<void>();
    this.ended = ended;
    const end = () => {
      this.#hasEnded = true;
      this.#isReady = false;
      reject(new Error('the worker ended'));
      for (const settle of this.#waiting.values()) settle(null);
      resolveEnd();
    };
    worker.once('exit', end);
    worker.on('message', (message: ToPrimary) => {
      if (message.type === 'ready') {
        this.#isReady = true;
        resolve(message.url);
      } else if (message.type === 'answer') this.#waiting.get(message.id)?.(message.answer);
      else if (message.type === 'show') void this.#show(message);
      else if (message.type === 'gather') void this.#tellAll();
      else if (message.type === 'leaving') this.#letGo(message.operations);
    });
    worker.on('error', (error) => {
      // Of a line that breaks while something is sent `exit` tells the end; of a process that there never was nothing else does.
      if (worker.process.pid !== undefined) return;
      shared.onNotStarted(error);
      end();
    });
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** Waits until it listens. @returns false if it ends before, or takes too long */
  async isReadyWithin(limitMs: number): Promise<boolean> {
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, limitMs);
    await Promise.race([this.ready.catch(() => undefined), late]);
    clearTimeout(timer);
    return this.#isReady;
  }

  /** @returns null if it does not answer */
  ask<What extends keyof Answers>(what: What): Promise<Answers[What] | null> {
    if (this.#hasEnded) return Promise.resolve(null);
    return new Promise((resolve) => {
      const id = ++this.#last;
      const settle = (answer: Answers[keyof Answers] | null) => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        resolve(answer as Answers[What] | null);
      };
      const timer = setTimeout(() => settle(null), PATIENCE_MS[what]);
      this.#waiting.set(id, settle);
      this.send({ type: 'ask', id, what });
    });
  }

  send(message: ToWorker): void {
    if (this.worker.isConnected()) this.worker.send(message);
  }

  kill(): void {
    if (this.worker.process.pid !== undefined) this.worker.process.kill('SIGKILL');
  }

  #letGo(operations: readonly OperationInUse[]): void {
    this.shared.keep(operations);
    this.send({ type: 'leave' });
  }

  async #tellAll(): Promise<void> {
    this.send({ type: 'gathered', operations: await this.shared.gather() });
  }

  async #show({ id, name, at }: Extract<ToPrimary, { type: 'show' }>): Promise<void> {
    this.send({ type: 'shown', id, showing: await this.shared.guard.show(name, at) });
  }
}
