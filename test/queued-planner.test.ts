import type { QueryPlan } from '@apollo/query-planner';
import { GraphQLError } from 'graphql';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PlannedGraph } from '../gateway/planning/planned-graph.js';
import { planningOverloaded, planningTimedOut } from '../gateway/planning/planning-errors.js';
import type { PlanningQueue } from '../gateway/planning/planning-queue.js';
import { QueuedPlanner } from '../gateway/planning/queued-planner.js';
import { BoundedCache } from '../shared/subgraph/bounded-cache.js';

describe('a bounded cache', () => {
  const kept = (cache: BoundedCache<number>, keys: string) => [...keys].filter((key) => cache.get(key) !== undefined).join('');

  it('lets go what was not used for longest', () => {
    const cache = new BoundedCache<number>({ entries: 3, characters: 1_000 });
    for (const key of 'abc') cache.set(key, 1, 1);
    cache.get('a');
    cache.set('d', 1, 1);
    expect(kept(cache, 'abcd')).toBe('acd');
  });

  it('counts the characters of keys and values, and forgets those of what went or was replaced', () => {
    const cache = new BoundedCache<number>({ entries: 100, characters: 30 });
    for (const key of 'abc') cache.set(key, 1, 9);
    for (let again = 0; again < 100; again++) cache.set('c', again, 9);
    cache.delete('nothing');
    expect(kept(cache, 'abc')).toBe('abc');
    cache.set('d', 1, 18);
    expect(kept(cache, 'abcd')).toBe('cd');
    cache.set('f', 1, 29);
    expect(kept(cache, 'cdf')).toBe('f');
  });

  it('keeps nothing that is longer than it may be, nor what was there before it, and lets go no other for it', () => {
    const cache = new BoundedCache<number>({ entries: 100, characters: 30 });
    const strict = new BoundedCache<number>({ entries: 100, characters: 30, longest: 10 });
    for (const key of 'ab') for (const one of [cache, strict]) one.set(key, 1, 9);
    cache.set('b', 2, 30);
    strict.set('b', 2, 10);
    for (const one of [cache, strict]) expect(kept(one, 'ab')).toBe('a');
  });
});

describe('a planner over a queue', () => {
  const plan = (): QueryPlan => ({ kind: 'QueryPlan' });
  const open = (queued: PlanningQueue['plan'], keptPlans = 2) => {
    const queue = { plan: vi.fn(queued), close: vi.fn() };
    return { queue, planner: new QueuedPlanner({} as PlannedGraph, queue as unknown as PlanningQueue, keptPlans) };
  };
  const codeOf = (planned: Promise<unknown>) => planned.catch((error: GraphQLError) => error.extensions.code);
  afterEach(() => {
    vi.useRealTimers();
  });

  it('keeps as many plans as it may', async () => {
    const { queue, planner } = open(async () => ({ plan: plan(), characters: 10 }));
    for (const source of ['a', 'b', 'c', 'c', 'b', 'a']) await planner.plan(source, null);
    expect(queue.plan.mock.calls.map(([source]) => source)).toEqual(['a', 'b', 'c', 'a']);
  });

  it('refuses at once what was beyond planning, each time for longer, and then tries again', async () => {
    vi.useFakeTimers();
    const { queue, planner } = open(() => Promise.reject(planningTimedOut()));
    const triesIn = async (ms: number) => {
      const before = queue.plan.mock.calls.length;
      for (let passed = 0; passed < ms; passed += 1_000) {
        expect(await codeOf(planner.plan('bomb', null))).toBe('QUERY_PLANNING_TIMEOUT');
        vi.advanceTimersByTime(1_000);
      }
      return queue.plan.mock.calls.length - before;
    };
    expect(await triesIn(5_000)).toBe(1);
    expect(await triesIn(10_000)).toBe(1);
    expect(await triesIn(20_000)).toBe(1);
    expect(await triesIn(3_600_000)).toBeLessThan(14);
  });

  it.each([
    ['an overload', planningOverloaded()],
    ['a refusal of the planner', new GraphQLError('no such field')],
    ['a failure', new Error('a bug')],
  ])('tries again at once after %s', async (_of, error) => {
    const { queue, planner } = open(() => Promise.reject(error));
    for (let time = 0; time < 3; time++) await expect(planner.plan('a', null)).rejects.toBe(error);
    expect(queue.plan).toHaveBeenCalledTimes(3);
  });
});
