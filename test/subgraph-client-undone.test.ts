import { afterEach, describe, expect, it } from 'vitest';
import { SubgraphFailure } from '../shared/subgraph/client/failure.js';
import type { SubgraphClientOptions } from '../shared/subgraph/client/options.js';
import { errorOf, MUTATION, SubgraphStandIns } from './kit/subgraph-stand-ins.js';

/** Of a change without an answer it is known whether it may have been made. */

const standIns = new SubgraphStandIns();
afterEach(() => standIns.close());

const open = (url: string, options: Partial<SubgraphClientOptions> = {}) =>
  standIns.client(url, { deadlineMs: 10_000, retryShare: 0, retriesPerSecond: 0, ...options });

async function isSurelyUndone(call: Promise<unknown>): Promise<boolean> {
  const error = await errorOf(call);
  if (!(error instanceof SubgraphFailure)) throw error;
  return error.isSurelyUndone;
}

describe('a change was surely not made', () => {
  it('where nothing listens', async () => {
    expect(await isSurelyUndone(open(await standIns.refused()).request(MUTATION))).toBe(true);
  });

  it('where the circuit is open', async () => {
    const url = await standIns.http((request) => void request.socket.destroy());
    const client = open(url, { failuresToOpen: 1, openMs: 60_000 });
    const calls = [await isSurelyUndone(client.request(MUTATION)), await isSurelyUndone(client.request(MUTATION))];
    expect(calls).toEqual([false, true]);
  });

  it('where there was no room for it, or none before its time was up', async () => {
    const client = open(await standIns.http(() => undefined), { deadlineMs: 500, maxInFlight: 1, maxQueued: 1 });
    const calls = Array.from({ length: 3 }, () => isSurelyUndone(client.request(MUTATION)));
    // The first one has been sent, the second one waits.
    expect(await Promise.all(calls)).toEqual([false, true, true]);
  });

  it.each([
    [429, {}, true],
    [503, { 'retry-after': '1' }, true],
    [503, {}, false],
    [500, {}, false],
  ])('or perhaps it was, with status %i and %o', async (status, headers, isUndone) => {
    const url = await standIns.http((_request, response) => void response.writeHead(status, headers as Record<string, string>).end());
    expect(await isSurelyUndone(open(url).request(MUTATION))).toBe(isUndone);
  });
});

describe('a change may have been made', () => {
  it('where its answer does not come, is lost, or cannot be read', async () => {
    const silent = open(await standIns.http(() => undefined), { deadlineMs: 300 });
    const lost = open(await standIns.http((request) => void request.socket.destroy()));
    const garbled = open(await standIns.http((_request, response) => void response.end('no JSON')));
    const calls = [silent, lost, garbled].map((client) => isSurelyUndone(client.request(MUTATION)));
    expect(await Promise.all(calls)).toEqual([false, false, false]);
  });
});
