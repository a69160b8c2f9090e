import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { codesOf, QUERY, SubgraphStandIns } from './kit/subgraph-stand-ins.js';

const standIns = new SubgraphStandIns();
afterEach(() => standIns.close());

const ANSWER = JSON.stringify({ data: { name: 'Åse', text: 'x'.repeat(5_000) } });
const COMPRESS = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync, zstd: zstdCompressSync } as const;
const ENCODINGS = Object.keys(COMPRESS) as (keyof typeof COMPRESS)[];

const serve = (headers: Record<string, string>, body: Buffer | string) =>
  standIns.http((_request, response) => void response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(body));

describe('a compressed answer', () => {
  it.each(ENCODINGS)('is read (%s)', async (encoding) => {
    const url = await serve({ 'content-encoding': encoding }, COMPRESS[encoding](ANSWER));
    expect(await standIns.client(url).request(QUERY)).toEqual(JSON.parse(ANSWER));
  });

  it.each(ENCODINGS)('is not read further than any other one (%s)', async (encoding) => {
    const bomb = COMPRESS[encoding](Buffer.alloc(64 * 1024 * 1024, 0x20));
    expect(bomb.length).toBeLessThan(200_000);
    const url = await serve({ 'content-encoding': encoding }, bomb);
    const client = standIns.client(url, { maxResponseBytes: 1_000_000, deadlineMs: 10_000 });
    const before = process.memoryUsage().arrayBuffers;
    expect(await codesOf([client.request(QUERY)])).toEqual(['SECTOR_BAD_RESPONSE']);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024);
  });

  it.each(['snappy', 'gzip, br', 'gzip, gzip', '__proto__', ''])('in a way that is not known cannot be used: %j', async (encoding) => {
    const url = await serve({ 'content-encoding': encoding }, gzipSync(ANSWER));
    expect(await codesOf([standIns.client(url).request(QUERY)])).toEqual(['SECTOR_BAD_RESPONSE']);
  });

  it.each(ENCODINGS)('that is cut or none cannot be used (%s)', async (encoding) => {
    const cut = await serve({ 'content-encoding': encoding }, COMPRESS[encoding](ANSWER).subarray(0, -6));
    const none = await serve({ 'content-encoding': encoding }, ANSWER);
    expect(await codesOf([standIns.client(cut).request(QUERY), standIns.client(none).request(QUERY)])).toEqual([
      'SECTOR_BAD_RESPONSE',
      'SECTOR_BAD_RESPONSE',
    ]);
  });

  it.each([
    [true, 'zstd, br, gzip, deflate'],
    [false, undefined],
  ])('is asked for where that is on: %s', async (compression, accepted) => {
    let header: unknown;
    const url = await standIns.http((request, response) => {
      header = request.headers['accept-encoding'];
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{}}');
    });
    await standIns.client(url, { compression }).request(QUERY);
    expect(header).toBe(accepted);
  });
});

describe('an answer', () => {
  it('that says that it is too large is not read', async () => {
    let sent = false;
    const url = await standIns.http((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000000' }).flushHeaders();
      setTimeout(() => {
        sent = true;
      }, 2_000).unref();
    });
    const client = standIns.client(url, { maxResponseBytes: 1_000, deadlineMs: 5_000 });
    expect(await codesOf([client.request(QUERY)])).toEqual(['SECTOR_BAD_RESPONSE']);
    expect(sent).toBe(false);
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON', 'application/graphql-response+json;charset=utf-8'])(
    'may be %s',
    async (type) => {
      const url = await serve({ 'content-type': type }, ANSWER);
      expect(await codesOf([standIns.client(url).request(QUERY)])).toEqual(['OK']);
    },
  );

  it.each(['text/html', 'text/plain', 'application/jsonp', 'application/json-seq', 'text/html; application/json', ''])(
    'cannot be used as %j',
    async (type) => {
      const url = await serve({ 'content-type': type }, ANSWER);
      expect(await codesOf([standIns.client(url).request(QUERY)])).toEqual(['SECTOR_BAD_RESPONSE']);
    },
  );
});
