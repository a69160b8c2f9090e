import type { Logger } from 'pino';
import type { ReloadOutcome, ReloadResult } from './reload-outcome.js';

/** What reloads are made with. */
export interface ReloadsOptions {
  /** Number of the generation that is served. */
  readonly generation: () => number;
  readonly logger: Logger;
  /** One reload, until it is given up. */
  attempt(signal: AbortSignal): Promise<ReloadResult>;
}

/** Reloads, one at a time. Whoever asks while one is under way gets the one after it: what she has changed may have come too late for this one. */
export class Reloads {
  readonly #closing = new AbortController();
  readonly #listeners = new Set<(outcome: ReloadOutcome) => void>();
  #running: Promise<ReloadOutcome> | null = null;
  #next: Promise<ReloadOutcome> | null = null;

  constructor(private readonly options: ReloadsOptions) {}

  /** Never rejects: what went wrong is its outcome. */
  reload(trigger: string): Promise<ReloadOutcome> {
    if (!this.#running) {
      this.#running = this.#run(trigger).finally(() => {
        this.#running = null;
      });
      return this.#running;
    }
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      return this.reload(trigger);
    });
    return this.#next;
  }

  /** Tells a listener of every outcome, until the function that it gives is called. */
  onReload(listener: (outcome: ReloadOutcome) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Gives up the one under way, and does no more. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#running;
  }

  async #run(trigger: string): Promise<ReloadOutcome> {
    const begun = performance.now();
    const result = await this.#attempt();
    const milliseconds = Math.round(performance.now() - begun);
    const outcome = { ...result, trigger, generation: this.options.generation(), milliseconds };
    this.#tell(outcome);
    return outcome;
  }

  async #attempt(): Promise<ReloadResult> {
    const { signal } = this.#closing;
    if (signal.aborted) return CLOSING;
    try {
      return await this.options.attempt(signal);
    } catch (error) {
      if (signal.aborted) return CLOSING;
      this.options.logger.error({ err: error }, 'unexpected error');
      return { outcome: 'failed', reasons: [error instanceof Error ? error.message : String(error)] };
    }
  }

  #tell(outcome: ReloadOutcome): void {
    const { logger } = this.options;
    const went = outcome.outcome === 'swapped' || outcome.outcome === 'unchanged';
    const reasons = outcome.reasons.slice(0, TOLD_REASONS);
    const more = outcome.reasons.length - reasons.length;
    logger[went ? 'info' : 'warn']({ event: 'reload', ...outcome, reasons, ...(more > 0 ? { more } : {}) }, WORDS[outcome.outcome]);
    for (const listener of this.#listeners) listener(outcome);
  }
}

const CLOSING: ReloadResult = { outcome: 'failed', reasons: ['the gateway is being closed'] };

/** Reasons in a line of the log: another schema altogether has thousands. */
const TOLD_REASONS = 50;

const WORDS: Readonly<Record<ReloadOutcome['outcome'], string>> = {
  swapped: 'another supergraph is served',
  unchanged: 'the supergraph is as it was',
  refused: 'the supergraph is refused, the one before is served',
  failed: 'the supergraph could not be brought to answer, the one before is served',
};
