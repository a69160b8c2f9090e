import { createServer as createHttpServer, type RequestListener, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createNetServer, type Server, type Socket } from 'node:net';
import { GraphQLError } from 'graphql';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SubgraphClient, type SubgraphClientOptions } from '../shared/subgraph/client.js';

const DEADLINE_MS = 300;
const QUERY = { query: '{ __typename }', call: { requestId: 'request-1', authorization: null, language: null } };

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((close) => close()));
});

function clientOf(url: string, options: Partial<SubgraphClientOptions> = {}): SubgraphClient {
  const client = new SubgraphClient({ name: 'ous', url, deadlineMs: DEADLINE_MS, hopSecret: 'a secret', ...options });
  opened.push(() => client.close());
  return client;
}

/** A subgraph that does as told with each request, once it has read it. */
function http(listener: RequestListener): Promise<string> {
  return listen(createHttpServer((request, response) => request.resume().on('end', () => listener(request, response))));
}

/** A server that does as told with each connection. */
function net(listener: (socket: Socket) => void): Promise<string> {
  return listen(createNetServer(listener));
}

async function listen(server: Server, port = 0): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  opened.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** An address at which nothing listens. */
async function refused(): Promise<string> {
  const server = createNetServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

/** The error of a call that must fail: one that tells nothing about where the subgraph is. */
async function failureOf(client: SubgraphClient, url: string): Promise<GraphQLError> {
  const error = await client.request(QUERY).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof GraphQLError)) throw new Error(`the call did not fail with an error for clients: ${error}`);
  expect(error.extensions.sector).toBe(client.name);
  const shown = JSON.stringify(error);
  expect(shown).not.toMatch(/ECONN|UND_ERR|127\.0\.0\.1|localhost|http|socket|\bat \//i);
  expect(shown).not.toContain(new URL(url).port);
  return error;
}

const codeAt = async (url: string, options: Partial<SubgraphClientOptions> = {}) =>
  (await failureOf(clientOf(url, options), url)).extensions.code;

const json = (response: ServerResponse, body: string, status = 200) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);

describe('a subgraph that answers', () => {
  it('gets the operation, its variables and the request id, and its answer is handed on', async () => {
    const got: { body: string; headers: NodeJS.Dict<string | string[]>; at: string }[] = [];
    const url = await listen(
      createHttpServer(async (request, response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        got.push({ body: Buffer.concat(chunks).toString(), headers: request.headers, at: `${request.method} ${request.url}` });
        json(response, '{"data":{"name":"Åse 🙂"}}');
      }),
    );
    const client = clientOf(url);
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
    const url = await http((request, response) => {
      headers = request.headers;
      json(response, '{"data":{}}');
    });
    await clientOf(url).request({ ...QUERY, call: { requestId: 'request-1', authorization: 'Bearer abc', language: 'nb' } });
    expect(headers).toMatchObject({ authorization: 'Bearer abc', 'accept-language': 'nb' });
  });

  it('is read whole when a letter is split between two packets', async () => {
    const [first, second] = [Buffer.from('{"data":{"name":"Å'), Buffer.from('se"}}')];
    const url = await http((_request, response) => {
      response.write(first.subarray(0, -1));
      setTimeout(() => response.end(Buffer.concat([first.subarray(-1), second])), 20);
    });
    expect(await clientOf(url).request(QUERY)).toEqual({ data: { name: 'Åse' } });
  });

  it.each([200, 400])('may refuse the operation with errors and status %i: that is an answer', async (status) => {
    const body = { errors: [{ message: 'no', path: ['a', 0], extensions: { code: 'BAD_USER_INPUT' } }] };
    const client = clientOf(await http((_request, response) => json(response, JSON.stringify(body), status)));
    expect(await client.request(QUERY)).toEqual(body);
    expect(client.lastAnswer?.state).toBe('OK');
  });
});

describe('a subgraph that does not answer', () => {
  it('is SECTOR_UNAVAILABLE at once where nothing listens', async () => {
    const before = performance.now();
    expect(await codeAt(await refused())).toBe('SECTOR_UNAVAILABLE');
    expect(performance.now() - before).toBeLessThan(DEADLINE_MS);
  });

  it('is REGIONAL_UNAVAILABLE if it is regional', async () => {
    const url = await refused();
    const error = await failureOf(clientOf(url, { name: 'regional' }), url);
    expect(error.extensions.code).toBe('REGIONAL_UNAVAILABLE');
  });

  it('is SECTOR_UNAVAILABLE where its name cannot be resolved', async () => {
    expect(['SECTOR_UNAVAILABLE', 'SECTOR_TIMEOUT']).toContain(await codeAt('http://ous.invalid:4001'));
  });

  it.each<[string, () => Promise<string>]>([
    ['takes the connection and says nothing', () => net(() => undefined)],
    ['reads the request and says nothing', () => http(() => undefined)],
    ['stops within the headers', () => net((socket) => void socket.write('HTTP/1.1 200 OK\r\ncontent-type: app'))],
    [
      'stops within the body',
      () => http((_request, response) => void response.writeHead(200, { 'content-length': '99' }).write('{"data"')),
    ],
    [
      'sends a letter now and then, for ever',
      () =>
        http((_request, response) => {
          const timer = setInterval(() => response.write(' '), 20);
          response.on('close', () => clearInterval(timer));
        }),
    ],
  ])('is SECTOR_TIMEOUT within the deadline if it %s', async (_what, start) => {
    const url = await start();
    const client = clientOf(url);
    const before = performance.now();
    const error = await failureOf(client, url);
    const waited = performance.now() - before;
    expect(error.extensions.code).toBe('SECTOR_TIMEOUT');
    expect(waited).toBeGreaterThan(DEADLINE_MS * 0.9);
    expect(waited).toBeLessThan(DEADLINE_MS * 3);
    expect(client.lastAnswer?.state).toBe('TIMEOUT');
  });

  it('is REGIONAL_TIMEOUT if it is regional', async () => {
    expect(await codeAt(await net(() => undefined), { name: 'regional' })).toBe('REGIONAL_TIMEOUT');
  });

  it.each<[string, () => Promise<string>]>([
    ['hangs up at once', () => net((socket) => void socket.destroy())],
    ['resets the connection', () => net((socket) => void socket.resetAndDestroy())],
    ['hangs up instead of an answer', () => http((request) => void request.socket.destroy())],
    [
      'hangs up within the body',
      () =>
        http((request, response) => {
          response.writeHead(200, { 'content-length': '99' }).write('{"data":{}}');
          setTimeout(() => request.socket.destroy(), 20);
        }),
    ],
    [
      'hangs up within a chunk',
      () =>
        http((request, response) => {
          response.writeHead(200, { 'transfer-encoding': 'chunked' }).write('{"data":{}}');
          setTimeout(() => request.socket.destroy(), 20);
        }),
    ],
  ])('is SECTOR_UNAVAILABLE if it %s', async (_what, start) => {
    const url = await start();
    const client = clientOf(url);
    expect((await failureOf(client, url)).extensions.code).toBe('SECTOR_UNAVAILABLE');
    expect(client.lastAnswer?.state).toBe('UNAVAILABLE');
  });

  it.each([500, 502, 503])('is SECTOR_UNAVAILABLE with status %i, whatever the body says', async (status) => {
    expect(await codeAt(await http((_request, response) => json(response, '{"data":{"a":1}}', status)))).toBe('SECTOR_UNAVAILABLE');
  });

  it('is asked again, and answers, once it is back at the same address', async () => {
    const url = await refused();
    const client = clientOf(url);
    await failureOf(client, url);
    await listen(
      createHttpServer((_request, response) => json(response, '{"data":{"a":1}}')),
      Number(new URL(url).port),
    );
    await vi.waitFor(async () => expect(await client.request(QUERY)).toEqual({ data: { a: 1 } }));
    expect(client.lastAnswer?.state).toBe('OK');
  });

  it('costs a call that comes later only its own deadline, also while many wait', async () => {
    const url = await net(() => undefined);
    const client = clientOf(url);
    const before = performance.now();
    const errors = await Promise.all(Array.from({ length: 100 }, () => failureOf(client, url)));
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['SECTOR_TIMEOUT']));
    expect(performance.now() - before).toBeLessThan(DEADLINE_MS * 4);
  });
});

describe('a subgraph whose answer cannot be used', () => {
  const NO_ANSWER = ['SECTOR_BAD_RESPONSE', 'SECTOR_UNAVAILABLE'];

  it.each<[string, () => Promise<string>]>([
    ['does not speak HTTP', () => net((socket) => void socket.end('SSH-2.0-OpenSSH_9.9\r\n'))],
    ['sends noise', () => net((socket) => void socket.end(Buffer.alloc(4_096, 0xfe)))],
    ['sends headers without end', () => net((socket) => void socket.write(`HTTP/1.1 200 OK\r\na: ${'b'.repeat(200_000)}`))],
    ['sends a web page', () => http((_request, response) => void response.end('<html>Welcome</html>'))],
    ['sends nothing', () => http((_request, response) => void response.end())],
    ['sends half of its JSON', () => http((_request, response) => void json(response, '{"data":{"a":'))],
    ['sends two answers in one', () => http((_request, response) => void json(response, '{"data":{}}{"data":{}}'))],
    ['sends JSON that is not UTF-8', () => http((_request, response) => void response.end(Buffer.from('{"data":{}}', 'utf16le')))],
    ['is no GraphQL server', () => http((_request, response) => void json(response, '{"statusCode":404,"error":"Not Found"}', 404))],
    ['answers no content', () => http((_request, response) => void response.writeHead(204).end())],
  ])('is refused if it %s', async (_what, start) => {
    expect(NO_ANSWER).toContain(await codeAt(await start()));
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
    const url = await http((_request, response) => json(response, body));
    const client = clientOf(url);
    expect((await failureOf(client, url)).extensions.code).toBe('SECTOR_BAD_RESPONSE');
    expect(client.lastAnswer?.state).toBe('UNAVAILABLE');
  });

  it('is SECTOR_BAD_RESPONSE if it sends more than is read, and the connection is not kept', async () => {
    let sent = 0;
    let closed = false;
    const url = await http((_request, response) => {
      const more = () => {
        while (!closed && sent < 64 * 1024 * 1024 && response.write(Buffer.alloc(16 * 1024, 0x20))) sent += 16 * 1024;
      };
      response.on('drain', more);
      response.on('close', () => {
        closed = true;
      });
      more();
    });
    const client = clientOf(url, { maxResponseBytes: 100_000, deadlineMs: 5_000 });
    expect((await failureOf(client, url)).extensions.code).toBe('SECTOR_BAD_RESPONSE');
    await vi.waitFor(() => expect(closed).toBe(true));
    expect(sent).toBeLessThan(32 * 1024 * 1024);
  });

  it('may be exactly as large as is read', async () => {
    const body = '{"data":{"a":1}}';
    const url = await http((_request, response) => json(response, body));
    expect(await clientOf(url, { maxResponseBytes: body.length }).request(QUERY)).toEqual({ data: { a: 1 } });
    expect(await codeAt(url, { maxResponseBytes: body.length - 1 })).toBe('SECTOR_BAD_RESPONSE');
  });

  it('is not followed where it redirects to', async () => {
    let followed = 0;
    const other = await http((_request, response) => {
      followed++;
      json(response, '{"data":{"a":1}}');
    });
    const url = await http((_request, response) => void response.writeHead(307, { location: `${other}/graphql` }).end());
    expect(await codeAt(url)).toBe('SECTOR_BAD_RESPONSE');
    expect(followed).toBe(0);
  });
});
