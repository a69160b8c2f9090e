import { setTimeout as sleep } from 'node:timers/promises';
import { buildSchema } from 'graphql';
import pino from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Gateway } from '../gateway/create-gateway.js';
import { serveExports } from '../gateway/export/serve-exports.js';
import { createApp } from '../gateway/http/create-app.js';
import { DEFAULT_SETTINGS } from '../gateway/settings/gateway-settings.js';
import { listen, type Served } from '../shared/subgraph/serve.js';

/** There is room for two files; each goes on without end until it may end. */

let server: Served;
let mayEnd: boolean;

beforeEach(async () => {
  mayEnd = false;
  const logger = pino({ level: 'silent' });
  const app = await createApp(DEFAULT_SETTINGS, logger);
  const schema = buildSchema('type Query { nurses(first: Int, after: String): Int }');
  const execute = async () => {
    await sleep(5);
    const list = { edges: [], pageInfo: { hasNextPage: !mayEnd, endCursor: 'x' }, complete: true, sources: [] };
    return { body: { kind: 'single', singleResult: { data: { list } } } };
  };
  serveExports(app, {
    gateway: { execute, publicSchema: () => schema } as unknown as Gateway,
    contextOf: async () => ({ requestId: 'r', authorization: null, language: null }),
    maxExports: 2,
  });
  server = await listen(app, 'a gateway', { host: '127.0.0.1', port: 0, logger });
});
afterEach(() => {
  mayEnd = true;
  return server.close();
});

const ask = (file = 'nurses.csv', signal: AbortSignal | null = null) => fetch(`${server.url}/export/${file}`, { signal });

it('one file too many is refused, with a code and when to come back, until another is whole or its reader has gone', async () => {
  const reader = new AbortController();
  const [first] = [await ask('nurses.csv', reader.signal), await ask('nurses.csv')];
  expect(first.status).toBe(200);
  const refused = await ask('nurses.xlsx');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
  expect(refused.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'GATEWAY_OVERLOADED' } }] });
  expect((await ask('nurses.txt')).status).toBe(404);

  reader.abort();
  const next = await vi.waitFor(async () => {
    const answer = await ask();
    expect(answer.status).toBe(200);
    return answer;
  }, 10_000);
  expect((await ask()).status).toBe(503);

  mayEnd = true;
  expect(await next.text()).toMatch(/^# asked/);
  await vi.waitFor(async () => expect((await (await ask()).text()).length).toBeGreaterThan(0), 10_000);
  // What is refused, or is no file, has taken no room.
  for (let time = 0; time < 5; time++) expect((await ask('nurses.csv?nothing=1')).status).toBe(400);
  expect((await ask()).status).toBe(200);
});
