import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { KeptAnswers } from '../gateway/cache/kept-answers.js';
import { FastAnswers } from '../gateway/http/fast-answers.js';
import { PublicAnswers } from '../gateway/http/public-answers.js';
import { DEFAULT_SETTINGS } from '../gateway/settings/gateway-settings.js';
import { openRaw } from './kit/raw-http.js';

/** What is answered before anything else sees a request. */

const HINT = { until: Number.POSITIVE_INFINITY, versions: new Map<string, string>() };
const PARAMETERS = { query: '{ hello }' };
const URL = '/graphql?query=%7B%20hello%20%7D';
const SLOW_URL = '/slow';

let supergraph: string;
let server: Server;
let asked: number;

beforeEach(async () => {
  supergraph = 'first';
  asked = 0;
  const kept = new KeptAnswers(1_000_000, () => true, null);
  const answers = new PublicAnswers(kept, () => supergraph, DEFAULT_SETTINGS);
  const fast = new FastAnswers(kept, (key) => answers.isCurrent(key), undefined);
  server = createServer((request, response) => {
    asked++;
    if (request.url === SLOW_URL) return void setTimeout(() => response.end('slow'), 500);
    const key = answers.keyOf(request as never, PARAMETERS);
    const text = JSON.stringify({ data: { hello: supergraph } });
    if (key !== null && answers.keep(key, text, HINT)) fast.remember(request, key, 'application/json');
    response.end(text);
  });
  fast.install(server, () => true);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const ask = async (headers: Record<string, string> = {}) => {
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${URL}`, { headers });
  return { status: response.status, text: await response.text(), age: response.headers.get('age') };
};

it('is what was answered to a request of exactly this form', async () => {
  await ask();
  expect(await ask()).toEqual({ status: 200, text: '{"data":{"hello":"first"}}', age: '0' });
  expect(asked).toBe(1);
  for (const headers of [{ authorization: 'Bearer x' }, { cookie: 'a=b' }, { 'sec-fetch-site': 'cross-site' }, { 'accept-language': 'en' }])
    await ask(headers);
  expect(asked).toBe(5);
});

it('is nothing that has to wait for another on its connection: who ends the server would not know of it', async () => {
  const get = (url: string) => `GET ${url} HTTP/1.1\r\nHost: a\r\n\r\n`;
  const { until, socket } = openRaw(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, get(URL));
  await until((text) => text.endsWith('{"data":{"hello":"first"}}'));
  socket.write(get(URL));
  await until((text) => text.split('{"data":{"hello":"first"}}').length === 3);
  expect(asked).toBe(1);
  socket.write(get(SLOW_URL) + get(URL));
  await until((text) => text.split('{"data":{"hello":"first"}}').length === 4);
  expect(asked).toBe(3);
  socket.destroy();
});

it('is nothing that was made of another supergraph', async () => {
  await ask();
  supergraph = 'second';
  expect((await ask()).text).toBe('{"data":{"hello":"second"}}');
  expect((await ask()).text).toBe('{"data":{"hello":"second"}}');
  expect(asked).toBe(2);
  const nested = JSON.parse(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`);
  const answers = new PublicAnswers(new KeptAnswers(1_000, () => true, null), () => supergraph, DEFAULT_SETTINGS);
  // Too deep to be written: not kept, and left to admission, which refuses it.
  expect(answers.keyOf({ headers: {} } as never, { ...PARAMETERS, variables: nested })).toBeNull();
});
