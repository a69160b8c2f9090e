import { request as httpRequest } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTIVITY, type CachedGraph, NEWS, startCachedGraph } from '../kit/cached-graph.js';
import { tokenFor } from '../kit/token.js';

const NURSES = '{ nurses(first: 30) { edges { node { id name } } complete sources { sector state } } }';
const CHECK_MS = 1_000;

let graph: CachedGraph;
beforeAll(async () => {
  graph = await startCachedGraph({ CACHE_CHECK_MS: String(CHECK_MS) });
}, 180_000);
afterAll(() => graph?.close());

/** Asks with headers that `fetch` does not send. */
const raw = (path: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number | undefined; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    const asked = httpRequest(`${graph.url}${path}`, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
    });
    asked.on('error', reject).end();
  });
const pathOf = (query: string) => `/graphql?query=${encodeURIComponent(query)}`;

describe('what nobody in particular asks', () => {
  it('is kept and given again without a question to anybody, by GET and by POST', async () => {
    const first = await graph.get(NURSES);
    const [second, third] = [await graph.get(NURSES), await graph.get(NURSES)];
    expect([second.text, third.text]).toEqual([first.text, first.text]);
    expect([second.statements, third.statements]).toEqual([0, 0]);
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    expect(third.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(Number(third.headers.get('age'))).toBeGreaterThanOrEqual(0);
    const before = graph.statements.length;
    const { data } = await graph.query(NURSES);
    expect(data).toEqual(first.data);
    expect(graph.statements.slice(before).filter(({ sql }) => sql.includes('nurse'))).toEqual([]);
  });

  it.each([
    ['the short way', {}],
    ['the long way', { 'x-no-compression': '1' }],
  ])('is the same %s', async (_way, extra) => {
    const headers = { accept: 'application/json', ...extra };
    const [, answer] = [await raw(pathOf(NURSES), headers), await raw(pathOf(NURSES), { ...headers, 'x-request-id': 'mine' })];
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'x-request-id': 'mine',
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding, authorization, accept, accept-language',
      'content-length': String(answer.body.length),
    });
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it.each(['br', 'gzip', 'gzip, deflate, br', 'gzip;q=1, br;q=0.5', 'identity', 'br;q=0', ''])(
    'is compressed as accepted: %j',
    async (accepted) => {
      const plain = await raw(pathOf(NURSES));
      for (let turn = 0; turn < 3; turn++) {
        const { headers, body } = await raw(pathOf(NURSES), { 'accept-encoding': accepted });
        const { brotliDecompressSync, gunzipSync } = await import('node:zlib');
        const encoding = headers['content-encoding'];
        const text = encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body;
        expect(text.toString()).toBe(plain.body.toString());
        expect(encoding).toBe({ br: 'br', gzip: 'gzip', 'gzip, deflate, br': 'br', 'gzip;q=1, br;q=0.5': 'gzip' }[accepted]);
      }
    },
  );

  it('need not be sent to those who have it', async () => {
    const { headers } = await raw(pathOf(NURSES));
    const etag = String(headers.etag);
    for (const tags of [etag, etag.replace('W/', ''), `"another", ${etag}`, '*']) {
      const answer = await raw(pathOf(NURSES), { 'if-none-match': tags });
      expect([answer.status, answer.body.length, answer.headers.etag, answer.headers['cache-control']]).toEqual([
        304,
        0,
        etag,
        'public, no-cache',
      ]);
      expect(answer.headers).not.toHaveProperty('content-type');
    }
    for (const tags of ['"another"', 'W/""', '']) expect((await raw(pathOf(NURSES), { 'if-none-match': tags })).status).toBe(200);
  });

  it('has the media type and the language that are asked for', async () => {
    for (const accept of ['application/json', 'application/graphql-response+json'])
      for (let turn = 0; turn < 2; turn++)
        expect((await raw(pathOf(NURSES), { accept })).headers['content-type']).toBe(`${accept}; charset=utf-8`);
    const before = graph.statements.length;
    await graph.get(NURSES, { 'accept-language': 'nn' });
    expect(graph.statements.length).toBeGreaterThan(before);
  });

  it('is refused as ever where it is kept', async () => {
    await raw(pathOf(NURSES));
    for (const [headers, status] of [
      [{ cookie: 'a=b' }, 403],
      [{ 'sec-fetch-site': 'cross-site' }, 403],
      [{ 'sec-fetch-site': 'same-site' }, 403],
      [{ accept: 'text/html' }, 406],
      [{ authorization: 'Bearer nobody' }, 401],
      [{ 'content-type': 'text/plain' }, 415],
    ] as const)
      expect((await raw(pathOf(NURSES), headers)).status).toBe(status);
    const mutation = await raw(pathOf('mutation { __typename }'));
    expect([mutation.status, (await raw(pathOf('mutation { __typename }'))).status]).toEqual([405, 405]);
  });

  it('is not kept where it has errors, tells of this very moment, or changes nothing in a version', async () => {
    for (const query of [
      '{ sectors { slug available } }',
      '{ viewer { signedIn } }',
      '{ changes(first: 1) { cursor } }',
      '{ nurses(first: 1, after: "x") { complete } }',
      '{ audit { complete } }',
      '{ nope }',
    ]) {
      const answers = [await graph.get(query), await graph.get(query)];
      for (const { headers } of answers)
        expect([query, headers.get('cache-control'), headers.get('etag')]).toEqual([query, 'no-store', null]);
    }
  });
});

describe('a change', () => {
  it('is seen at once, whether its owner is asked or regional', async () => {
    for (const title of ['Første', 'Andre', 'Tredje']) {
      await Promise.all([graph.get(NEWS), graph.get(ACTIVITY)]);
      await graph.publish(title);
      const [own, gathered] = await Promise.all([graph.get(NEWS), graph.get(ACTIVITY)]);
      expect([own.text, gathered.text]).toEqual([expect.stringContaining(title), expect.stringContaining(title)]);
      expect([(await graph.get(NEWS)).statements, (await graph.get(ACTIVITY)).statements]).toEqual([0, 0]);
    }
  });

  it('past the gateway is seen after a check', async () => {
    await Promise.all([graph.get(NEWS), graph.get(ACTIVITY)]);
    await graph.publishPast('Utenom');
    const written = performance.now();
    let sawOldAt = 0;
    for (const query of [NEWS, ACTIVITY])
      for (;;) {
        const asked = performance.now();
        if ((await graph.get(query)).text.includes('Utenom')) break;
        sawOldAt = asked - written;
        await wait(10);
      }
    expect(sawOldAt).toBeLessThan(CHECK_MS);
  });

  it('leaves answers as they are that it does not concern', async () => {
    const query = '{ network(slug: "drammen") { news(first: 1) { title } } }';
    await graph.get(query);
    await graph.publish('Ikke Drammen');
    expect((await graph.get(query)).statements).toBe(0);
  });
});

describe('what somebody in particular asks', () => {
  it('is neither kept nor given from what is kept', async () => {
    const query = '{ nurses(first: 3) { edges { node { id name } } } }';
    const as = await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }]);
    await graph.get(query);
    for (let turn = 0; turn < 2; turn++) {
      const answer = await graph.get(query, { authorization: `Bearer ${as}` });
      expect(answer.statements).toBeGreaterThan(0);
      expect([answer.headers.get('cache-control'), answer.headers.get('etag')]).toEqual(['no-store', null]);
    }
  });
});

describe('an operation that is registered by its hash', () => {
  it('is answered by its hash afterwards, and kept', async () => {
    const query = '{ networks { slug } }';
    const { createHash } = await import('node:crypto');
    const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } });
    const ask = async (given: Record<string, string>) => {
      const answer = await raw(`/graphql?${new URLSearchParams({ ...given, extensions })}`);
      return { answer, ...(JSON.parse(answer.body.toString()) as { data?: unknown; errors?: { extensions: { code: string } }[] }) };
    };
    expect((await ask({})).errors?.[0]?.extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
    const { data } = await ask({ query });
    await ask({});
    const before = graph.statements.length;
    const again = await ask({});
    expect([again.data, again.answer.headers.etag]).toEqual([data, expect.any(String)]);
    expect(graph.statements.slice(before).filter(({ sql }) => !sql.includes('setting'))).toEqual([]);
    const wrong = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } });
    expect((await raw(`/graphql?${new URLSearchParams({ query, extensions: wrong })}`)).status).toBe(400);
  });
});
