import { createServer as createHttpServer } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SubgraphClientOptions } from '../shared/subgraph/client/options.js';
import { DEADLINE_MS, failureOf, json, QUERY, SubgraphStandIns } from './kit/subgraph-stand-ins.js';

const standIns = new SubgraphStandIns();
afterEach(() => standIns.close());

const codeAt = async (url: string, options: Partial<SubgraphClientOptions> = {}) =>
  (await failureOf(standIns.client(url, options), url)).extensions.code;

describe('a subgraph that answers', () => {
  it('gets the operation, its variables and the request id, and its answer is handed on', async () => {
    const got: { body: string; headers: NodeJS.Dict<string | string[]>; at: string }[] = [];
    const url = await standIns.listen(
      createHttpServer(async (request, response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        got.push({ body: Buffer.concat(chunks).toString(), headers: request.headers, at: `${request.method} ${request.url}` });
        json(response, '{"data":{"name":"Åse 🙂"}}');
      }),
    );
    const client = standIns.client(url);
    expect(client.lastAnswer).toBeNull();
    const answer = await client.request({ ...QUERY, operationName: 'A', variables: { name: 'Ærlig' } });
    expect(answer).toEqual({ data: { name: 'Åse 🙂' } });
    expect(got[0]?.at).toBe('POST /graphql');
    expect(JSON.parse(got[0]?.body ?? '')).toEqual({ query: '{ __typename }', operationName: 'A', variables: { name: 'Ærlig' } });
    expect(got[0]?.headers).toMatchObject({
      'x-request-id': 'request-1',
      'content-type': 'application/json',
      'x-gateway-secret': 'a secret',
    });
    expect(got[0]?.headers).not.toHaveProperty('authorization');
    expect(client.lastAnswer?.state).toBe('OK');
  });

  it('gets who calls and in which language', async () => {
    let headers: NodeJS.Dict<string | string[]> = {};
    const url = await standIns.http((request, response) => {
      headers = request.headers;
      json(response, '{"data":{}}');
    });
    await standIns.client(url).request({ ...QUERY, call: { requestId: 'request-1', authorization: 'Bearer abc', language: 'nb' } });
    expect(headers).toMatchObject({ authorization: 'Bearer abc', 'accept-language': 'nb' });
  });

  it('is read whole when a letter is split between two packets', async () => {
    const [first, second] = [Buffer.from('{"data":{"name":"Å'), Buffer.from('se"}}')];
    const url = await standIns.http((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write(first.subarray(0, -1));
      setTimeout(() => response.end(Buffer.concat([first.subarray(-1), second])), 20);
    });
    expect(await standIns.client(url).request(QUERY)).toEqual({ data: { name: 'Åse' } });
  });

  it.each([200, 400])('may refuse the operation with errors and status %i: that is an answer', async (status) => {
    const body = { errors: [{ message: 'no', path: ['a', 0], extensions: { code: 'BAD_USER_INPUT' } }] };
    const client = standIns.client(await standIns.http((_request, response) => json(response, JSON.stringify(body), status)));
    expect(await client.request(QUERY)).toEqual(body);
    expect(client.lastAnswer?.state).toBe('OK');
  });
});

describe('a subgraph that does not answer', () => {
  it('is SECTOR_UNAVAILABLE at once where nothing listens', async () => {
    const before = performance.now();
    expect(await codeAt(await standIns.refused())).toBe('SECTOR_UNAVAILABLE');
    expect(performance.now() - before).toBeLessThan(DEADLINE_MS);
  });

  it('is REGIONAL_UNAVAILABLE if it is regional', async () => {
    const url = await standIns.refused();
    const error = await failureOf(standIns.client(url, { name: 'regional' }), url);
    expect(error.extensions.code).toBe('REGIONAL_UNAVAILABLE');
  });

  it('is SECTOR_UNAVAILABLE where its name cannot be resolved', async () => {
    expect(['SECTOR_UNAVAILABLE', 'SECTOR_TIMEOUT']).toContain(await codeAt('http://ous.invalid:4001'));
  });

  it.each<[string, () => Promise<string>]>([
    ['takes the connection and says nothing', () => standIns.net(() => undefined)],
    ['reads the request and says nothing', () => standIns.http(() => undefined)],
    ['stops within the headers', () => standIns.net((socket) => void socket.write('HTTP/1.1 200 OK\r\ncontent-type: app'))],
    [
      'stops within the body',
      () => standIns.http((_request, response) => void response.writeHead(200, { 'content-length': '99' }).write('{"data"')),
    ],
    [
      'sends a letter now and then, for ever',
      () =>
        standIns.http((_request, response) => {
          const timer = setInterval(() => response.write(' '), 20);
          response.on('close', () => clearInterval(timer));
        }),
    ],
  ])('is SECTOR_TIMEOUT within the deadline if it %s', async (_what, start) => {
    const url = await start();
    const client = standIns.client(url);
    const before = performance.now();
    const error = await failureOf(client, url);
    const waited = performance.now() - before;
    expect(error.extensions.code).toBe('SECTOR_TIMEOUT');
    expect(waited).toBeGreaterThan(DEADLINE_MS * 0.9);
    expect(waited).toBeLessThan(DEADLINE_MS * 3);
    expect(client.lastAnswer?.state).toBe('TIMEOUT');
  });

  it('is REGIONAL_TIMEOUT if it is regional', async () => {
    expect(await codeAt(await standIns.net(() => undefined), { name: 'regional' })).toBe('REGIONAL_TIMEOUT');
  });

  it.each<[string, () => Promise<string>]>([
    ['hangs up at once', () => standIns.net((socket) => void socket.destroy())],
    ['resets the connection', () => standIns.net((socket) => void socket.resetAndDestroy())],
    ['hangs up instead of an answer', () => standIns.http((request) => void request.socket.destroy())],
    [
      'hangs up within the body',
      () =>
        standIns.http((request, response) => {
          response.writeHead(200, { 'content-length': '99' }).write('{"data":{}}');
          setTimeout(() => request.socket.destroy(), 20);
        }),
    ],
    [
      'hangs up within a chunk',
      () =>
        standIns.http((request, response) => {
          response.writeHead(200, { 'transfer-encoding': 'chunked' }).write('{"data":{}}');
          setTimeout(() => request.socket.destroy(), 20);
        }),
    ],
  ])('is SECTOR_UNAVAILABLE if it %s', async (_what, start) => {
    const url = await start();
    const client = standIns.client(url);
    expect((await failureOf(client, url)).extensions.code).toBe('SECTOR_UNAVAILABLE');
    expect(client.lastAnswer?.state).toBe('UNAVAILABLE');
  });

  it.each([500, 502, 503])('is SECTOR_UNAVAILABLE with status %i, whatever the body says', async (status) => {
    expect(await codeAt(await standIns.http((_request, response) => json(response, '{"data":{"a":1}}', status)))).toBe(
      'SECTOR_UNAVAILABLE',
    );
  });

  it('is asked again, and answers, once it is back at the same address', async () => {
    const url = await standIns.refused();
    const client = standIns.client(url);
    await failureOf(client, url);
    await standIns.listen(
      createHttpServer((_request, response) => json(response, '{"data":{"a":1}}')),
      Number(new URL(url).port),
    );
    await vi.waitFor(async () => expect(await client.request(QUERY)).toEqual({ data: { a: 1 } }));
    expect(client.lastAnswer?.state).toBe('OK');
  });

  it('costs a call that comes later only its own deadline, also while many wait', async () => {
    const url = await standIns.net(() => undefined);
    const client = standIns.client(url);
    const before = performance.now();
    const questions = Array.from({ length: 100 }, (_, index) => ({ ...QUERY, query: `{ q${index}: __typename }` }));
    const errors = await Promise.all(questions.map((question) => failureOf(client, url, question)));
    // Those who waited for room find out that the first ones waited in vain.
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['SECTOR_TIMEOUT', 'SECTOR_UNAVAILABLE']));
    expect(performance.now() - before).toBeLessThan(DEADLINE_MS * 4);
  });
});

describe('a subgraph whose answer cannot be used', () => {
  it.each<[string, () => Promise<string>]>([
    ['does not speak HTTP', () => standIns.net((socket) => void socket.end('SSH-2.0-OpenSSH_9.9\r\n'))],
    ['sends noise', () => standIns.net((socket) => void socket.end(Buffer.alloc(4_096, 0xfe)))],
    ['sends headers without end', () => standIns.net((socket) => void socket.write(`HTTP/1.1 200 OK\r\na: ${'b'.repeat(200_000)}`))],
    ['sends a web page', () => standIns.http((_request, response) => void response.end('<html>Welcome</html>'))],
    ['sends nothing', () => standIns.http((_request, response) => void response.end())],
    ['sends half of its JSON', () => standIns.http((_request, response) => void json(response, '{"data":{"a":'))],
    ['sends two answers in one', () => standIns.http((_request, response) => void json(response, '{"data":{}}{"data":{}}'))],
    [
      'sends JSON that is not UTF-8',
      () =>
        standIns.http((_request, response) => {
          response.writeHead(200, { 'content-type': 'application/json' }).end(Buffer.from('{"data":{}}', 'utf16le'));
        }),
    ],
    [
      'is no GraphQL server',
      () => standIns.http((_request, response) => void json(response, '{"statusCode":404,"error":"Not Found"}', 404)),
    ],
    ['answers no content', () => standIns.http((_request, response) => void response.writeHead(204).end())],
  ])('is refused if it %s', async (_what, start) => {
    expect(await codeAt(await start())).toBe('SECTOR_BAD_RESPONSE');
  });

  it.each([
    '[]',
    'null',
    '42',
    '"data"',
    'true',
    '{}',
    '{"data":[]}',
    '{"data":"x"}',
    '{"data":1}',
    '{"data":null}',
    '{"errors":{}}',
    '{"errors":"x"}',
    '{"data":{},"errors":{}}',
    '{"data":{},"errors":7}',
    '{"data":null,"errors":[]}',
    '{"errors":[null]}',
    '{"errors":["no"]}',
    '{"errors":[{}]}',
    '{"errors":[{"message":7}]}',
    '{"errors":[{"message":"no","path":"a"}]}',
    '{"errors":[{"message":"no","extensions":"a"}]}',
  ])('is SECTOR_BAD_RESPONSE if it sends %s', async (body) => {
    const url = await standIns.http((_request, response) => json(response, body));
    const client = standIns.client(url);
    expect((await failureOf(client, url)).extensions.code).toBe('SECTOR_BAD_RESPONSE');
    expect(client.lastAnswer?.state).toBe('UNAVAILABLE');
  });

  it('is SECTOR_BAD_RESPONSE if it sends more than is read, and the connection is not kept', async () => {
    let sent = 0;
    let closed = false;
    const url = await standIns.http((_request, response) => {
      const more = () => {
        while (!closed && sent < 64 * 1024 * 1024 && response.write(Buffer.alloc(16 * 1024, 0x20))) sent += 16 * 1024;
      };
      response.on('drain', more);
      response.on('close', () => {
        closed = true;
      });
      more();
    });
    const client = standIns.client(url, { maxResponseBytes: 100_000, deadlineMs: 5_000 });
    expect((await failureOf(client, url)).extensions.code).toBe('SECTOR_BAD_RESPONSE');
    await vi.waitFor(() => expect(closed).toBe(true));
    expect(sent).toBeLessThan(32 * 1024 * 1024);
  });

  it('may be exactly as large as is read', async () => {
    const body = '{"data":{"a":1}}';
    const url = await standIns.http((_request, response) => json(response, body));
    expect(await standIns.client(url, { maxResponseBytes: body.length }).request(QUERY)).toEqual({ data: { a: 1 } });
    expect(await codeAt(url, { maxResponseBytes: body.length - 1 })).toBe('SECTOR_BAD_RESPONSE');
  });

  it('is not followed where it redirects to', async () => {
    let followed = 0;
    const other = await standIns.http((_request, response) => {
      followed++;
      json(response, '{"data":{"a":1}}');
    });
    const url = await standIns.http((_request, response) => void response.writeHead(307, { location: `${other}/graphql` }).end());
    expect(await codeAt(url)).toBe('SECTOR_BAD_RESPONSE');
    expect(followed).toBe(0);
  });
});
