import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createApp } from '../gateway/http/create-app.js';
import { DEFAULT_SETTINGS } from '../gateway/settings/gateway-settings.js';
import { listen } from '../shared/subgraph/serve.js';
import { type PlainGateway, startPlainGateway } from './kit/plain-gateway.js';
import { openRaw, readRaw } from './kit/raw-http.js';

const DEADLINE_MS = 400;

/** A usual one, and one that gives nobody much time. */
let gateway: PlainGateway;
let hasty: PlainGateway;
beforeAll(async () => {
  gateway = await startPlainGateway();
  hasty = await startPlainGateway({
    settings: {
      ...DEFAULT_SETTINGS,
      requestDeadlineMs: DEADLINE_MS,
      connections: { headersTimeoutMs: 200, arrivalTimeoutMs: 400, silenceTimeoutMs: 1_500, keepAliveMs: 100 },
    },
  });
});
afterAll(async () => {
  await Promise.all([gateway, hasty].map((one) => one.close()));
});

const post = (query: string, more = '') => {
  const body = JSON.stringify({ query });
  return `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n${more}Content-Length: ${body.length}\r\n\r\n${body}`;
};
const answersIn = (text: string) => text.split('HTTP/1.1 ').length - 1;

describe('what is no HTTP', () => {
  it.each([
    ['garbage', 'x\r\n\r\n', 400],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    ['an unknown method', 'FETCH /graphql HTTP/1.1\r\nHost: a\r\n\r\n', 400],
    ['no host', 'GET /health/live HTTP/1.1\r\n\r\n', 400],
    ['two lengths', 'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}', 400],
    ['length and chunks', 'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 400],
    ['a negative length', 'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n', 400],
    ['a bad chunk', 'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', 400],
    ['a NUL in a header', 'GET /health/live HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n', 400],
    ['a header that goes on', 'GET /health/live HTTP/1.1\r\nHost: a\r\nX : y\r\n\r\n', 400],
    ['an address that is none', 'GET /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 400],
    ['an expectation', 'POST /graphql HTTP/1.1\r\nHost: a\r\nExpect: a-miracle\r\nContent-Length: 2\r\n\r\n{}', 417],
  ])('is refused in JSON with a code: %s', async (_what, text, status) => {
    const connection = openRaw(gateway.url, text);
    const answer = readRaw(await Promise.race([connection.closed, connection.until((got) => got.endsWith('}]}'))]));
    connection.socket.destroy();
    expect(answer).toMatchObject({ status, body: { errors: [{ extensions: { code: expect.stringMatching(/^[A-Z_]+$/) } }] } });
    const { errors } = answer.body as { errors: { message: string; extensions: { requestId: string } }[] };
    expect(answer.head).toContain(`x-request-id: ${errors[0]?.extensions.requestId}`);
    expect(answer.head).toContain('x-content-type-options: nosniff');
    expect(errors[0]?.message).not.toMatch(/127\.0\.0\.1|FST_|HPE_|node/);
  });

  it('is refused after a request that is answered, and does not take the answer of one that is not', async () => {
    const answered = openRaw(gateway.url, post('{ hello }'));
    await answered.until((text) => text.endsWith('{"data":{"hello":"hello"}}'));
    answered.socket.write('x\r\n\r\n');
    const [, refusal = ''] = (await answered.closed).split('{"data":{"hello":"hello"}}');
    expect(readRaw(refusal)).toMatchObject({ status: 400, body: { errors: [{ extensions: { code: 'BAD_REQUEST' } }] } });
    const waiting = openRaw(gateway.url, `${post('{ slow }')}x\r\n\r\n`);
    expect(await waiting.closed).toBe('');
  });
});

describe('requests on one connection', () => {
  it('are answered in their order, also while none waits for the one before', async () => {
    const asked = Array.from({ length: 30 }, (_, i) => post(`{ echo(text: "t${i}") }`)).join('');
    const { until, socket } = openRaw(gateway.url, asked);
    const text = await until((got) => answersIn(got) === 30 && got.endsWith('}'));
    socket.destroy();
    expect([...text.matchAll(/\{"echo":"t(\d+)"\}/g)].map((match) => Number(match[1]))).toEqual(Array.from({ length: 30 }, (_, i) => i));
  });

  it('that are refused leave it open for the next, and their bodies are not taken for requests', async () => {
    const smuggled = post('{ big(letters: 8) }');
    const refused = `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: ${smuggled.length}\r\n\r\n${smuggled}`;
    const { until, socket } = openRaw(gateway.url, refused + post('{ hello }'));
    const text = await until((got) => got.endsWith('{"data":{"hello":"hello"}}'));
    socket.destroy();
    expect(answersIn(text)).toBe(2);
    expect(text).not.toContain('abcdefgh');
  });
});

describe('a client that is slow', () => {
  it.each([
    ['says nothing', ''],
    ['stops within the headers', 'POST /graphql HTTP/1.1\r\nHost: a\r\n'],
    ['stops within the body', 'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"query":'],
  ])('is refused with 408 if it %s', async (_what, text) => {
    const { closed } = openRaw(hasty.url, text);
    expect(readRaw(await closed)).toMatchObject({ status: 408, body: { errors: [{ extensions: { code: 'REQUEST_TIMEOUT' } }] } });
  });

  it('is refused with 408 if it sends one byte at a time', async () => {
    const { socket, closed } = openRaw(hasty.url, 'GET /graphql HTTP/1.1\r\nX: ');
    const drip = setInterval(() => socket.writable && socket.write('x'), 20);
    expect(readRaw(await closed)).toMatchObject({ status: 408 });
    clearInterval(drip);
  });

  it('loses its connection if it asks nothing more', async () => {
    const { closed } = openRaw(hasty.url, post('{ hello }'));
    expect(answersIn(await closed)).toBe(1);
  });

  it('loses its connection if it does not read its answer', async () => {
    const connections = { ...DEFAULT_SETTINGS.connections, silenceTimeoutMs: 300 };
    const impatient = await startPlainGateway({ settings: { ...DEFAULT_SETTINGS, connections } });
    const { socket, closed } = openRaw(impatient.url, post('{ big(letters: 80000000) }'));
    socket.pause();
    await vi.waitFor(() => expect(impatient.contexts[0]?.signal?.reason).toMatchObject({ name: 'AbortError' }), 10_000);
    socket.resume();
    expect((await closed).length).toBeLessThan(80_000_000);
    await impatient.close();
  });

  it('stops nobody else', async () => {
    const slow = Array.from({ length: 200 }, () => openRaw(hasty.url, 'GET /graphql HTTP/1.1\r\nX: '));
    const response = await fetch(`${hasty.url}/graphql?query={hello}`);
    expect(await response.json()).toEqual({ data: { hello: 'hello' } });
    await Promise.all(slow.map(({ closed }) => closed));
  });
});

describe('what is done for a request', () => {
  const asked = async (before: number) => {
    await vi.waitFor(() => expect(gateway.contexts.length).toBeGreaterThan(before));
    return gateway.contexts.at(-1)?.signal as AbortSignal;
  };

  it.each<[string, (socket: ReturnType<typeof openRaw>['socket']) => void]>([
    ['resets', (socket) => socket.resetAndDestroy()],
    ['hangs up', (socket) => socket.destroy()],
    ['ends', (socket) => socket.end()],
  ])('is given up when the client %s', async (_what, leave) => {
    const before = gateway.contexts.length;
    const { socket } = openRaw(gateway.url, post('{ slow }'));
    const signal = await asked(before);
    expect(signal.aborted).toBe(false);
    leave(socket);
    await vi.waitFor(() => expect(signal.aborted).toBe(true));
    expect((signal.reason as Error).name).toBe('AbortError');
  });

  it('is given up at the deadline, and what there is, is the answer', async () => {
    const before = performance.now();
    const response = await fetch(`${hasty.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ hello slow }' }),
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ data: { hello: 'hello', slow: 'TimeoutError' } });
    expect(performance.now() - before).toBeGreaterThan(DEADLINE_MS - 10);
  });

  it('is not given up once it is answered', async () => {
    const before = gateway.contexts.length;
    const { until, socket } = openRaw(gateway.url, post('{ hello }'));
    await until((text) => text.endsWith('}'));
    const signal = await asked(before);
    socket.destroy();
    await sleep(50);
    expect(signal.aborted).toBe(false);
  });

  it('leaves nothing in the log of a client that went away', async () => {
    await sleep(50);
    expect(gateway.logged).toEqual([]);
    expect(hasty.logged).toEqual([]);
  });
});

it('a server that listens at `localhost` is one', async () => {
  const logger = pino({ level: 'silent' });
  const app = await createApp(DEFAULT_SETTINGS, logger);
  const asked = vi.spyOn(app, 'listen');
  const server = await listen(app, 'a gateway', { host: 'localhost', port: 0, logger });
  try {
    // A machine without IPv6 would have one server in any case.
    expect(asked).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ host: '127.0.0.1' }));
    expect(app.addresses()).toHaveLength(1);
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
  } finally {
    await server.close();
  }
});
