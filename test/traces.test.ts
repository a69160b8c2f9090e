import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { documented } from './kit/operations-page.js';
import { GRAPH, startedPrograms } from './kit/programs.js';
import { openRaw, readRaw } from './kit/raw-http.js';

const { run, listenAnywhere, emptyGraph } = startedPrograms();

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}
interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly events?: readonly unknown[];
}

/** What a collector has received. */
async function startCollector() {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    bodies.push((await request.toArray()).join(''));
    response.setHeader('content-type', 'application/json').end('{}');
  });
  const port = await listenAnywhere(server);
  const spans = () =>
    bodies.flatMap((body) => {
      const { resourceSpans } = JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] };
      return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
    });
  return { endpoint: `http://127.0.0.1:${port}`, bodies, spans };
}

/** What the log says of a request. */
interface Line {
  readonly requestId: string;
  readonly traceId?: string;
  readonly subgraph?: string;
  readonly statements?: number;
  readonly cache?: string;
  readonly bytes?: number;
}

const CLIENT_TRACE = '0af7651916cd43dd8448eb211c80319c';
const UNKEPT_TRACE = '1af7651916cd43dd8448eb211c80319c';
const KEPT_TRACE = '2af7651916cd43dd8448eb211c80319c';
const KEPT_PARENT = 'e7ad6b7169203331';
const REFUSED_TRACE = '3af7651916cd43dd8448eb211c80319c';
const QUERY = 'query Nurses($text: String) { nurses(first: 2, filter: { text: $text }) { totalCount edges { node { id name } } } }';

describe('a collector of traces', { timeout: 40_000 }, () => {
  let received: Awaited<ReturnType<typeof startCollector>>;
  let spans: readonly Span[] = [];
  let lines: readonly Line[] = [];
  let keptStatus = 0;
  beforeAll(async () => {
    received = await startCollector();
    const program = run(GRAPH, { ...emptyGraph(), OTEL_EXPORTER_OTLP_ENDPOINT: received.endpoint, LOG_LEVEL: 'info' });
    const url = await program.url;
    const ask = (headers: Record<string, string>, body: object) =>
      fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
    await ask({ traceparent: `00-${CLIENT_TRACE}-b7ad6b7169203331-01` }, { query: QUERY, variables: { text: 'Kari Nordmann' } });
    // Literals in the text of a query are not for traces either.
    await ask({}, { query: QUERY.replaceAll('$text', '"Ola Hemmelig"').replace('("Ola Hemmelig": String)', '') });
    // One that the client does not want kept.
    await ask({ traceparent: `00-${UNKEPT_TRACE}-b7ad6b7169203331-00` }, { query: '{ networks { slug } }' });
    // One that was answered before: by GET, in the same form.
    const kept = `${url}/graphql?query=${encodeURIComponent('{ networks { slug } }')}`;
    for (const parent of ['c7ad6b7169203331', 'd7ad6b7169203331', KEPT_PARENT])
      keptStatus = (await fetch(kept, { headers: { traceparent: `00-${KEPT_TRACE}-${parent}-01` } })).status;
    // One that is refused past its handler, by the HTTP server.
    const head = `POST /graphql HTTP/1.1\r\nHost: a\r\ntraceparent: 00-${REFUSED_TRACE}-b7ad6b7169203331-01\r\nContent-Type: application/json\r\n`;
    const refused = await openRaw(url, `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`).closed;
    expect(readRaw(refused).status).toBe(400);
    // It sends the rest as it ends.
    const ended = await program.kill('SIGTERM');
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    lines = [...ended.stdout.matchAll(/^\{.*"msg":"request".*$/gm)].map(([line]) => JSON.parse(line) as Line);
    spans = received.spans();
  });
  afterAll(() => vi.restoreAllMocks());

  const named = (name: RegExp) => spans.filter((span) => span.traceId === CLIENT_TRACE && name.test(span.name));
  const attributesOf = (span: Span | undefined) =>
    Object.fromEntries((span?.attributes ?? []).map(({ key, value }) => [key, Object.values(value)[0]]));
  const parentOf = ({ parentSpanId }: Span) => spans.find(({ spanId }) => spanId === parentSpanId)?.name;

  it('sees one trace from the client through the gateway and the subgraphs down to SQL', () => {
    const [request] = named(/^gateway\.request$/);
    expect(request?.parentSpanId).toBe('b7ad6b7169203331');
    expect(named(/^gateway\.execute$/).map(parentOf)).toEqual(['gateway.request']);
    expect(named(/^gateway\.plan$/).map(parentOf)).toEqual(['gateway.execute']);
    expect(new Set(named(/^gateway\.fetch$/).map(parentOf))).toEqual(new Set(['gateway.execute']));
    const served = named(/^subgraph\.request$/);
    expect(served.map(parentOf)).toContain('gateway.fetch');
    // What `regional` asks the owners.
    expect(served.map(parentOf)).toContain('subgraph.request');
    const statements = named(/^select /);
    expect(statements.length).toBeGreaterThan(2);
    expect(new Set(statements.map(parentOf))).toEqual(new Set(['subgraph.request']));
  });

  it('sees nothing of a trace that is not to be kept, nor a trace of its parts', () => {
    expect(spans.filter(({ traceId }) => traceId === UNKEPT_TRACE)).toEqual([]);
    const withoutKept = spans.filter(({ traceId }) => traceId !== KEPT_TRACE && traceId !== REFUSED_TRACE);
    const count = (name: string) => withoutKept.filter((span) => span.name === name).length;
    expect([count('gateway.request'), count('gateway.execute')]).toEqual([2, 2]);
  });

  it('sees what is answered from memory, with the same attributes', () => {
    expect(keptStatus).toBe(200);
    const answered = spans.filter(({ traceId, parentSpanId }) => traceId === KEPT_TRACE && parentSpanId === KEPT_PARENT);
    expect(answered.map(({ name }) => name)).toEqual(['gateway.request']);
    const keys = ['http.request.method', 'http.response.status_code', 'request.id', 'request.kind'];
    expect(answered[0]?.attributes.map(({ key }) => key)).toEqual(keys);
    const requestId = attributesOf(answered[0])['request.id'];
    const line = lines.find((one) => one.requestId === requestId);
    expect(line).toMatchObject({ traceId: KEPT_TRACE, cache: 'hit' });
    // Only what is answered before anything else sees it has none.
    expect(line).not.toHaveProperty('bytes');
  });

  it('sees the status that was sent, also by the HTTP server itself', () => {
    const refused = spans.filter(({ traceId }) => traceId === REFUSED_TRACE);
    expect(refused.map(({ name }) => name)).toEqual(['gateway.request']);
    expect(attributesOf(refused[0])['http.response.status_code']).toBe(400);
  });

  it('sees as many statements as the log counts, under one request id', () => {
    const told = lines.filter(({ traceId }) => traceId === CLIENT_TRACE);
    expect(new Set(told.map(({ requestId }) => requestId)).size).toBe(1);
    expect(told.filter(({ subgraph }) => subgraph === undefined)).toHaveLength(1);
    expect(told.filter(({ subgraph }) => subgraph === 'regional').length).toBeGreaterThan(0);
    const counted = told.reduce((sum, { statements = 0 }) => sum + statements, 0);
    expect(counted).toBeGreaterThan(2);
    // Beside those of requests, the versions of data are read.
    expect(named(/^(select|with|insert|update) /).length).toBeGreaterThanOrEqual(counted);
  });

  it('sees no text of a query, no variable and nobody’s name', () => {
    for (const body of received.bodies) expect(body).not.toMatch(/Kari|Nordmann|Ola|Hemmelig|totalCount|edges|where|traceparent/);
  });

  it('sees the spans and attributes that the page lists, and no others', () => {
    const listed = documented('Spans');
    const seen = new Map<string, Set<string>>();
    for (const { name, attributes } of spans) {
      const kind = /^(gateway|subgraph)\./.test(name) ? name : 'select nurse';
      seen.set(kind, new Set([...(seen.get(kind) ?? []), ...attributes.map(({ key }) => key)]));
    }
    for (const [name, keys] of seen) {
      const row = listed.get(name);
      expect(row, `${name} is not in docs/operations.md`).toBeDefined();
      expect([...keys].filter((key) => !row?.includes(`\`${key}\``))).toEqual([]);
    }
    expect([...listed.keys()].filter((name) => !seen.has(name))).toEqual([]);
  });
});
