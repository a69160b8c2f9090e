import { planningOverloaded } from './planning-errors.js';
import type { Planned, PlanningProcess } from './planning-process.js';

/** A plan that takes longer than this is slow: a second process is made ready, to take over if the first has to be killed. */
const SLOW_MS = 300;

/** The second process goes when it was not needed for so long. */
const SPARE_IDLE_MS = 60_000;

/** Before another try, when a process ended before it could plan. */
const RESTART_MS = 1_000;

/** A process as the queue uses it. */
export type PlanningWorker = Pick<PlanningProcess, 'opened' | 'ended' | 'isEnded' | 'plan' | 'kill'>;

/** The bounds of waiting and planning. */
export interface QueueOptions {
  /** Starts a process over a supergraph that has been opened before. */
  readonly start: () => PlanningWorker;
  /** Time for one plan, from when it is begun. */
  readonly planningTimeMs: number;
  /** Time that an operation may wait before it is begun. */
  readonly waitMs: number;
  /** Operations that may wait at once. */
  readonly maxWaiting: number;
  /** Whether the second process is always there. It costs the memory of one, and saves the wait for it after a quiet time. */
  readonly keepSpare: boolean;
}

interface Task extends PromiseWithResolvers<Planned> {
  readonly source: string;
  readonly operationName: string | null;
  /** Until when it waits to be begun, on the clock of `performance.now()`. */
  readonly waitsUntil: number;
  /** Ends its waiting. */
  patience: NodeJS.Timeout | undefined;
  /** Calls for the second process. */
  readonly help: NodeJS.Timeout;
}

/** Operations that wait for a plan, and one or two processes that take them in turn. */
export class PlanningQueue {
  readonly #processes = new Set<PlanningWorker>();
  readonly #idle: PlanningWorker[] = [];
  readonly #waiting: Task[] = [];
  readonly #retirement = setTimeout(() => this.#retireSpare(), SPARE_IDLE_MS).unref();
  #isClosed = false;

  /** @param first a process that is open */
  constructor(
    first: PlanningWorker,
    private readonly options: QueueOptions,
  ) {
    this.#employ(first);
    if (options.keepSpare) this.#addSpare();
  }

  /**
   * Plans an operation in its turn.
   * @throws GraphQLError with the code QUERY_PLANNING_OVERLOADED if too many wait or it waits too long, or what its process throws
   */
  plan(source: string, operationName: string | null): Promise<Planned> {
    const { waitMs, maxWaiting } = this.options;
    if (this.#isClosed || this.#waiting.length >= maxWaiting) return Promise.reject(planningOverloaded());
    const waitsUntil = performance.now() + waitMs;
    const help = setTimeout(() => this.#addSpare(), SLOW_MS);
    const task: Task = { source, operationName, waitsUntil, patience: undefined, help, ...Promise.withResolvers<Planned>() };
    this.#awaitTurn(task);
    this.#waiting.push(task);
    this.#assign();
    return task.promise;
  }

  /** Ends all processes; what waits or is being planned is refused. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#retirement);
    for (const task of [...this.#waiting]) this.#giveUp(task);
    for (const process of this.#processes) process.kill();
    await Promise.all([...this.#processes].map(({ ended }) => ended));
  }

  #awaitTurn(task: Task): void {
    task.patience = setTimeout(() => this.#giveUp(task), task.waitsUntil - performance.now());
  }

  #giveUp(task: Task): void {
    this.#waiting.splice(this.#waiting.indexOf(task), 1);
    clearTimeout(task.patience);
    clearTimeout(task.help);
    task.reject(planningOverloaded());
  }

  #assign(): void {
    while (this.#idle.length > 0 && this.#waiting.length > 0) {
      const [process, task] = [this.#idle.pop(), this.#waiting.shift()];
      if (process && task) void this.#run(process, task);
    }
  }

  async #run(process: PlanningWorker, task: Task): Promise<void> {
    clearTimeout(task.patience);
    if (this.#idle.length === 0) this.#retirement.refresh();
    try {
      const planned = await process.plan(task.source, task.operationName, this.options.planningTimeMs);
      if (planned) task.resolve(planned);
      else if (this.#isClosed) throw planningOverloaded();
      else this.#putBack(task);
    } catch (error) {
      task.reject(this.#isClosed ? planningOverloaded() : error);
    }
    clearTimeout(task.help);
    if (!process.isEnded) this.#idle.push(process);
    this.#assign();
  }

  /** It was not begun, so it is not to blame, and waits on, as long as it would have before: perhaps no process can be had. */
  #putBack(task: Task): void {
    this.#awaitTurn(task);
    this.#waiting.unshift(task);
  }

  /** Takes on a process, and sees to it that there is another when it ends. */
  #employ(process: PlanningWorker): void {
    this.#processes.add(process);
    let isOpen = false;
    process.opened.then(
      () => {
        isOpen = true;
        this.#idle.push(process);
        this.#retirement.refresh();
        this.#assign();
      },
      () => undefined, // It ends then.
    );
    void process.ended.then(() => {
      this.#processes.delete(process);
      if (this.#idle.includes(process)) this.#idle.splice(this.#idle.indexOf(process), 1);
      if (isOpen) this.#replace();
      else setTimeout(() => this.#replace(), RESTART_MS).unref();
    });
  }

  #replace(): void {
    this.#startBelow(this.options.keepSpare ? 2 : 1);
  }

  #addSpare(): void {
    this.#startBelow(2);
  }

  #startBelow(wanted: number): void {
    if (this.#isClosed || this.#processes.size >= wanted) return;
    try {
      this.#employ(this.options.start());
    } catch {
      // The system has no process to give just now.
      setTimeout(() => this.#replace(), RESTART_MS).unref();
    }
  }

  #retireSpare(): void {
    if (!this.options.keepSpare && this.#idle.length > 1) this.#idle.shift()?.kill();
  }
}
