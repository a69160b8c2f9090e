import { StartError } from '../../shared/subgraph/errors.js';
import { type PlannedGraph, readPlannedGraph } from './planned-graph.js';
import type { Planner } from './planner.js';
import type { GraphDescription } from './planning-messages.js';
import { PlanningProcess } from './planning-process.js';
import { PlanningQueue, type QueueOptions } from './planning-queue.js';
import { type OnPlan, QueuedPlanner } from './queued-planner.js';
import { tellReason } from './tell-reason.js';

/** Time that an operation waits for its turn, in milliseconds, and operations that wait at once. */
const WAIT_MS = 6_000;
const MAX_WAITING = 200;

/** The bounds of planning. */
export interface PlannerOptions extends Partial<Pick<QueueOptions, 'waitMs' | 'maxWaiting' | 'keepSpare'>> {
  /** Milliseconds for one plan, from when it is begun. */
  readonly planningTimeMs: number;
  /** Plans that are kept. */
  readonly keptPlans: number;
  /** Heap of one planning process, in MB; default by the size of the supergraph. */
  readonly memoryMb?: number;
  readonly onPlan?: OnPlan;
}

/**
 * Opens a supergraph for planning.
 * @param supergraph its text
 * @throws StartError if it cannot be loaded
 */
export async function openPlanner(
  supergraph: string,
  { planningTimeMs, keptPlans, waitMs = WAIT_MS, maxWaiting = MAX_WAITING, keepSpare = false, ...options }: PlannerOptions,
): Promise<Planner> {
  const memoryMb = options.memoryMb ?? memoryFor(supergraph);
  const description = Promise.withResolvers<GraphDescription>();
  const first = new PlanningProcess({ supergraph, memoryMb, onDescription: description.resolve });
  // While this builds the public schema, the process prepares its planner.
  const [graph] = await Promise.all([read(description.promise), first.opened]).catch((error: unknown) => {
    first.kill();
    throw error;
  });
  const start = () => new PlanningProcess({ supergraph, memoryMb });
  return new QueuedPlanner(
    graph,
    new PlanningQueue(first, { start, planningTimeMs, waitMs, maxWaiting, keepSpare }),
    keptPlans,
    options.onPlan,
  );
}

async function read(description: Promise<GraphDescription>): Promise<PlannedGraph> {
  const described = await description;
  try {
    return await readPlannedGraph(described);
  } catch (error) {
    throw new StartError(`the public schema cannot be built: ${tellReason(error)}`);
  }
}

/**
 * Heap of a planning process, in MB: about twice what an open supergraph takes, and room for a plan. Measured after garbage
 * collection: 35 MB for 0.46 million characters (4 sectors), 85 MB for 1.3 million (20 sectors).
 */
const memoryFor = (supergraph: string): number => 96 + Math.ceil(supergraph.length / 8_000);
