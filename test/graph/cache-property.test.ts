import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGateway, type Gateway } from '../../gateway/create-gateway.js';
import { readGatewaySettings } from '../../gateway/settings/gateway-settings.js';
import { projectPath } from '../../shared/subgraph/project-root.js';
import { ACTIVITY, type CachedGraph, NEWS, startCachedGraph } from '../kit/cached-graph.js';
import { SEED } from '../kit/dice.js';
import { type RedisServer, startRedis, WITHOUT_REDIS } from '../kit/redis-server.js';
import { sharedPlanner } from '../kit/shared-planner.js';
import { onPostgres } from '../kit/test-database.js';
import { tokenFor } from '../kit/token.js';

/** What is asked: of one owner, of all, of regional alone; some of it answered otherwise to those who have a role. */
const QUERIES = [
  NEWS,
  ACTIVITY,
  '{ viewer { signedIn roles { role network } } }',
  '{ nurses(first: 60) { edges { node { id name } } } }',
  '{ networks { slug name } }',
  'query Some { units(first: 3) { edges { node { id name nurses { name } } } } viewer { signedIn } }',
] as const;
const NOBODY = 'nobody';

interface Step {
  readonly query: number;
  readonly who: string;
  readonly language: string | null;
  readonly byGet: boolean;
}
type Action = { readonly asks: readonly Step[] } | { readonly writes: 'here' | 'past' };

describe.each([
  ['in memory', false],
  ['with Redis', true],
])('answers that are kept %s', (_where, usesRedis) => {
  let graph: CachedGraph | null = null;
  let plain: Gateway | null = null;
  let redis: RedisServer | null = null;
  const tokens = new Map<string, string>();
  let count = 0;

  const isSkipped = usesRedis && (WITHOUT_REDIS || onPostgres);
  beforeAll(async () => {
    if (isSkipped) return;
    redis = usesRedis ? await startRedis() : null;
    graph = await startCachedGraph({ CACHE_CHECK_MS: '300', ...(redis ? { REDIS_URL: redis.url } : {}) });
    const { subgraphs } = graph.graph;
    plain = await createGateway({
      supergraph: readFileSync(projectPath('gateway', 'supergraph.graphql'), 'utf8'),
      urlOf: (name) => subgraphs.get(name)?.url ?? null,
      logger: pino({ level: 'silent' }),
      hopSecret: graph.hopSecret,
      settings: readGatewaySettings({ CACHE: 'off' }),
      planner: await sharedPlanner(),
    });
    for (const network of ['ous', 'drammen'])
      tokens.set(
        network,
        await tokenFor(graph, [{ role: 'COORDINATOR', sector: network === 'ous' ? 'ous' : 'vestre-viken', network }], network),
      );
    tokens.set('reader', await tokenFor(graph, [], 'reader'));
  }, 180_000);
  afterAll(async () => {
    await plain?.close();
    await graph?.close();
    await redis?.stop();
  });

  async function ask({ query, who, language, byGet }: Step): Promise<{ data: unknown; text: string; keepable: boolean }> {
    const token = tokens.get(who);
    const headers = { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(language ? { 'accept-language': language } : {}) };
    const text = QUERIES[query] ?? '';
    const response = byGet
      ? await fetch(`${graph?.url}/graphql?query=${encodeURIComponent(text)}`, { headers })
      : await fetch(`${graph?.url}/graphql`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify({ query: text }),
        });
    const body = await response.text();
    const { data, errors, extensions } = JSON.parse(body);
    expect([errors, extensions]).toEqual([undefined, undefined]);
    return { data, text: body, keepable: response.headers.get('cache-control') !== 'no-store' };
  }

  /** The same from a gateway that keeps nothing. */
  const fresh = async ({ query, who }: Step) => {
    const token = tokens.get(who);
    const authorization = token === undefined ? null : `Bearer ${token}`;
    const answer = await plain?.execute({ query: QUERIES[query] ?? '' }, { requestId: 'fresh', authorization, language: null });
    return answer?.body.kind === 'single' ? JSON.parse(JSON.stringify(answer.body.singleResult.data)) : expect.fail('no answer');
  };

  const step = fc.record({
    query: fc.nat(QUERIES.length - 1),
    who: fc.constantFrom(NOBODY, NOBODY, 'ous', 'drammen', 'reader'),
    language: fc.constantFrom(null, 'nb', 'nn'),
    byGet: fc.boolean(),
  });
  const action: fc.Arbitrary<Action> = fc.oneof(
    { weight: 4, arbitrary: fc.record({ asks: fc.array(step, { minLength: 1, maxLength: 5 }) }) },
    { weight: 1, arbitrary: fc.record({ writes: fc.constantFrom('here' as const, 'past' as const) }) },
  );

  it.skipIf(isSkipped)(`are nobody’s but everybody’s, and no older than the last change, seed ${SEED}`, { timeout: 60_000 }, async () => {
    const own = new Map<string, string>();
    for (const who of [NOBODY, ...tokens.keys()])
      own.set(who, JSON.stringify(await fresh({ query: 2, who, language: null, byGet: false })));
    expect(new Set(own.values()).size).toBe(4);
    let [title, pastAt, pastTitle] = ['', Number.NEGATIVE_INFINITY, ''];
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 3, maxLength: 12 }), async (actions) => {
        for (const one of actions) {
          if ('writes' in one) {
            const next = `Nytt ${++count}`;
            await (one.writes === 'here' ? graph?.publish(next) : graph?.publishPast(next));
            if (one.writes === 'past') [pastAt, pastTitle] = [performance.now(), next];
            else pastAt = Number.NEGATIVE_INFINITY;
            title = next;
            continue;
          }
          const asked = performance.now();
          const answers = await Promise.all(one.asks.map(ask));
          for (const [place, { data, text, keepable }] of answers.entries()) {
            const asking = one.asks[place] as Step;
            if (asking.who !== NOBODY) expect(keepable).toBe(false);
            if (asking.query === 2) expect([asking.who, JSON.stringify(data)]).toEqual([asking.who, own.get(asking.who)]);
            // For so long a change made past the gateway may be overlooked.
            const mayBeOld = asked < pastAt + 300 && title === pastTitle && asking.who === NOBODY;
            if (asking.query < 2 && title && !mayBeOld) expect(text).toContain(`"${title}"`);
          }
          const [first] = one.asks;
          if (first && performance.now() > pastAt + 300) expect((await ask(first)).data).toEqual(await fresh(first));
        }
      }),
      { numRuns: 8, seed: SEED, endOnFailure: true },
    );
  });
});
