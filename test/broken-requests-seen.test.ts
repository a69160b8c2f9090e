import { afterAll, beforeAll, expect, it, vi } from 'vitest';
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
async function counted(name: string, labels: Readonly<Record<string, string>>): Promise<number> {
  const metric = (await metrics.registry.getMetricsAsJSON()).find((one) => one.name === name) as
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
  await vi.waitFor(() => expect(lineOf('slow-body')).toBeDefined());
  expect(lineOf('slow-body')).toMatchObject({ kind: 'graphql', status: 408, outcome: 'failed', codes: { REQUEST_TIMEOUT: 1 } });
  expect(await counted('gateway_requests_total', { kind: 'graphql', status: '4xx', outcome: 'failed' })).toBe(1);
  expect(await counted('gateway_requests_total', {})).toBe(all + 1);
});

it('what comes behind a request that waits is counted, though nobody can be told', { timeout: 20_000 }, async () => {
  const before = await counted('gateway_errors_total', { code: 'BAD_REQUEST' });
  const text = await openRaw(gateway.url, `${POST}Content-Length: ${SLOW.length}\r\n\r\n${SLOW}x\r\n\r\n`).closed;
  expect(text).toBe('');
  await vi.waitFor(async () => expect(await counted('gateway_errors_total', { code: 'BAD_REQUEST' })).toBe(before + 1));
});

it('whoever hangs up is refused nothing', { timeout: 20_000 }, async () => {
  const refused = () => counted('gateway_errors_total', {});
  const before = await refused();
  const { socket, closed } = openRaw(gateway.url, `${POST}Content-Length: 9\r\n\r\n{`);
  const aborted = () => counted('gateway_requests_total', { outcome: 'aborted' });
  const abortedBefore = await aborted();
  await vi.waitFor(() => expect(socket.bytesWritten).toBeGreaterThan(0));
  setTimeout(() => socket.resetAndDestroy(), 50);
  await closed;
  await vi.waitFor(async () => expect(await aborted()).toBe(abortedBefore + 1));
  expect(await refused()).toBe(before);
});
