import type { Bulkhead } from './bulkhead.js';
import type { Circuit } from './circuit.js';
import type { Exchange } from './exchange.js';
import { type FailureKind, kindOf, requestCancelled, SubgraphFailure } from './failure.js';
import type { FetchOutcome, SubgraphClientSettings } from './options.js';
import type { Question } from './question.js';
import type { RetryBudget } from './retry-budget.js';
import type { Transport } from './transport.js';

/** What all fetches from one subgraph share. */
export interface FetchParts {
  readonly settings: SubgraphClientSettings;
  readonly transport: Transport;
  readonly bulkhead: Bulkhead;
  readonly circuit: Circuit;
  readonly budget: RetryBudget;
}

/** One fetch: waits for room, is sent, perhaps a second time, and read, all within one deadline. */
export class Fetch<Answer> {
  /** @throws SubgraphFailure if there is no usable answer */
  readonly outcome: Promise<Answer>;
  private isOver = false;
  /** Why it was given up; null while it was not. */
  private reason: Error | null = null;
  /** Ends what it is just doing. */
  private stop: ((reason: Error) => void) | null = null;
  private exchange: Exchange | null = null;

  constructor(
    private readonly parts: FetchParts,
    private readonly question: Question<Answer>,
  ) {
    this.outcome = this.run();
  }

  /** Ends it because nobody waits any more; not if it is the one that finds out whether the subgraph is back. */
  cancel(): void {
    if (!this.isOver && !this.parts.circuit.isProbing) this.giveUp(requestCancelled());
  }

  private async run(): Promise<Answer> {
    const { settings, bulkhead, circuit } = this.parts;
    const since = performance.now();
    let outcome: FetchOutcome = 'circuit_open';
    if (circuit.isOpen) {
      settings.onOutcome(outcome, 0);
      throw this.failure('UNAVAILABLE');
    }
    const timer = setTimeout(() => this.giveUp(this.failure('TIMEOUT', new Error('the deadline has passed'))), settings.deadlineMs);
    try {
      if (!bulkhead.tryEnter()) await this.untilRoom();
      try {
        // Much may have happened while it waited.
        if (this.reason) throw this.reason;
        if (circuit.isOpen) throw this.failure('UNAVAILABLE');
        const answer = await circuit.run(() => this.attempt());
        outcome = 'ok';
        return answer;
      } finally {
        bulkhead.leave();
      }
    } catch (error) {
      // Without a cause it is what an open circuit refuses.
      if (!(error instanceof SubgraphFailure)) outcome = 'cancelled';
      else if (error.cause !== undefined) {
        outcome = error.kind.toLowerCase() as Lowercase<FailureKind>;
        settings.onFailure(error, this.question.call);
      }
      throw error;
    } finally {
      clearTimeout(timer);
      this.isOver = true;
      settings.onOutcome(outcome, performance.now() - since);
    }
  }

  private untilRoom(): Promise<void> {
    const { bulkhead } = this.parts;
    return new Promise((resolve, reject) => {
      if (!bulkhead.queue(resolve)) return reject(this.failure('OVERLOADED', new Error('too many fetches wait already')));
      this.stop = (reason) => {
        bulkhead.withdraw(resolve);
        reject(reason);
      };
    });
  }

  private async attempt(isSecond = false): Promise<Answer> {
    if (this.reason) throw this.reason;
    const { transport, budget } = this.parts;
    const { isQuery, read } = this.question;
    if (isQuery && !isSecond) budget.earn();
    const exchange = transport.send(this.question);
    this.exchange = exchange;
    this.stop = (reason) => exchange.abort(reason);
    try {
      return await read(await exchange.answer);
    } catch (error) {
      const kind = error === this.reason || error instanceof SubgraphFailure ? null : kindOf(error);
      if (kind === null) throw error;
      const isRepeatable = isQuery && !isSecond && kind === 'UNAVAILABLE' && !exchange.hasBegun;
      if (isRepeatable && budget.take()) return this.attempt(true);
      throw this.failure(kind, error);
    }
  }

  private giveUp(reason: Error): void {
    this.reason = reason;
    this.stop?.(reason);
  }

  private failure(kind: SubgraphFailure['kind'], cause?: unknown): SubgraphFailure {
    return new SubgraphFailure(this.parts.settings.name, kind, cause, this.exchange?.isSent ?? false);
  }
}
