import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { monitorDelay } from '../gateway/health/delay-monitor.js';
import { createHealth } from '../gateway/health/health.js';
import { Load } from '../gateway/health/load.js';
import { DEFAULT_SETTINGS } from '../gateway/settings/gateway-settings.js';
import { startPlainGateway } from './kit/plain-gateway.js';

const LIMITS = { maxRequestsInFlight: 4, overloadDelayMs: 100 };

/** A load, and how many requests are under way. */
function loadOf() {
  const requests = { count: 0 };
  return { requests, load: new Load(LIMITS, () => requests.count) };
}

/** Whether it is overloaded after each sample of the delay. */
function afterSamples(delays: readonly number[]) {
  const { load } = loadOf();
  return delays.map((delay) => {
    load.noteDelay(delay);
    return load.isOverloaded;
  });
}

describe('a gateway is overloaded', () => {
  it('when too many requests are under way, until three quarters are left', () => {
    const { requests, load } = loadOf();
    const seen = [4, 5, 4, 3, 4, 5].map((count) => {
      requests.count = count;
      return load.isOverloaded;
    });
    expect(seen).toEqual([false, true, true, false, false, true]);
  });

  it('when its event loop is slow twice on end, until it was fast three times on end', () => {
    expect(afterSamples([101, 0, 101, 0])).toEqual([false, false, false, false]);
    expect(afterSamples([101, 102, 0, 49, 0])).toEqual([false, true, true, true, false]);
    // Below the limit is not well again; nor is now and then.
    expect(afterSamples([500, 500, 60, 60, 60, 60, 60])).toEqual([false, true, true, true, true, true, true]);
    expect(afterSamples([500, 500, 0, 0, 60, 0, 0, 0])).toEqual([false, true, true, true, true, true, true, false]);
  });

  it('by what is really measured, also where the loop is held when it is time to look', async () => {
    const samples: number[] = [];
    const monitor = monitorDelay((delay) => samples.push(delay));
    // Timers that are due long before Node's own look at the loop.
    const busy = setInterval(() => undefined, 1);
    for (let turn = 0; turn < 3; turn++) {
      const before = samples.length;
      await vi.waitFor(() => expect(samples.length).toBeGreaterThan(before), 10_000);
      await sleep(500);
      const until = performance.now() + 1_000;
      while (performance.now() < until);
      await vi.waitFor(() => expect(Math.max(...samples.slice(before + 1))).toBeGreaterThan(900), 10_000);
    }
    clearInterval(busy);
    monitor.close();
  });
});

describe('the answer about health', () => {
  const state = { isDraining: false, isOverloaded: false, answers: false };
  const health = createHealth({
    underWay: {
      get isDraining() {
        return state.isDraining;
      },
    },
    load: {
      get isOverloaded() {
        return state.isOverloaded;
      },
    },
    answersQueries: async () => state.answers,
  });

  it('is what matters most', async () => {
    const seen = [];
    for (const change of [{}, { answers: true }, { answers: false }, { answers: true, isOverloaded: true }, { isDraining: true }]) {
      Object.assign(state, change);
      seen.push(await health('request-1'));
    }
    expect(seen).toEqual(['starting', 'ready', 'not ready', 'overloaded', 'draining']);
  });
});

describe('one request too many', () => {
  it('is refused at once, with a code and when to come back, and the rest is answered', async () => {
    const load = { ...DEFAULT_SETTINGS.load, ...LIMITS, maxRequestsInFlight: 2 };
    const gateway = await startPlainGateway({ settings: { ...DEFAULT_SETTINGS, load, requestDeadlineMs: 1_000 } });
    const ask = (query: string, accept = 'application/json') =>
      fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept },
        body: JSON.stringify({ query }),
      });
    const slow = [ask('{ slow }'), ask('{ slow }')];
    await vi.waitFor(() => expect(gateway.contexts.length).toBe(2));
    const before = performance.now();
    const refused = await ask('{ hello }', 'application/graphql-response+json');
    expect(performance.now() - before).toBeLessThan(900);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect(refused.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'GATEWAY_OVERLOADED', requestId: expect.any(String) } }] });
    const ready = await fetch(`${gateway.url}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'overloaded' }]);
    // Those who look after it must get in.
    expect((await fetch(`${gateway.url}/health/live`)).status).toBe(200);
    for (const one of await Promise.all(slow)) expect(await one.json()).toEqual({ data: { slow: 'TimeoutError' } });
    await vi.waitFor(async () => expect((await fetch(`${gateway.url}/health/ready`)).status).toBe(200));
    expect(await (await ask('{ hello }')).json()).toEqual({ data: { hello: 'hello' } });
    await gateway.close();
  });
});
