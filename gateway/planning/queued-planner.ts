import type { QueryPlan } from '@apollo/query-planner';
import { GraphQLError } from 'graphql';
import { BoundedCache } from '../../shared/subgraph/bounded-cache.js';
import type { PlannedGraph } from './planned-graph.js';
import type { Planner } from './planner.js';
import { QUERY_PLANNING_TIMEOUT, QUERY_TOO_COMPLEX } from './planning-errors.js';
import type { PlanningQueue } from './planning-queue.js';

/** Characters of kept operations and their plans as JSON, of all and of one: in memory they take several times as much. */
const KEPT_PLANS = { characters: 4_000_000, longest: 400_000 };

/**
 * An operation that could not be planned is refused at once for so long, and twice as long each time that it still cannot be: one that
 * met a busy machine is soon tried again, and one that is beyond planning costs next to nothing.
 */
const REFUSED_MS = 5_000;
const LONGEST_REFUSED_MS = 600_000;
const REFUSED_BOUNDS = { entries: 500, characters: 1_000_000 };

interface Refusal {
  readonly error: GraphQLError;
  readonly forMs: number;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/**
 * Told what became of an operation that was to be planned: for figures.
 * @param ms milliseconds; null where nothing was planned
 */
export type OnPlan = (outcome: 'made' | 'kept' | 'refused', ms: number | null) => void;

/** Plans each operation once, as long as its plan is kept, however many ask for it at the same time. */
export class QueuedPlanner implements Planner {
  readonly #plans: BoundedCache<QueryPlan>;
  readonly #refusals = new BoundedCache<Refusal>(REFUSED_BOUNDS);
  readonly #inFlight = new Map<string, Promise<QueryPlan>>();

  constructor(
    readonly graph: PlannedGraph,
    private readonly queue: PlanningQueue,
    keptPlans: number,
    private readonly onPlan: OnPlan = () => undefined,
  ) {
    this.#plans = new BoundedCache({ ...KEPT_PLANS, entries: keptPlans });
  }

  async plan(source: string, operationName: string | null): Promise<QueryPlan> {
    // No name has a line break in it.
    const key = `${operationName ?? ''}\n${source}`;
    const kept = this.#plans.get(key);
    if (kept) {
      this.onPlan('kept', null);
      return kept;
    }
    const refusal = this.#refusals.get(key);
    if (refusal && refusal.until > Date.now()) {
      this.onPlan('refused', null);
      throw refusal.error;
    }
    const known = this.#inFlight.get(key);
    if (known) return known;
    const planned = this.#planAndKeep(key, source, operationName).finally(() => this.#inFlight.delete(key));
    this.#inFlight.set(key, planned);
    return planned;
  }

  close(): Promise<void> {
    return this.queue.close();
  }

  async #planAndKeep(key: string, source: string, operationName: string | null): Promise<QueryPlan> {
    const since = performance.now();
    try {
      const { plan, characters } = await this.queue.plan(source, operationName);
      this.#plans.set(key, plan, characters);
      this.onPlan('made', performance.now() - since);
      return plan;
    } catch (error) {
      this.onPlan('refused', performance.now() - since);
      if (isBeyondPlanning(error)) this.#refuse(key, error);
      throw error;
    }
  }

  #refuse(key: string, error: GraphQLError): void {
    const before = this.#refusals.get(key);
    const forMs = before ? Math.min(2 * before.forMs, LONGEST_REFUSED_MS) : REFUSED_MS;
    this.#refusals.set(key, { error, forMs, until: Date.now() + forMs });
  }
}

/** Whether it would fail again. */
const isBeyondPlanning = (error: unknown): error is GraphQLError =>
  error instanceof GraphQLError && [QUERY_PLANNING_TIMEOUT, QUERY_TOO_COMPLEX].includes(error.extensions.code as string);
