import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import type { QueryPlan } from '@apollo/query-planner';
import { GraphQLError } from 'graphql';
import { ShortageError, StartError } from '../../shared/subgraph/errors.js';
import { planningTimedOut, tooComplex } from './planning-errors.js';
import type { GraphDescription, PlanningOrder, PlanningReport } from './planning-messages.js';
import { tellReason } from './tell-reason.js';

/** Runs as it lies beside this file: from source in tests, compiled otherwise. */
const PROGRAM = new URL(`./planning-child${extname(import.meta.url)}`, import.meta.url);

/** Small young generation: plans are short-lived, and it is memory for nothing between them. */
const SEMI_SPACE_MB = 4;

/** A plan and its size as JSON, in characters. */
export interface Planned {
  readonly plan: QueryPlan;
  readonly characters: number;
}

/** What a process is started with. */
export interface PlanningProcessOptions {
  readonly supergraph: string;
  /** Heap that it may have, in MB; beyond, it dies. */
  readonly memoryMb: number;
  /** Told of the graph before it is opened; without it, the supergraph is taken as checked. */
  readonly onDescription?: (graph: GraphDescription) => void;
}

/**
 * One process that plans, one operation at a time. A process and not a thread: what a plan takes beyond measure, time or memory, is
 * given back when it is killed, and cannot take the gateway with it (a thread that runs out of heap may abort the whole process).
 */
export class PlanningProcess {
  /** When it can plan. Rejects with a StartError if it never will. */
  readonly opened: Promise<void>;
  /** When it is gone. */
  readonly ended: Promise<void>;
  readonly #child: ChildProcess;
  #isEnded = false;
  #hasBegun = false;
  #answer: ((report: PlanningReport | null) => void) | null = null;

  constructor({ supergraph, memoryMb, onDescription }: PlanningProcessOptions) {
    const execArgv = [`--max-old-space-size=${memoryMb}`, `--max-semi-space-size=${SEMI_SPACE_MB}`];
    this.#child = fork(PROGRAM, [], { env: {}, execArgv, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    this.ended = new Promise((resolve) => {
      const end = () => {
        this.#isEnded = true;
        this.#answer?.(null);
        resolve();
      };
      this.#child.once('exit', end).on('error', end);
    });
    this.#child.on('message', (report: PlanningReport) => {
      if (report.kind === 'described') onDescription?.(report.graph);
      else if (report.kind === 'begun') this.#hasBegun = true;
      else this.#answer?.(report);
    });
    this.opened = this.#open({ kind: 'open', supergraph, describe: onDescription !== undefined });
  }

  /** Whether it is gone, or has been told to go. */
  get isEnded(): boolean {
    return this.#isEnded;
  }

  /**
   * Plans an operation; only after `opened`, and after the one before.
   * @param limitMs time for it; then this process is killed
   * @returns null if the process was lost before it began
   * @throws GraphQLError with the code QUERY_PLANNING_TIMEOUT or QUERY_TOO_COMPLEX, or what the planner refuses the operation for
   */
  async plan(source: string, operationName: string | null, limitMs: number): Promise<Planned | null> {
    let isLate = false;
    this.#hasBegun = false;
    const answer = this.#ask({ kind: 'plan', source, operationName });
    const ask = this.#answer;
    // Once more around the event loop: an answer that this thread was too busy to read is not late.
    const timer = setTimeout(() => {
      setImmediate(() => {
        isLate = this.#answer !== null && this.#answer === ask;
        if (isLate) this.kill();
      });
    }, limitMs);
    const report = await answer.finally(() => clearTimeout(timer));
    if (report?.kind === 'planned') return report;
    if (report?.kind === 'refused') throw new GraphQLError(report.message, { extensions: report.code ? { code: report.code } : {} });
    if (report?.kind === 'failed') throw new Error(`the planner failed: ${report.reason}`);
    if (!isLate && !this.#hasBegun) return null;
    throw isLate ? planningTimedOut() : tooComplex();
  }

  /** Ends it at once, whatever it does. */
  kill(): void {
    this.#isEnded = true;
    // Whoever waits for its end must not be gone before.
    this.#child.ref();
    this.#child.kill('SIGKILL');
  }

  async #open(order: PlanningOrder): Promise<void> {
    const report = await this.#ask(order);
    // What waits for a plan keeps the gateway alive, not a process that waits for work.
    this.#child.unref();
    this.#child.channel?.unref();
    if (report?.kind === 'opened') return;
    this.kill();
    if (report?.kind === 'failed') throw new StartError(`the supergraph cannot be loaded: ${tellReason(report.reason)}`);
    throw new ShortageError('the supergraph cannot be loaded: the planning process ended, perhaps for lack of memory');
  }

  /** @returns what it answers; null if it ends before */
  #ask(order: PlanningOrder): Promise<PlanningReport | null> {
    if (this.#isEnded) return Promise.resolve(null);
    return new Promise((resolve) => {
      this.#answer = (report) => {
        this.#answer = null;
        resolve(report);
      };
      // That it cannot be sent is told by the end of the process.
      this.#child.send(order, () => undefined);
    });
  }
}
