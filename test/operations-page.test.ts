import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createGateway } from '../gateway/create-gateway.js';
import type { HealthStatus } from '../gateway/health/health.js';
import { Metrics } from '../gateway/observability/metrics.js';
import { serveOperations } from '../gateway/observability/serve-operations.js';
import { type ServedGateway, serveGateway } from '../gateway/serve-gateway.js';
import { DEFAULT_SETTINGS } from '../gateway/settings/gateway-settings.js';
import { type Served, serveSubgraph } from '../shared/subgraph/serve.js';
import { openTracing, type Tracing } from '../shared/tracing/open-tracing.js';
import { documented } from './kit/operations-page.js';
import { startedPrograms } from './kit/programs.js';
import { type ServedStubGraph, serveStubGraph } from './kit/served-stub-graph.js';

const SECRET = 'the secret of the graph, of 32 characters';
const lines: Record<string, unknown>[] = [];
const logger = pino({ level: 'info' }, { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) });
const metrics = new Metrics('1.2.3');
const { listenAnywhere } = startedPrograms();

let stub: ServedStubGraph;
let gateway: ServedGateway;
let subgraph: Served;
let operations: Served | null;
let tracing: Tracing;

beforeAll(async () => {
  // Nobody listens there: what is looked at here is the trace in the log.
  tracing = await openTracing({ endpoint: 'http://127.0.0.1:9', ratio: 1, serviceName: 'test' });
  stub = await serveStubGraph();
  const urlOf = (name: string) => stub.environment[`${name.toUpperCase()}_URL`] ?? null;
  const made = await createGateway({ supergraph: stub.graph.supergraph, urlOf, logger, hopSecret: SECRET, metrics });
  gateway = await serveGateway(made, { host: '127.0.0.1', port: 0, logger, metrics, identify: async () => null });
  const probe = (await import('node:net')).createServer();
  const operationsPort = await listenAnywhere(probe);
  await new Promise((resolve) => probe.close(resolve));
  const process = { operationsHost: '127.0.0.1', operationsPort };
  operations = await serveOperations({ process, logger, health: gateway.health, metrics: metrics.registry });
  subgraph = await serveSubgraph(
    {
      name: 'aviary',
      schema: buildSchema('type Query { bird: String }'),
      sdl: '',
      createContext: () => ({}),
      isReady: async () => true,
      dataVersion: async () => null,
      close: async () => undefined,
    },
    { host: '127.0.0.1', port: 0, logger, hopSecrets: [SECRET], authenticate: async () => null },
  );
});
afterAll(async () => {
  await Promise.all([gateway.close(), subgraph.close(), operations?.close()]);
  await stub.close();
  await tracing.close();
});

const post = (url: string, body: object, headers: Record<string, string> = {}) =>
  fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });

/** The lines of requests, once they are written. */
async function linesOf(requestIds: readonly string[]) {
  const found = () => lines.filter(({ msg, requestId }) => msg === 'request' && requestIds.includes(String(requestId)));
  await vi.waitFor(() => expect(found()).toHaveLength(requestIds.length));
  return found();
}

const keysOf = (found: readonly object[]) => [...new Set(found.flatMap((line) => Object.keys(line)))].toSorted();

describe('the page on operations', () => {
  it('lists every field of a line in the log of the gateway, and no other', async () => {
    const named = { query: 'query Secrets { count }', operationName: 'Secrets' };
    await post(gateway.url, named, { 'x-request-id': 'named', 'apollographql-client-name': 'dashboard' });
    stub.graph.intercept = ({ subgraph: name }) => {
      if (name === 'south') throw new Error('is silent');
      return null;
    };
    await post(gateway.url, { query: '{ nurses(first: 2) { id name } }' }, { 'x-request-id': 'partial' });
    stub.graph.intercept = () => null;
    await post(
      gateway.url,
      { query: '{ hemmelig(name: "Kari") }' },
      { 'x-request-id': 'invalid', 'apollographql-client-name': 'Kari\u00e6' },
    );
    await fetch(`${gateway.url}/graphql`, { headers: { 'x-request-id': 'refused' } });
    await fetch(`${gateway.url}/nowhere/kari?name=Kari`, { headers: { 'x-request-id': 'nowhere' } });
    const found = await linesOf(['named', 'partial', 'invalid', 'refused', 'nowhere']);
    expect(keysOf(found)).toEqual([...documented('Log of the gateway').keys()].toSorted());
    expect(JSON.stringify(found)).not.toMatch(/kari|hemmelig|count|nurses/i);
    const of = (id: string) => found.find(({ requestId }) => requestId === id);
    expect(of('named')).toMatchObject({ kind: 'query', status: 200, outcome: 'complete', operation: 'Secrets', client: 'dashboard' });
    expect(of('partial')).toMatchObject({ outcome: 'partial', sectors: ['south'], codes: { SECTOR_UNAVAILABLE: 1 } });
    expect(of('invalid')).toMatchObject({ outcome: 'failed', kind: 'graphql', codes: { GRAPHQL_VALIDATION_FAILED: 1 } });
    expect(of('refused')).toMatchObject({ status: 400, outcome: 'failed', codes: { BAD_REQUEST: 1 } });
    expect(of('nowhere')).toMatchObject({ kind: 'unknown', status: 404, codes: { NOT_FOUND: 1 } });
    for (const line of found) expect(line).toMatchObject({ ms: expect.any(Number), traceId: expect.stringMatching(/^[\da-f]{32}$/) });
  });

  it('lists every field of a line in the log of a subgraph, and no other', async () => {
    await post(subgraph.url, { query: '{ bird }' }, { 'x-request-id': 'bird', 'x-gateway-secret': SECRET });
    const found = await linesOf(['bird']);
    expect(keysOf(found)).toEqual([...documented('Log of a subgraph').keys()].toSorted());
    expect(found[0]).toMatchObject({ subgraph: 'aviary', kind: 'query', statements: 0, errors: 0 });
  });

  it('lists every figure, and no other; they are at an address that clients do not know', async () => {
    expect((await fetch(`${gateway.url}/metrics`)).status).toBe(404);
    const response = await fetch(`${operations?.url}/metrics`);
    expect(response.headers.get('content-type')).toContain('text/plain');
    const text = await response.text();
    const produced = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, type]) => `${name} ${type}`);
    const rows = [...documented('Metrics')].filter(([name]) => !name.startsWith('gateway_workers_'));
    const listed = rows.map(([name, rest]) => `${name} ${rest.split('|')[0]?.trim()}`);
    expect(produced.filter((name) => !listed.includes(name))).toEqual([]);
    // What the system tells of a process is not the same everywhere.
    const isEverywhere = (name: string) => process.platform === 'linux' || name.startsWith('gateway_');
    expect(listed.filter((name) => isEverywhere(name) && !produced.includes(name))).toEqual([]);
    for (const [name, rest] of rows.filter(([row]) => row.startsWith('gateway_'))) {
      const labels =
        rest
          .split('|')[1]
          ?.split(',')
          .flatMap((label) => label.trim() || []) ?? [];
      const used = [...text.matchAll(new RegExp(`^${name}(?:_bucket|_sum|_count)?\\{([^}]*)\\}`, 'gm'))];
      const keys = used.flatMap(([, pairs = '']) => [...pairs.matchAll(/(\w+)="/g)].map(([, key]) => key)).filter((key) => key !== 'le');
      expect([name, [...new Set(keys)].toSorted()]).toEqual([name, used.length > 0 ? labels.toSorted() : []]);
    }
    for (const expected of [
      /^gateway_requests_total\{kind="query",status="2xx",outcome="complete"\} 1$/m,
      /^gateway_requests_total\{kind="query",status="2xx",outcome="partial"\} 1$/m,
      /^gateway_errors_total\{code="SECTOR_UNAVAILABLE"\} 1$/m,
      /^gateway_fetches_total\{subgraph="south",outcome="unavailable"\} 1$/m,
      /^gateway_fetches_total\{subgraph="regional",outcome="ok"\} \d+$/m,
      /^gateway_subgraph_circuit\{subgraph="south"\} 0$/m,
      /^gateway_plans_total\{outcome="made"\} \d+$/m,
      /^gateway_generation 1$/m,
      /^gateway_build_info\{version="1\.2\.3"\} 1$/m,
    ])
      expect(text).toMatch(expected);
  });

  it('keeps the number of labels small, whatever subgraphs say', async () => {
    const few = new Metrics('0');
    for (let code = 0; code < 1_000; code++) few.countError(`CODE_${code}`, 1);
    const values = (await few.registry.getMetricsAsJSON()).find(({ name }) => name === 'gateway_errors_total')?.values;
    expect(values).toHaveLength(101);
  });

  it('lists every answer about health', () => {
    const source = readFileSync(new URL('../gateway/health/health.ts', import.meta.url), 'utf8');
    const [, type = ''] = /export type HealthStatus = ([^;]+);/.exec(source) ?? [];
    const statuses = [...type.matchAll(/'([^']+)'/g)].map(([, status]) => status as HealthStatus);
    expect([...documented('Health').keys()].toSorted()).toEqual(statuses.toSorted());
  });
});

describe('where nothing is set', () => {
  it('there is no server for operators', async () => {
    const { process } = DEFAULT_SETTINGS;
    expect(await serveOperations({ process, logger, health: gateway.health, metrics: metrics.registry })).toBeNull();
  });
});
