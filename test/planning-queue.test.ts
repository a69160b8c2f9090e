import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PlanningQueue, type PlanningWorker, type QueueOptions } from '../gateway/planning/planning-queue.js';

/** A process of a test: it opens and answers when the test says so. */
class FakeProcess implements PlanningWorker {
  readonly #opening = Promise.withResolvers<void>();
  readonly #ending = Promise.withResolvers<void>();
  readonly opened = this.#opening.promise;
  readonly ended = this.#ending.promise;
  readonly plan = vi.fn<PlanningWorker['plan']>(() => this.#answer.promise);
  isEnded = false;
  #answer = Promise.withResolvers<Awaited<ReturnType<PlanningWorker['plan']>>>();

  open(): void {
    this.#opening.resolve();
  }

  answer(): void {
    const answer = this.#answer;
    this.#answer = Promise.withResolvers();
    answer.resolve({ plan: { kind: 'QueryPlan' }, characters: 20 });
  }

  /** Ends it before it has begun what it was asked. */
  lose(): void {
    this.isEnded = true;
    this.#opening.reject(new Error('lost'));
    this.#answer.resolve(null);
    this.#ending.resolve();
  }

  kill(): void {
    this.lose();
  }
}

let processes: FakeProcess[];

/** A queue with one process that is open. */
function startQueue(options: Partial<QueueOptions> = {}): PlanningQueue {
  const start = () => {
    const process = new FakeProcess();
    processes.push(process);
    return process;
  };
  const first = start();
  first.open();
  return new PlanningQueue(first, { start, planningTimeMs: 2_000, waitMs: 3_000, maxWaiting: 2, keepSpare: false, ...options });
}

const process = (index: number): FakeProcess => {
  const found = processes[index];
  if (!found) throw new Error(`there is no process ${index}`);
  return found;
};
const asked = (index: number) => process(index).plan.mock.calls.map(([source]) => source);
const codeOf = (planned: Promise<unknown>): Promise<unknown> =>
  planned.then(
    () => 'planned',
    (error) => error.extensions?.code ?? error,
  );
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  processes = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('gives a process one operation at a time, in turn, each with all its time', async () => {
  const queue = startQueue();
  await pass(0);
  const planned = ['a', 'b', 'c'].map((source) => codeOf(queue.plan(source, null)));
  expect(asked(0)).toEqual(['a']);
  await pass(200);
  process(0).answer();
  await pass(0);
  expect(process(0).plan.mock.calls).toEqual([
    ['a', null, 2_000],
    ['b', null, 2_000],
  ]);
  process(0).answer();
  await pass(0);
  process(0).answer();
  expect(await Promise.all(planned)).toEqual(['planned', 'planned', 'planned']);
  expect(processes.length).toBe(1);
});

it('refuses what is too much at once, and what has waited too long', async () => {
  const queue = startQueue();
  await pass(0);
  const codes = ['a', 'b', 'c', 'd'].map((source) => codeOf(queue.plan(source, null)));
  expect(await codes[3]).toBe('QUERY_PLANNING_OVERLOADED');
  await pass(3_000);
  expect(await Promise.all([codes[1], codes[2]])).toEqual(['QUERY_PLANNING_OVERLOADED', 'QUERY_PLANNING_OVERLOADED']);
  process(0).answer();
  expect(await codes[0]).toBe('planned');
  await pass(0);
  expect(asked(0)).toEqual(['a']);
});

it('starts a second process beside a slow plan, which takes what waits, and lets one of them go when both are idle', async () => {
  const queue = startQueue();
  await pass(0);
  const slow = codeOf(queue.plan('slow', null));
  const next = codeOf(queue.plan('next', null));
  await pass(299);
  expect(processes.length).toBe(1);
  await pass(1);
  process(1).open();
  await pass(0);
  expect(asked(1)).toEqual(['next']);
  process(1).answer();
  expect(await next).toBe('planned');
  process(0).answer();
  expect(await slow).toBe('planned');
  await pass(60_000);
  expect(processes.map(({ isEnded }) => isEnded)).toEqual([false, true]);
  await pass(60_000);
  expect(processes.length).toBe(2);
  const last = codeOf(queue.plan('last', null));
  process(0).answer();
  expect(await last).toBe('planned');
});

it('replaces a process that is lost, and blames nothing that it had not begun', async () => {
  const queue = startQueue();
  await pass(0);
  const planned = ['a', 'b'].map((source) => codeOf(queue.plan(source, null)));
  process(0).lose();
  await pass(0);
  process(1).open();
  await pass(0);
  expect(asked(1)).toEqual(['a']);
  process(1).answer();
  await pass(0);
  process(1).answer();
  expect(await Promise.all(planned)).toEqual(['planned', 'planned']);
});

it('lets what was put back wait as long as it would have waited before, and no longer, though no process can be had', async () => {
  const queue = startQueue();
  await pass(0);
  const planned = codeOf(queue.plan('a', null));
  await pass(1_000);
  process(0).lose();
  await pass(1_999);
  const isOver = vi.fn();
  void planned.then(isOver);
  await pass(0);
  expect(isOver).not.toHaveBeenCalled();
  await pass(1);
  expect(await planned).toBe('QUERY_PLANNING_OVERLOADED');
});

it('tries again, but not without pause, when a process cannot be opened', async () => {
  startQueue();
  await pass(0);
  process(0).lose();
  await pass(0);
  process(1).lose();
  await pass(999);
  expect(processes.length).toBe(2);
  await pass(1);
  expect(processes.length).toBe(3);
});

it('always has a second process if it is told to', async () => {
  startQueue({ keepSpare: true });
  process(1).open();
  await pass(200_000);
  expect(processes.map(({ isEnded }) => isEnded)).toEqual([false, false]);
  process(1).lose();
  await pass(0);
  expect(processes.length).toBe(3);
});

it('refuses everything when it closes, and ends its processes', async () => {
  const queue = startQueue();
  await pass(0);
  const codes = ['a', 'b'].map((source) => codeOf(queue.plan(source, null)));
  await queue.close();
  expect(await Promise.all([...codes, codeOf(queue.plan('c', null))])).toEqual(Array(3).fill('QUERY_PLANNING_OVERLOADED'));
  await pass(200_000);
  expect(processes.map(({ isEnded }) => isEnded)).toEqual([true]);
  expect(vi.getTimerCount()).toBe(0);
});
