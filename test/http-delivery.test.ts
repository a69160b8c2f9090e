import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../gateway/settings/gateway-settings.js';
import { type PlainGateway, startPlainGateway } from './kit/plain-gateway.js';

const open: PlainGateway[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((gateway) => gateway.close()));
});

async function start(...options: Parameters<typeof startPlainGateway>): Promise<PlainGateway> {
  const gateway = await startPlainGateway(...options);
  open.push(gateway);
  return gateway;
}

/** Asks without unpacking the answer. */
async function ask(url: string, query: string, headers: Record<string, string>) {
  const { promise, resolve, reject } = Promise.withResolvers<import('node:http').IncomingMessage>();
  request(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers } }, resolve)
    .on('error', reject)
    .end(JSON.stringify({ query }));
  const response = await promise;
  return { headers: response.headers, bytes: await buffer(response) };
}

describe('compression', () => {
  it.each([
    ['br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip;q=1, br;q=0.1', 'gzip', gunzipSync],
    ['br;q=0, *', 'gzip', gunzipSync],
  ])('of an answer for «%s» is %s, whatever its size', async (accepted, encoding, unpack) => {
    const { url } = await start();
    // Below and above what is compressed at once.
    for (const letters of [4_000, 400_000]) {
      const { headers, bytes } = await ask(url, `{ big(letters: ${letters}) }`, { 'accept-encoding': accepted });
      expect(headers['content-encoding']).toBe(encoding);
      expect(headers.vary).toMatch(/accept-encoding/);
      expect(headers.vary).toMatch(/authorization/);
      expect(headers['content-type']).toBe('application/json; charset=utf-8');
      expect(bytes.length).toBeLessThan(letters / 4);
      expect(JSON.parse(unpack(bytes).toString())).toEqual({ data: { big: 'abcdefgh'.repeat(letters / 8) } });
    }
  });

  it.each(['', 'identity', 'zstd', 'x', '*;q=0', 'br;q=0'])('is left out for «%s»', async (accepted) => {
    const { url } = await start();
    const { headers, bytes } = await ask(url, '{ big(letters: 4000) }', { 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBeUndefined();
    expect(bytes.length).toBeGreaterThan(4_000);
  });

  it('is left out for a small answer', async () => {
    const { url } = await start();
    const { headers, bytes } = await ask(url, '{ hello }', { 'accept-encoding': 'gzip, br' });
    expect(headers['content-encoding']).toBeUndefined();
    expect(JSON.parse(bytes.toString())).toEqual({ data: { hello: 'hello' } });
  });
});

describe('pages of other origins', () => {
  const OURS = 'https://dashboard.example.no';
  const preflight = (url: string, origin: string) =>
    fetch(`${url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type, authorization' },
    });
  const ask = (url: string, origin: string) =>
    fetch(`${url}/graphql`, { method: 'POST', headers: { origin, 'content-type': 'application/json' }, body: '{"query":"{ hello }"}' });
  const leaveOf = ({ headers }: Response) => headers.get('access-control-allow-origin');

  it('get no leave by default', async () => {
    const { url } = await start();
    expect(leaveOf(await ask(url, OURS))).toBeNull();
    expect(leaveOf(await preflight(url, OURS))).toBeNull();
  });

  it('get leave if they are listed, and no others do', async () => {
    const { url } = await start({ settings: { ...DEFAULT_SETTINGS, corsOrigins: [OURS, 'https://another.example.no'] } });
    const asked = await preflight(url, OURS);
    expect(asked.status).toBe(204);
    expect(leaveOf(asked)).toBe(OURS);
    expect(asked.headers.get('access-control-allow-methods')).toBe('GET, POST');
    expect(asked.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(asked.headers.get('access-control-allow-credentials')).toBeNull();
    const answer = await ask(url, OURS);
    expect(leaveOf(answer)).toBe(OURS);
    expect(answer.headers.get('vary')?.toLowerCase()).toMatch(/origin/);
    expect(answer.headers.get('vary')?.toLowerCase()).toMatch(/authorization/);
    for (const origin of ['https://evil.example', 'null', `${OURS}.evil.example`, `${OURS}:444`, 'http://dashboard.example.no']) {
      expect(leaveOf(await preflight(url, origin))).toBeNull();
      expect(leaveOf(await ask(url, origin))).toBeNull();
    }
  });

  it('get leave wherever they are from with *, but never with credentials; refusals can be read too', async () => {
    const { url } = await start({ settings: { ...DEFAULT_SETTINGS, corsOrigins: '*' } });
    for (const response of [
      await preflight(url, OURS),
      await ask(url, OURS),
      await fetch(`${url}/graphql`, { headers: { origin: OURS } }),
    ]) {
      expect(leaveOf(response)).toBe('*');
      expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    }
  });
});
