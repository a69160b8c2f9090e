import { AggregatorRegistry, type MetricObject, type Registry } from 'prom-client';
import type { WorkerProcess } from './worker-process.js';

/** What a worker tells of itself. */
type Figures = readonly MetricObject[];

/** A worker, as far as its figures go. */
type Counted = Pick<WorkerProcess, 'isReady' | 'ended' | 'ask'>;

/**
 * The figures of all workers as one. What was counted once stays counted: of a worker that has ended the last that it told of its counters
 * remains, and of one that does not answer what it told before. Else counters would go backwards, which Prometheus takes for a restart.
 */
export class WorkerFigures {
  /** What each worker that runs told last. */
  readonly #last = new Map<Counted, Figures>();
  readonly #watched = new WeakSet<Counted>();
  /** What workers that have ended had counted, as one. */
  #ended: Figures = [];

  /** @param workers those that run */
  constructor(private readonly workers: () => readonly Counted[]) {}

  /** Asks all that listen. */
  async sum(): Promise<Registry> {
    await Promise.all(this.workers().map((worker) => this.#ask(worker)));
    return sumOf([this.#ended, ...this.#last.values()]);
  }

  async #ask(worker: Counted): Promise<void> {
    if (!worker.isReady) return;
    if (!this.#watched.has(worker)) {
      this.#watched.add(worker);
      void worker.ended.then(() => this.#keepCounted(worker));
    }
    const figures = await worker.ask('metrics');
    // What comes after its end was kept then.
    if (figures !== null && worker.isReady) this.#last.set(worker, figures);
  }

  /** Its gauges told how it was, and it is no more. At one go: no scrape may see it counted neither here nor there. */
  #keepCounted(worker: Counted): void {
    const counted = (this.#last.get(worker) ?? []).filter(({ type }) => String(type) !== 'gauge');
    this.#last.delete(worker);
    this.#ended = sumOf([this.#ended, counted]).getMetricsAsArray();
  }
}

const sumOf = (figures: readonly Figures[]) => AggregatorRegistry.aggregate(figures.map((one) => [...one])) as Registry;
