import { afterEach, describe, expect, it, vi } from 'vitest';
import { SubgraphFailure } from '../shared/subgraph/client/failure.js';
import { CALL, codesOf, errorOf, json, QUERY, SubgraphStandIns } from './kit/subgraph-stand-ins.js';

const standIns = new SubgraphStandIns();
afterEach(() => standIns.close());

const OPEN_MS = 200;
const OPTIONS = { deadlineMs: 5_000, failuresToOpen: 3, openMs: OPEN_MS, retryShare: 0, retriesPerSecond: 0 };
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A subgraph that can be told how to behave, and counts what reaches it. */
async function openSubgraph(options = {}) {
  const state = { asked: 0, answer: 'WELL' as 'WELL' | 'ERROR_500' | 'REFUSAL' | 'RUBBISH' | 'BUSY' | 'HANG' | 'HANG_UP' };
  const url = await standIns.http((request, response) => {
    state.asked++;
    if (state.answer === 'WELL') json(response, '{"data":{"a":1}}');
    if (state.answer === 'REFUSAL') json(response, '{"errors":[{"message":"no"}]}');
    if (state.answer === 'ERROR_500') json(response, '{}', 500);
    if (state.answer === 'RUBBISH') json(response, '[]');
    if (state.answer === 'BUSY') response.writeHead(503, { 'retry-after': '1' }).end();
    if (state.answer === 'HANG_UP') request.socket.destroy();
  });
  const client = standIns.client(url, { ...OPTIONS, ...options });
  const ask = async (times = 1) => {
    const codes = [];
    for (let time = 0; time < times; time++) codes.push(...(await codesOf([client.request(QUERY)])));
    return codes;
  };
  return { state, client, ask };
}

describe('a circuit', () => {
  it.each([
    ['ERROR_500', 'SECTOR_UNAVAILABLE'],
    ['RUBBISH', 'SECTOR_BAD_RESPONSE'],
    ['BUSY', 'SECTOR_OVERLOADED'],
    ['HANG_UP', 'SECTOR_UNAVAILABLE'],
    ['HANG', 'SECTOR_TIMEOUT'],
  ] as const)('opens after several failures on end (%s): then nothing is asked, and the answer is there at once', async (answer, code) => {
    const { state, ask, client } = await openSubgraph({ openMs: 60_000, deadlineMs: answer === 'HANG' ? 100 : 5_000 });
    state.answer = answer;
    expect(await ask(3)).toEqual([code, code, code]);
    const noted = client.lastAnswer;
    const before = performance.now();
    expect(new Set(await ask(50))).toEqual(new Set(['SECTOR_UNAVAILABLE']));
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(state.asked).toBe(3);
    expect(client.lastAnswer).toEqual(noted);
  });

  it('stays closed while it answers now and then', async () => {
    const { state, ask } = await openSubgraph();
    for (const answer of ['ERROR_500', 'ERROR_500', 'WELL', 'ERROR_500', 'ERROR_500', 'WELL'] as const) {
      state.answer = answer;
      await ask();
    }
    expect(state.asked).toBe(6);
  });

  it('does not count errors in GraphQL: they are answers', async () => {
    const { state, ask } = await openSubgraph();
    state.answer = 'REFUSAL';
    expect(await ask(10)).toEqual(Array(10).fill('OK'));
    expect(state.asked).toBe(10);
  });

  it('does not count clients who go away', async () => {
    const { state, client, ask } = await openSubgraph({ deadlineMs: 5_000 });
    state.answer = 'HANG';
    for (let time = 0; time < 10; time++) {
      const controller = new AbortController();
      const call = client.request({ ...QUERY, call: { ...CALL, signal: controller.signal } });
      await vi.waitFor(() => expect(state.asked).toBe(time + 1));
      controller.abort();
      expect((await errorOf(call)).extensions.code).toBe('REQUEST_CANCELLED');
    }
    state.answer = 'WELL';
    expect(await ask()).toEqual(['OK']);
    expect(client.lastAnswer?.state).toBe('OK');
  });

  it('does not count an address for versions that an older subgraph does not have', async () => {
    const url = await standIns.http((request, response) =>
      request.url === '/graphql' ? json(response, '{"data":{}}') : response.writeHead(404).end(),
    );
    const client = standIns.client(url, OPTIONS);
    for (let time = 0; time < 5; time++) expect((await errorOf(client.dataVersion(CALL))).extensions.code).toBe('SECTOR_BAD_RESPONSE');
    expect(await codesOf([client.request(QUERY)])).toEqual(['OK']);
  });

  it('lets one question through after a while; the others are not kept waiting; its answer closes it', async () => {
    const { state, client, ask } = await openSubgraph({ deadlineMs: 1_000 });
    state.answer = 'ERROR_500';
    await ask(3);
    state.answer = 'HANG';
    await pause(OPEN_MS + 20);
    const probe = client.request(QUERY);
    await vi.waitFor(() => expect(state.asked).toBe(4));
    const others = Array.from({ length: 20 }, (_, index) => client.request({ ...QUERY, query: `{ q${index}: __typename }` }));
    expect(new Set(await codesOf(others))).toEqual(new Set(['SECTOR_UNAVAILABLE']));
    expect(state.asked).toBe(4);
    expect(await codesOf([probe])).toEqual(['SECTOR_TIMEOUT']);
    state.answer = 'WELL';
    expect(await ask()).toEqual(['SECTOR_UNAVAILABLE']);
    await pause(OPEN_MS + 20);
    expect(await ask(5)).toEqual(Array(5).fill('OK'));
    expect(state.asked).toBe(9);
  });

  it('does not take a question for answered whose client went away', async () => {
    const { state, client, ask } = await openSubgraph({ deadlineMs: 400 });
    state.answer = 'ERROR_500';
    await ask(3);
    state.answer = 'HANG';
    await pause(OPEN_MS + 20);
    const controller = new AbortController();
    const probe = client.request({ ...QUERY, call: { ...CALL, signal: controller.signal } });
    await vi.waitFor(() => expect(state.asked).toBe(4));
    controller.abort();
    await errorOf(probe);
    expect(new Set(await ask(20))).toEqual(new Set(['SECTOR_UNAVAILABLE']));
    expect(state.asked).toBe(4);
  });
});

describe('a failure', () => {
  it('says to the log what happened, and to nobody else', async () => {
    const told: [SubgraphFailure, string][] = [];
    const url = await standIns.refused();
    const client = standIns.client(url, { ...OPTIONS, onFailure: (failure, { requestId }) => told.push([failure, requestId]) });
    for (let time = 0; time < 5; time++) {
      const error = await errorOf(client.request(QUERY));
      expect(error).toBeInstanceOf(SubgraphFailure);
      expect(JSON.stringify({ ...error, error })).not.toMatch(/ECONN|127\.0\.0\.1/);
    }
    // What the open circuit refused says nothing new.
    expect(told.map(([{ extensions }, requestId]) => `${extensions.code} ${requestId}`)).toEqual(
      Array(3).fill('SECTOR_UNAVAILABLE request-1'),
    );
    expect(String(told[0]?.[0].cause)).toContain('ECONNREFUSED');
  });

  it('does not tell the log what the subgraph answered: it may be about persons', async () => {
    const told: SubgraphFailure[] = [];
    const url = await standIns.http((_request, response) => json(response, '["Kari Nordmann"]'));
    await errorOf(standIns.client(url, { onFailure: (failure) => told.push(failure) }).request(QUERY));
    expect(String(told[0]?.cause)).toMatch(/status 200 and 17 characters of application\/json/);
  });
});
