import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CALL, codesOf, DEADLINE_MS, errorOf, json, MUTATION, QUERY, SubgraphStandIns } from './kit/subgraph-stand-ins.js';

const standIns = new SubgraphStandIns();
afterEach(() => standIns.close());

const ANSWER = '{"data":{"rows":[{"a":1}]}}';

/** A subgraph that answers when told to. */
async function openSubgraph(options = {}) {
  const pending: { response: ServerResponse; requestId: unknown; closed: boolean }[] = [];
  const url = await standIns.http((request, response) => {
    const one = { response, requestId: request.headers['x-request-id'], closed: false };
    response.on('close', () => {
      one.closed = true;
    });
    pending.push(one);
  });
  return {
    pending,
    client: standIns.client(url, { deadlineMs: 5_000, ...options }),
    arrive: (count: number) => vi.waitFor(() => expect(pending).toHaveLength(count), { timeout: 3_000, interval: 5 }),
    answerAll: () => {
      for (const { response } of pending) if (!response.writableEnded) json(response, ANSWER);
    },
  };
}

describe('those who ask the same at the same time', () => {
  it('share one fetch, and each gets an answer of her own', async () => {
    const { pending, client, arrive, answerAll } = await openSubgraph();
    const calls = Array.from({ length: 50 }, (_, index) => client.request({ ...QUERY, call: { ...CALL, requestId: `request-${index}` } }));
    await arrive(1);
    answerAll();
    const answers = await Promise.all(calls);
    expect(pending.map(({ requestId }) => requestId)).toEqual(['request-0']);
    for (const answer of answers) expect(answer).toEqual(JSON.parse(ANSWER));
    const rows = answers.map(({ data }) => (data as { rows: object[] }).rows);
    expect(new Set(rows).size).toBe(50);
    expect(new Set(rows.map(([row]) => row)).size).toBe(50);
  });

  it('ask anew once it is answered', async () => {
    const { pending, client, arrive, answerAll } = await openSubgraph();
    for (const count of [1, 2, 3]) {
      const call = client.request(QUERY);
      await arrive(count);
      answerAll();
      await call;
    }
    expect(pending).toHaveLength(3);
  });

  it('share a failure, and not with those who come later', async () => {
    const { pending, client, arrive } = await openSubgraph();
    const calls = [client.request(QUERY), client.request(QUERY)];
    await arrive(1);
    json(pending[0]?.response as ServerResponse, '[]');
    expect(await codesOf(calls)).toEqual(['SECTOR_BAD_RESPONSE', 'SECTOR_BAD_RESPONSE']);
    const later = client.request(QUERY);
    await arrive(2);
    json(pending[1]?.response as ServerResponse, ANSWER);
    expect(await codesOf([later])).toEqual(['OK']);
  });

  it('share the version of the data too', async () => {
    let asked = 0;
    const url = await standIns.http((_request, response) => {
      asked++;
      setTimeout(() => json(response, '{"version":"7","changedAt":"2026-01-01T00:00:00.000Z"}'), 50);
    });
    const client = standIns.client(url);
    const versions = await Promise.all([1, 2, 3].map(() => client.dataVersion(CALL)));
    expect(versions.map(({ version }) => version)).toEqual(['7', '7', '7']);
    expect(asked).toBe(1);
  });

  it.each<[string, object]>([
    ['another person', { call: { ...CALL, authorization: 'Bearer b' } }],
    ['nobody', { call: { ...CALL, authorization: null } }],
    ['an empty header', { call: { ...CALL, authorization: '' } }],
    ['another language', { call: { ...CALL, authorization: 'Bearer a', language: 'nn' } }],
    ['other variables', { call: { ...CALL, authorization: 'Bearer a' }, variables: { a: 1 } }],
    ['another operation', { call: { ...CALL, authorization: 'Bearer a' }, query: '{ b: __typename }' }],
  ])('do not share with %s', async (_who, other) => {
    const { client, arrive, answerAll } = await openSubgraph();
    const calls = [client.request({ ...QUERY, call: { ...CALL, authorization: 'Bearer a' } }), client.request({ ...QUERY, ...other })];
    await arrive(2);
    answerAll();
    await Promise.all(calls);
  });

  it('do not confuse headers that look alike when they are put together', async () => {
    const { client, arrive, answerAll } = await openSubgraph();
    const calls = [
      client.request({ ...QUERY, call: { ...CALL, authorization: 'a', language: null } }),
      client.request({ ...QUERY, call: { ...CALL, authorization: null, language: 'a' } }),
      client.request({ ...QUERY, call: { ...CALL, authorization: '-', language: null } }),
    ];
    await arrive(3);
    answerAll();
    await Promise.all(calls);
  });

  it('never share a change', async () => {
    const { client, arrive, answerAll } = await openSubgraph();
    const calls = [client.request(MUTATION), client.request(MUTATION), client.request(MUTATION)];
    await arrive(3);
    answerAll();
    await Promise.all(calls);
  });

  it('do not join a fetch that began before a change was done', async () => {
    const { client, pending, arrive, answerAll } = await openSubgraph();
    const before = client.request(QUERY);
    await arrive(1);
    const change = client.request(MUTATION);
    await arrive(2);
    json(pending[1]?.response as ServerResponse, ANSWER);
    await change;
    const after = client.request(QUERY);
    await arrive(3);
    answerAll();
    await Promise.all([before, after]);
  });

  it('do not join a fetch whose time is nearly up', async () => {
    const { client, arrive } = await openSubgraph({ deadlineMs: DEADLINE_MS });
    const early = client.request(QUERY);
    await new Promise((resolve) => setTimeout(resolve, DEADLINE_MS * 0.7));
    const at = performance.now();
    const late = client.request(QUERY);
    await arrive(2);
    expect(await codesOf([early, late])).toEqual(['SECTOR_TIMEOUT', 'SECTOR_TIMEOUT']);
    expect(performance.now() - at).toBeGreaterThan(DEADLINE_MS * 0.9);
  });
});

describe('one who goes away', () => {
  const gone = (controller: AbortController) => ({ ...QUERY, call: { ...CALL, signal: controller.signal } });

  it('ends the fetch, and its connection', async () => {
    const { client, pending, arrive } = await openSubgraph();
    const controller = new AbortController();
    const call = client.request(gone(controller));
    await arrive(1);
    controller.abort();
    expect((await errorOf(call)).extensions.code).toBe('REQUEST_CANCELLED');
    await vi.waitFor(() => expect(pending[0]?.closed).toBe(true));
    expect(client.lastAnswer).toBeNull();
  });

  it('does not end it for the others; the last one does', async () => {
    const { client, pending, arrive, answerAll } = await openSubgraph();
    const controllers = [new AbortController(), new AbortController()];
    const leaving = controllers.map((controller) => client.request(gone(controller)));
    const staying = client.request(QUERY);
    await arrive(1);
    for (const controller of controllers) controller.abort();
    expect(await codesOf(leaving)).toEqual(['REQUEST_CANCELLED', 'REQUEST_CANCELLED']);
    expect(pending[0]?.closed).toBe(false);
    answerAll();
    expect(await codesOf([staying])).toEqual(['OK']);
    const lasting = controllers.map(() => new AbortController());
    const calls = lasting.map((controller) => client.request(gone(controller)));
    await arrive(2);
    for (const controller of lasting) controller.abort();
    await codesOf(calls);
    await vi.waitFor(() => expect(pending[1]?.closed).toBe(true));
  });

  it('is not joined by one who comes in the same moment', async () => {
    const { client, arrive, answerAll } = await openSubgraph();
    const controller = new AbortController();
    const leaving = client.request(gone(controller));
    await arrive(1);
    controller.abort();
    await errorOf(leaving);
    const coming = client.request(QUERY);
    await arrive(2);
    answerAll();
    expect(await codesOf([coming])).toEqual(['OK']);
  });

  it('before it was asked: nothing is asked', async () => {
    const { client, pending } = await openSubgraph();
    const controller = new AbortController();
    controller.abort();
    expect((await errorOf(client.request(gone(controller)))).extensions.code).toBe('REQUEST_CANCELLED');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(pending).toHaveLength(0);
  });

  it('for a time limit of her own: SECTOR_TIMEOUT', async () => {
    const { client } = await openSubgraph();
    const call = { ...CALL, signal: AbortSignal.timeout(50) };
    expect((await errorOf(client.request({ ...QUERY, call }))).extensions.code).toBe('SECTOR_TIMEOUT');
  });

  it('does not break off a change', async () => {
    const { client, pending, arrive, answerAll } = await openSubgraph();
    const controller = new AbortController();
    const change = client.request({ ...MUTATION, call: { ...CALL, signal: controller.signal } });
    await arrive(1);
    controller.abort();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(pending[0]?.closed).toBe(false);
    answerAll();
    expect(await codesOf([change])).toEqual(['OK']);
  });
});
