import { createHash } from 'node:crypto';
import { createClient, type RedisClientType } from '@redis/client';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeptStore } from '../../gateway/cache/kept-store.js';
import { openRedisStore } from '../../gateway/cache/redis-store.js';
import { type CachedGraph, NEWS, startCachedGraph } from '../kit/cached-graph.js';
import { type RedisServer, startRedis, WITHOUT_REDIS } from '../kit/redis-server.js';
import { onPostgres } from '../kit/test-database.js';

const NETWORKS = '{ networks { slug name } }';
const SECRET = 'the secret of the graph';

/** Until it is connected, nothing is kept. */
const setAndGet = (store: KeptStore, key: string, reader = store) => {
  store.set(key, 'text', 10);
  return reader.get(key);
};

// None of it depends on the database.
describe.skipIf(WITHOUT_REDIS || onPostgres)('answers that are kept in Redis', () => {
  let redis: RedisServer;
  let graph: CachedGraph;
  beforeAll(async () => {
    redis = await startRedis();
    graph = await startCachedGraph({ REDIS_URL: redis.url, CACHE_CHECK_MS: '300' });
  }, 180_000);
  afterAll(async () => {
    await graph?.close();
    await redis?.stop();
  });

  const raw = async <Result>(work: (client: RedisClientType) => Promise<Result>): Promise<Result> => {
    const client: RedisClientType = createClient({ url: redis.url });
    client.on('error', () => undefined);
    await client.connect();
    return work(client).finally(() => client.destroy());
  };
  const isIn = (text: string) =>
    raw(async (client) => (await client.keys('*')).length > 0 && (await values(client)).some((value) => value.includes(text)));
  const values = async (client: RedisClientType) => Promise.all((await client.keys('*')).map(async (key) => String(await client.get(key))));

  /** Whether what is asked now can be found in Redis afterwards. */
  const keepsAnswers = async () => {
    await graph.get(`${NETWORKS} # again ${Math.random()}`);
    return isIn('Drammen');
  };

  it('are there for all processes, with an end, under names that tell nothing', async () => {
    await expect.poll(keepsAnswers).toBe(true);
    await raw(async (client) => {
      for (const key of await client.keys('*')) {
        expect(key).toMatch(/^resource-nurses:1:[\w-]{43}$/);
        expect(await client.ttl(key)).toBeGreaterThan(0);
      }
    });
    const other = await openRedisStore({ url: redis.url, secret: 'of another graph', logger: pino({ level: 'silent' }) });
    const same = await openRedisStore({ url: redis.url, secret: SECRET, logger: pino({ level: 'silent' }) });
    const third = await openRedisStore({ url: redis.url, secret: SECRET, logger: pino({ level: 'silent' }) });
    await expect.poll(() => setAndGet(same, 'key', third)).toBe('text');
    expect([await other.get('key'), await same.get('another key')]).toEqual([null, null]);
    for (const store of [other, same, third]) await store.close();
  });

  it('are not taken where somebody else has written them', async () => {
    const store = await openRedisStore({ url: redis.url, secret: SECRET, logger: pino({ level: 'silent' }) });
    await expect.poll(() => setAndGet(store, 'good')).toBe('text');
    const nameOf = (key: string) => `resource-nurses:1:${createHash('sha256').update(key).digest('base64url')}`;
    await raw(async (client) => {
      const good = String(await client.get(nameOf('good')));
      for (const [key, value] of [
        ['short', 'x'],
        ['empty', ''],
        ['made up', `${'A'.repeat(43)}{"text":"{}"}`],
        ['moved', good],
        ['changed', `${good.slice(0, -1)}!`],
      ] as const) {
        await client.set(nameOf(key), value);
        expect([key, await store.get(key)]).toEqual([key, null]);
      }
      await client.lPush(nameOf('list'), 'x');
    });
    expect(await store.get('list')).toBeNull();
    await store.close();
  });

  it('never hold what somebody in particular asked', async () => {
    await raw((client) => client.flushAll());
    const as = await graph.issuer?.sign({ subject: 'reader', grants: [] }, 3_600);
    for (const query of [NETWORKS, '{ nurses(first: 2) { edges { node { id } } } }']) await graph.query(query, {}, { as: as ?? '' });
    await graph.get('{ viewer { signedIn } }');
    expect(await raw((client) => client.dbSize())).toBe(0);
  });

  it('are done without while Redis is away, hangs, or comes back: no request fails or waits for it', async () => {
    const states = [() => redis.kill(), () => redis.start(), async () => redis.pause(), async () => redis.resume()];
    let slowest = 0;
    let asked = 0;
    let isOver = false;
    const client = async () => {
      while (!isOver) {
        const since = performance.now();
        const answer = await graph.get(asked++ % 2 === 0 ? NEWS : `${NETWORKS} # ${asked}`);
        slowest = Math.max(slowest, performance.now() - since);
        expect([answer.status, answer.text]).toEqual([200, expect.not.stringContaining('errors')]);
      }
    };
    const clients = Promise.all(Array.from({ length: 4 }, client));
    let title = '';
    for (const [turn, become] of states.entries()) {
      await become();
      title = `Uten Redis ${turn}`;
      await graph.publish(title);
      expect((await graph.get(NEWS)).text).toContain(title);
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
    isOver = true;
    await clients;
    expect(asked).toBeGreaterThan(20);
    expect(slowest).toBeLessThan(5_000);
    await expect.poll(keepsAnswers, { timeout: 8_000 }).toBe(true);
  });
});
