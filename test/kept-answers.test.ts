import { createHash } from 'node:crypto';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeptAnswers } from '../gateway/cache/kept-answers.js';
import type { KeptStore } from '../gateway/cache/kept-store.js';
import type { Gateway } from '../gateway/create-gateway.js';
import { createApp } from '../gateway/http/create-app.js';
import { type AnswerSettings, PublicAnswers } from '../gateway/http/public-answers.js';
import { serveGraphQL } from '../gateway/http/serve-graphql.js';
import { Metrics } from '../gateway/observability/metrics.js';
import { observeRequests } from '../gateway/observability/observe-requests.js';
import { DEFAULT_SETTINGS } from '../gateway/settings/gateway-settings.js';
import { listen, type Served } from '../shared/subgraph/serve.js';

/** Kept answers that go the long way: by POST, in a new form, or where pages of other origins may read them. */

const QUERY = '{ hello }';
let server: Served;
let metrics: Metrics;
let lines: Record<string, unknown>[];
const execute = vi.fn(async () => ({ http: { headers: new Map() }, body: { kind: 'single', singleResult: { data: { hello: 'hello' } } } }));

/** A store that several processes share. */
function sharedStore(): KeptStore {
  const texts = new Map<string, string>();
  return { get: async (key) => texts.get(key) ?? null, set: (key, text) => void texts.set(key, text), close: async () => undefined };
}
const publicAnswers = (settings: AnswerSettings, store: KeptStore | null = null) =>
  new PublicAnswers(new KeptAnswers(1_000_000, () => true, store), () => 'supergraph', settings);

beforeEach(async () => {
  execute.mockClear();
  metrics = new Metrics('1');
  lines = [];
  const logger = pino({ level: 'info' }, { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) });
  const app = await createApp(DEFAULT_SETTINGS, logger);
  observeRequests(app, { logger, metrics, joinTraces: false });
  serveGraphQL(app, {
    gateway: { execute } as unknown as Gateway,
    contextOf: async () => ({ requestId: 'r', authorization: null, language: null }),
    gate: (parameters) => parameters,
    kept: { answers: publicAnswers(DEFAULT_SETTINGS), fast: null },
  });
  server = await listen(app, 'a gateway', { host: '127.0.0.1', port: 0, logger });
});
afterEach(() => server.close());

const post = async (body: object) => {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(await response.json()).toEqual({ data: { hello: 'hello' } });
};
/** What was counted. */
const figuresOf = async (name: string) =>
  (await metrics.registry.getSingleMetricAsString(name))
    .split('\n')
    .flatMap((line) => (line.startsWith(name) ? line.slice(name.length) : []));
const get = async () => {
  const response = await fetch(`${server.url}/graphql?query=${encodeURIComponent(QUERY)}`);
  expect(await response.json()).toEqual({ data: { hello: 'hello' } });
};

describe('a kept answer that goes the long way', () => {
  it.each([
    ['by POST', () => post({ query: QUERY })],
    ['by GET', get],
  ])('is counted and told of as what it is: %s', async (_way, ask) => {
    await ask();
    for (let time = 0; time < 2; time++) await ask();
    expect(execute).toHaveBeenCalledOnce();
    await vi.waitFor(async () => expect(await figuresOf('gateway_cache_total')).toContain('{outcome="hit"} 2'), 10_000);
    expect(await figuresOf('gateway_requests_total')).toContain('{kind="query",status="2xx",outcome="complete"} 2');
    expect(lines.filter(({ cache }) => cache === 'hit').map(({ kind }) => kind)).toEqual(['query', 'query']);
  });

  it('is not given to who registers a text: that is done each time, for it may have been forgotten', async () => {
    const persistedQuery = { version: 1, sha256Hash: createHash('sha256').update(QUERY).digest('hex') };
    for (let time = 0; time < 3; time++) await post({ query: QUERY, extensions: { persistedQuery } });
    expect(execute).toHaveBeenCalledTimes(3);
    expect(execute).toHaveBeenLastCalledWith({ query: QUERY, extensions: { persistedQuery } }, expect.anything());
  });

  it('is not taken from a gateway that is set in another way, though both keep theirs in one place', async () => {
    const store = sharedStore();
    const before = publicAnswers(DEFAULT_SETTINGS, store);
    const keyOf = (answers: PublicAnswers) => answers.keyOf({ headers: {} } as never, { query: '{ __schema { description } }' }) ?? '';
    before.keep(keyOf(before), '{"data":{"__schema":{"description":null}}}', { until: Number.POSITIVE_INFINITY, versions: new Map() });
    const finds = (settings: AnswerSettings) => {
      const answers = publicAnswers(settings, store);
      return answers.find(keyOf(answers));
    };
    expect(await finds(DEFAULT_SETTINGS)).not.toBeNull();
    expect(await finds({ ...DEFAULT_SETTINGS, introspection: false })).toBeNull();
    expect(await finds({ ...DEFAULT_SETTINGS, executor: 'apollo' })).toBeNull();
  });
});
