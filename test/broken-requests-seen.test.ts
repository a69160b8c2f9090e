import { EventEmitter } from 'node:events';
import { Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createBrokenRequestAnswer } from '../gateway/http/answer-broken-requests.js';
import { Metrics } from '../gateway/observability/metrics.js';
import { DEFAULT_SETTINGS } from '../gateway/settings/gateway-settings.js';
import { type PlainGateway, startPlainGateway } from './kit/plain-gateway.js';
import { openRaw, readRaw } from './kit/raw-http.js';

const metrics = new Metrics('0');
let gateway: PlainGateway;
beforeAll(async () => {
  const connections = { headersTimeoutMs: 200, arrivalTimeoutMs: 400, silenceTimeoutMs: 60_000, keepAliveMs: 60_000 };
  gateway = await startPlainGateway({ metrics, settings: { ...DEFAULT_SETTINGS, requestDeadlineMs: 1_000, connections } });
});
afterAll(() => gateway.close());

/** What a counter says for some labels; 0 where it has none. */
async function counted(name: string, labels: Readonly<Record<string, string>>, from = metrics): Promise<number> {
  const metric = (await from.registry.getMetricsAsJSON()).find((one) => one.name === name) as
    | { readonly values: readonly { readonly value: number; readonly labels: Readonly<Record<string, string>> }[] }
    | undefined;
  const fits = (found: Readonly<Record<string, string>>) => Object.entries(labels).every(([label, value]) => found[label] === value);
  return (metric?.values ?? []).filter((one) => fits(one.labels)).reduce((sum, { value }) => sum + value, 0);
}

const lineOf = (id: string | undefined) => gateway.requestLines.find(({ requestId }) => requestId === id);
const POST = 'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';
const SLOW = JSON.stringify({ query: '{ slow }' });

it.each([
  ['what is no HTTP', 'FETCH /hemmelig HTTP/1.1\r\n\r\n', 400, 'BAD_REQUEST'],
  ['headers that are too large', `GET /health/live HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`, 431, 'HEADERS_TOO_LARGE'],
  ['headers that do not come', 'GET /health/live HTTP/1.1\r\nHost:', 408, 'REQUEST_TIMEOUT'],
  ['an address that is none', 'GET /hemmelig%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 400, 'BAD_REQUEST'],
  [
    'a part of an address that is too long',
    `GET /export/${'hemmelig'.repeat(20)} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
    414,
    'URI_TOO_LONG',
  ],
  ['an expectation', `${POST}Expect: a-miracle\r\nContent-Length: 2\r\n\r\n{}`, 417, 'EXPECTATION_FAILED'],
])('%s is refused in the log and in the figures too', { timeout: 20_000 }, async (_what, text, status, code) => {
  const refused = { kind: 'unknown', status: '4xx', outcome: 'failed' };
  const before = [await counted('gateway_requests_total', refused), await counted('gateway_errors_total', { code })];
  const answer = readRaw(await openRaw(gateway.url, text).closed);
  const { errors } = answer.body as { errors: { extensions: { requestId: string; code: string } }[] };
  expect([answer.status, errors[0]?.extensions.code]).toEqual([status, code]);
  const line = lineOf(errors[0]?.extensions.requestId);
  expect(line).toMatchObject({ kind: 'unknown', status, outcome: 'failed', codes: { [code]: 1 } });
  expect(JSON.stringify(line)).not.toContain('hemmelig');
  const after = [await counted('gateway_requests_total', refused), await counted('gateway_errors_total', { code })];
  expect(after).toEqual(before.map((times) => times + 1));
});

it('a body that does not come is refused once, as the request that it belongs to', { timeout: 20_000 }, async () => {
  const all = await counted('gateway_requests_total', {});
  const answer = readRaw(await openRaw(gateway.url, `${POST}x-request-id: slow-body\r\nContent-Length: 9\r\n\r\n{`).closed);
  expect(answer).toMatchObject({ status: 408, body: { errors: [{ extensions: { requestId: 'slow-body' } }] } });
  await vi.waitFor(() => expect(lineOf('slow-body')).toBeDefined(), 10_000);
  expect(lineOf('slow-body')).toMatchObject({ kind: 'graphql', status: 408, outcome: 'failed', codes: { REQUEST_TIMEOUT: 1 } });
  expect(await counted('gateway_requests_total', { kind: 'graphql', status: '4xx', outcome: 'failed' })).toBe(1);
  expect(await counted('gateway_requests_total', {})).toBe(all + 1);
});

it('what comes behind a request that waits is counted, though nobody can be told', { timeout: 20_000 }, async () => {
  const before = await counted('gateway_errors_total', { code: 'BAD_REQUEST' });
  const text = await openRaw(gateway.url, `${POST}Content-Length: ${SLOW.length}\r\n\r\n${SLOW}x\r\n\r\n`).closed;
  expect(text).toBe('');
  await vi.waitFor(async () => expect(await counted('gateway_errors_total', { code: 'BAD_REQUEST' })).toBe(before + 1), 10_000);
});

describe('whoever hangs up is refused nothing', { timeout: 20_000 }, () => {
  // In no hurry: what is slow here is no fault.
  const figures = new Metrics('0');
  let patient: PlainGateway;
  beforeAll(async () => {
    patient = await startPlainGateway({ metrics: figures });
  });
  afterAll(() => patient.close());

  const requests = (labels: Readonly<Record<string, string>> = {}) => counted('gateway_requests_total', labels, figures);

  it.each<[string, (socket: Socket) => unknown]>([
    ['resets', (socket) => socket.resetAndDestroy()],
    ['ends', (socket) => socket.end()],
  ])('where it %s amid a body', async (_how, leave) => {
    const before = [await requests(), await requests({ outcome: 'aborted' })];
    const { socket, closed, until } = openRaw(patient.url, `${POST}Expect: 100-continue\r\nContent-Length: 9\r\n\r\n{`);
    // It has a handler.
    await until((text) => text.includes('100 Continue'));
    leave(socket);
    await closed;
    await vi.waitFor(async () => expect(await requests({ outcome: 'aborted' })).toBe((before[1] as number) + 1), 10_000);
    expect(await requests()).toBe((before[0] as number) + 1);
    expect(await counted('gateway_errors_total', {}, figures)).toBe(0);
    expect(patient.requestLines).toEqual([]);
  });

  it('where it ends amid headers', async () => {
    const before = await requests();
    const { socket, closed } = openRaw(patient.url, POST);
    socket.end();
    expect(await closed).toBe('');
    expect(await requests()).toBe(before);
    expect(await counted('gateway_errors_total', {}, figures)).toBe(0);
    expect(patient.requestLines).toEqual([]);
  });
});

it('what was answered early is at fault for the rest of its body, and is not answered twice', { timeout: 20_000 }, async () => {
  const all = await counted('gateway_requests_total', {});
  const text = await openRaw(gateway.url, 'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\n{')
    .closed;
  expect(readRaw(text).status).toBe(415);
  expect(await counted('gateway_requests_total', {})).toBe(all + 1);
});

it('an idle connection keeps nothing of what was asked on it', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const answer = createBrokenRequestAnswer(() => undefined);
  const socket = new Socket();
  const asked = () => {
    const request = { raw: { socket, complete: true } };
    const response = new EventEmitter();
    answer.note(request as never, { raw: response } as never);
    response.emit('close');
    return new WeakRef(request);
  };
  const request = asked();
  await vi.waitFor(() => {
    collect();
    // An error that shows the request would keep it.
    expect(request.deref() === undefined).toBe(true);
  }, 10_000);
  expect(socket.destroyed).toBe(false);
});
