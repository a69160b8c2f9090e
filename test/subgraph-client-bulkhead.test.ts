import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CALL, codesOf, errorOf, json, QUERY, SubgraphStandIns } from './kit/subgraph-stand-ins.js';

const standIns = new SubgraphStandIns();
afterEach(() => standIns.close());

async function openSubgraph(options = {}) {
  const pending: ServerResponse[] = [];
  let connections = 0;
  const url = await standIns.http((request, response) => {
    if (request.socket.listenerCount('counted') === 0) connections++;
    request.socket.on('counted', () => undefined);
    pending.push(response);
  });
  const client = standIns.client(url, { deadlineMs: 5_000, maxInFlight: 4, maxQueued: 3, ...options });
  let asked = 0;
  const ask = (signal?: AbortSignal) => {
    asked++;
    return client.request({ query: `{ q${asked}: __typename }`, call: { ...CALL, signal } });
  };
  const arrive = (count: number) => vi.waitFor(() => expect(pending).toHaveLength(count), { timeout: 3_000, interval: 5 });
  return { client, pending, ask, arrive, connections: () => connections };
}

describe('a subgraph that is asked more than it can answer', () => {
  it('gets so many questions at a time; so many wait; one more is refused at once, and is no failure of the subgraph', async () => {
    const { client, pending, ask, arrive, connections } = await openSubgraph();
    const calls = Array.from({ length: 7 }, () => ask());
    await arrive(4);
    const before = performance.now();
    const error = await errorOf(ask());
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(error.extensions).toEqual({ code: 'SECTOR_OVERLOADED', sector: 'ous' });
    expect(client.lastAnswer).toBeNull();
    expect(pending).toHaveLength(4);
    for (let index = 0; index < 7; index++) {
      await arrive(Math.min(7, index + 4));
      json(pending[index] as ServerResponse, '{"data":{}}');
    }
    expect(await codesOf(calls)).toEqual(Array(7).fill('OK'));
    expect(connections()).toBeLessThanOrEqual(4);
    const later = Array.from({ length: 4 }, () => ask());
    await arrive(11);
    for (const response of pending.slice(7)) json(response, '{"data":{}}');
    expect(await codesOf(later)).toEqual(Array(4).fill('OK'));
  });

  it('is asked no more for those who have gone away while they waited: their places are free', async () => {
    const { pending, ask, arrive } = await openSubgraph();
    const first = Array.from({ length: 4 }, () => ask());
    await arrive(4);
    const controller = new AbortController();
    const leaving = Array.from({ length: 3 }, () => ask(controller.signal));
    controller.abort();
    expect(await codesOf(leaving)).toEqual(Array(3).fill('REQUEST_CANCELLED'));
    const waiting = Array.from({ length: 3 }, () => ask());
    for (const response of pending) json(response, '{"data":{}}');
    await arrive(7);
    for (const response of pending.slice(4)) json(response, '{"data":{}}');
    expect(await codesOf([...first, ...waiting])).toEqual(Array(7).fill('OK'));
    expect(pending).toHaveLength(7);
  });

  it('lets nobody wait longer than her deadline, also in the queue', async () => {
    const { ask, pending } = await openSubgraph({ deadlineMs: 200 });
    const before = performance.now();
    const calls = Array.from({ length: 7 }, () => ask());
    expect(await codesOf(calls)).toEqual(Array(7).fill('SECTOR_TIMEOUT'));
    expect(performance.now() - before).toBeLessThan(600);
    expect(pending.length).toBeLessThanOrEqual(4);
  });

  it.each([
    [429, {}, 'SECTOR_OVERLOADED'],
    [429, { 'retry-after': '5' }, 'SECTOR_OVERLOADED'],
    [503, { 'retry-after': '5' }, 'SECTOR_OVERLOADED'],
    [503, {}, 'SECTOR_UNAVAILABLE'],
  ])('says so itself, with status %i and %o', async (status, headers, code) => {
    const url = await standIns.http((_request, response) => void response.writeHead(status, headers as Record<string, string>).end());
    expect(await codesOf([standIns.client(url).request(QUERY)])).toEqual([code]);
  });
});
