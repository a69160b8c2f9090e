import { afterEach, describe, expect, it } from 'vitest';
import { RetryBudget } from '../shared/subgraph/client/retry-budget.js';
import { codesOf, DEADLINE_MS, json, MUTATION, QUERY, SubgraphStandIns } from './kit/subgraph-stand-ins.js';

const standIns = new SubgraphStandIns();
afterEach(() => standIns.close());

/** A subgraph that hangs up on some of the requests that it has read, and keeps all it got. */
async function openSubgraph(hangsUp: (index: number) => boolean, options = {}) {
  const got: string[] = [];
  const url = await standIns.bodies((body, response, request) => {
    got.push(body);
    if (hangsUp(got.length)) request.socket.destroy();
    else json(response, '{"data":{"a":1}}');
  });
  return { got, client: standIns.client(url, { failuresToOpen: 1_000, ...options }) };
}

describe('a query whose connection breaks before any answer', () => {
  it('is sent a second time', async () => {
    const { got, client } = await openSubgraph((count) => count === 1);
    expect(await codesOf([client.request(QUERY)])).toEqual(['OK']);
    expect(got).toHaveLength(2);
    expect(got[1]).toBe(got[0]);
    expect(client.lastAnswer?.state).toBe('OK');
  });

  it('is not sent a third time', async () => {
    const { got, client } = await openSubgraph(() => true);
    expect(await codesOf([client.request(QUERY)])).toEqual(['SECTOR_UNAVAILABLE']);
    expect(got).toHaveLength(2);
  });

  it('is sent a second time on a kept connection that the server has just closed', async () => {
    let requests = 0;
    const url = await standIns.net((socket) => {
      let answered = false;
      socket.on('data', () => {
        requests++;
        if (answered) return void socket.destroy();
        answered = true;
        socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 16\r\n\r\n{"data":{"a":1}}');
      });
    });
    const client = standIns.client(url, { maxInFlight: 1 });
    expect(await codesOf([client.request(QUERY)])).toEqual(['OK']);
    expect(await codesOf([client.request(QUERY)])).toEqual(['OK']);
    expect(requests).toBe(3);
  });

  it('has one deadline for both', async () => {
    let connections = 0;
    const url = await standIns.net((socket) => {
      connections++;
      if (connections === 1) setTimeout(() => socket.destroy(), DEADLINE_MS * 0.6);
    });
    const before = performance.now();
    expect(await codesOf([standIns.client(url).request(QUERY)])).toEqual(['SECTOR_TIMEOUT']);
    expect(performance.now() - before).toBeLessThan(DEADLINE_MS * 1.5);
    expect(connections).toBe(2);
  });

  it('is not sent again once the budget is used up', async () => {
    const { got, client } = await openSubgraph(() => true, { retryShare: 0.1, retriesPerSecond: 0, deadlineMs: 10_000 });
    const questions = Array.from({ length: 100 }, (_, index) => client.request({ ...QUERY, query: `{ q${index}: __typename }` }));
    expect(new Set(await codesOf(questions))).toEqual(new Set(['SECTOR_UNAVAILABLE']));
    expect(got.length).toBeGreaterThanOrEqual(105);
    expect(got.length).toBeLessThanOrEqual(110);
  });
});

describe('what is not surely a query is sent once', () => {
  it.each([
    'mutation { change }',
    'query A { a } mutation B { change }',
    'fragment F on Query { a } query { ...F }',
    '# query\nmutation { change }',
    'subscription { change }',
    '',
  ])('%s', async (query) => {
    const { got, client } = await openSubgraph(() => true);
    expect(await codesOf([client.request({ ...MUTATION, query })])).toEqual(['SECTOR_UNAVAILABLE']);
    expect(got).toHaveLength(1);
  });

  it('also if the caller says it', async () => {
    const { got, client } = await openSubgraph(() => true);
    const body = JSON.stringify(QUERY);
    expect(await codesOf([client.send({ body, entities: null, isQuery: false, call: QUERY.call })])).toEqual(['SECTOR_UNAVAILABLE']);
    expect(got).toEqual([body]);
  });
});

describe('nothing is sent again', () => {
  it('once a part of the answer has come', async () => {
    let requests = 0;
    const url = await standIns.http((request, response) => {
      requests++;
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '99' }).write('{"data"');
      setTimeout(() => request.socket.destroy(), 20);
    });
    expect(await codesOf([standIns.client(url).request(QUERY)])).toEqual(['SECTOR_UNAVAILABLE']);
    expect(requests).toBe(1);
  });

  it('for what is no HTTP', async () => {
    let connections = 0;
    const url = await standIns.net((socket) => {
      connections++;
      socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.9\r\n'));
    });
    expect(await codesOf([standIns.client(url).request(QUERY)])).toEqual(['SECTOR_BAD_RESPONSE']);
    expect(connections).toBe(1);
  });

  it.each([200, 429, 500, 503])('for an answer that is none, of status %i', async (status) => {
    let requests = 0;
    const url = await standIns.http((_request, response) => {
      requests++;
      response.writeHead(status, { 'retry-after': '0' }).end('<html>');
    });
    await codesOf([standIns.client(url).request(QUERY)]);
    expect(requests).toBe(1);
  });
});

describe('a retry budget', () => {
  it('is a share of what was sent, and is not saved up without end', () => {
    const budget = new RetryBudget(0.5, 0);
    const take = (times: number) => Array.from({ length: times }, () => budget.take()).filter(Boolean).length;
    expect(take(10)).toBe(0);
    for (let time = 0; time < 8; time++) budget.earn();
    expect(take(10)).toBe(4);
    for (let time = 0; time < 10_000; time++) budget.earn();
    expect(take(10_000)).toBe(10);
  });
});
