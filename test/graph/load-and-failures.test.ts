import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGISTRY } from '../../shared/sectors.js';
import { projectPath } from '../../shared/subgraph/project-root.js';
import { NEWS } from '../kit/cached-graph.js';
import { createDice } from '../kit/dice.js';
import { type FaultyGraph, startFaultyGraph } from '../kit/faulty-graph.js';
import { change } from '../kit/mutate.js';
import { type RedisServer, startRedis, WITHOUT_REDIS } from '../kit/redis-server.js';
import { onPostgres } from '../kit/test-database.js';
import type { AnswerError } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/**
 * Load goes on while sectors fall silent and come back, while the graph is reloaded, and while Redis goes away: whatever can be answered
 * is, what is old says so, nobody gets another's answer, and soon after the last failure all is as before.
 */

/** How often the graph is reloaded; `npm run test:long` does it 200 times. */
const RELOADS = Number(process.env.RELOADS ?? 6);
/** A reload takes some seconds, on a busy machine more. */
const TIME_LIMIT_MS = 600_000 + RELOADS * 30_000;
/** What is to be whole again so soon after it was mended. */
const RECOVERY_MS = 5_000;
/** Between two outages: long enough that there are times when nobody has been silent lately. */
const CALM_MS = 7_000;
/** Long: what is late because the machine is busy is not what this is about. Owners fall silent in ways that are seen at once. */
const DEADLINES = { gateway: 30_000, regional: 20_000 };

interface Outage {
  readonly sector: string;
  readonly from: number;
  to: number;
}
interface Stale {
  readonly sector: string;
}
interface Answer {
  readonly data: unknown;
  readonly errors?: readonly AnswerError[];
  readonly extensions?: { readonly stale?: readonly Stale[] };
}
/** One question that is asked again and again, and what is right. */
interface Asked {
  readonly name: string;
  readonly query: string;
  readonly token: string | null;
  readonly byGet: boolean;
  right: string;
}

const NURSES = '{ nurses(first: 60) { edges { node { id name } } } }';
const NETWORKS = '{ networks { id slug name nurseCount } }';
const dice = createDice();

/** Ids and names anywhere in an answer. */
function namesIn(value: unknown): (readonly [id: string, name: string | null])[] {
  if (value === null || typeof value !== 'object') return [];
  const { id, name } = value as { readonly id?: string; readonly name?: string | null };
  const own = id === undefined || name === undefined ? [] : [[id, name] as const];
  return [...own, ...Object.values(value).flatMap(namesIn)];
}

// None of it depends on the database.
describe.skipIf(onPostgres || WITHOUT_REDIS)('under load', () => {
  let graph: FaultyGraph;
  let redis: RedisServer;
  let supergraphFile: string;
  const outages: Outage[] = [];
  const problems: string[] = [];
  const asked: Asked[] = [];
  let [answers, stale, isOver] = [0, 0, false];

  beforeAll(async () => {
    redis = await startRedis();
    supergraphFile = join(mkdtempSync(join(tmpdir(), 'supergraph-')), 'supergraph.graphql');
    writeFileSync(supergraphFile, readFileSync(projectPath('gateway', 'supergraph.graphql'), 'utf8'));
    graph = await startFaultyGraph(DEADLINES, {
      environment: { CACHE: 'on', CACHE_CHECK_MS: '200', REDIS_URL: redis.url },
      path: supergraphFile,
    });
    const coordinators = REGISTRY.sectors.flatMap(({ slug: sector, networks }) =>
      networks.map(({ slug: network }) => ({ sector, network })),
    );
    for (const { sector, network } of coordinators) {
      const token = await tokenFor(graph, [{ role: 'COORDINATOR', sector, network }], network);
      asked.push({ name: `coordinator of ${network}`, query: NURSES, token, byGet: false, right: '' });
    }
    for (const byGet of [true, false])
      for (const query of [NURSES, NETWORKS]) asked.push({ name: 'anybody', query, token: null, byGet, right: '' });
    for (const one of asked) one.right = JSON.stringify((await ask(one)).data);
    // Some see more than others, so that an answer in the wrong hands is seen.
    expect(new Set(asked.filter(({ query }) => query === NURSES).map(({ right }) => right)).size).toBeGreaterThan(2);
  }, 180_000);
  afterAll(async () => {
    await graph?.close();
    await redis?.stop();
  });

  async function ask({ query, token, byGet }: Pick<Asked, 'query' | 'token' | 'byGet'>): Promise<Answer> {
    const headers = { accept: 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
    const response = byGet
      ? await fetch(`${graph.url}/graphql?query=${encodeURIComponent(query)}`, { headers })
      : await fetch(`${graph.url}/graphql`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify({ query }),
        });
    if (response.status !== 200) throw new Error(`status ${response.status}: ${await response.text()}`);
    return (await response.json()) as Answer;
  }

  /** Whether an owner was silent at some time between, or had just come back. */
  const wasOut = (sector: string, from: number, to: number) =>
    outages.some((outage) => outage.sector === sector && outage.from <= to && outage.to + RECOVERY_MS >= from);

  /** Asks on and on, and looks at each answer. */
  async function client(): Promise<void> {
    while (!isOver) {
      const one = asked[dice(asked.length)] ?? expect.fail('nothing to ask');
      const from = Date.now();
      try {
        const { data, errors = [], extensions } = await ask(one);
        const marked = (extensions?.stale ?? []).map(({ sector }) => sector);
        const named = errors.map(({ extensions: { sector, code } }) => ({ sector: sector ?? '', code: code ?? '' }));
        answers++;
        if (marked.length > 0) stale++;
        if (one.token !== null && marked.length > 0) problems.push(`${one.name} was given something old`);
        for (const sector of [...marked, ...named.map((error) => error.sector)])
          if (!wasOut(sector, from, Date.now())) problems.push(`${one.name}: ${sector} was there, but ${JSON.stringify(named[0])}`);
        for (const { code } of named) if (!/^SECTOR_(UNAVAILABLE|BAD_RESPONSE)$/.test(code)) problems.push(`${one.name}: ${code}`);
        const names = new Map(namesIn(JSON.parse(one.right)));
        for (const [id, name] of namesIn(data))
          if (names.has(id) && name !== null && names.get(id) !== name)
            problems.push(`${one.name} was shown ${name} of ${id}, which is not for her`);
        const anyOut = outages.some(({ sector }) => wasOut(sector, from, Date.now()));
        if (!anyOut && JSON.stringify(data) !== one.right) problems.push(`${one.name} got another answer`);
      } catch (error) {
        problems.push(`${one.name}: ${String(error)} ${String((error as Error).cause ?? '')}`);
      }
      await wait(10);
    }
  }

  /** Publishes news of an owner that is always there, and reads it as anybody does. */
  async function editor(): Promise<void> {
    const as = await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }], 'editor');
    for (let n = 1; !isOver; n++) {
      const input = { network: 'ous', title: `Nytt ${n}`, body: 'Nytt' };
      const query = (text: string, variables: object) => post(text, variables, as);
      const { userErrors, errors } = await change({ query } as never, {
        owner: 'ous',
        name: 'publish News',
        select: 'news { id }',
        input,
        as,
      });
      if (errors || userErrors?.length) problems.push(`news: ${JSON.stringify({ errors, userErrors })}`);
      const { data, extensions } = await ask({ query: NEWS, token: null, byGet: true });
      const isOld = !JSON.stringify(data).includes(`"Nytt ${n}"`);
      if (isOld && !extensions?.stale) problems.push(`Nytt ${n} was published, but another was shown: ${JSON.stringify(data)}`);
      await wait(50);
    }
  }

  async function post(query: string, variables: object, as: string) {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${as}` };
    const response = await fetch(`${graph.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    return { status: response.status, ...((await response.json()) as object) };
  }

  /** Lets owners fall silent in turns, in different ways. */
  async function silence(): Promise<void> {
    const [sectors, faults] = [['vestre-viken', 'lovisenberg', 'diakonhjemmet'], ['REFUSE', 'RESET', 'GARBAGE', 'HALF'] as const];
    for (let turn = 0; !isOver; turn++) {
      const sector = sectors[turn % sectors.length] ?? '';
      const lines = [graph.ofGateway.get(sector), graph.ofRegional.get(sector)];
      const outage = { sector, from: Date.now(), to: Number.POSITIVE_INFINITY };
      outages.push(outage);
      for (const line of lines) await line?.set(faults[turn % faults.length] ?? 'RESET');
      await wait(700);
      for (const line of lines) await line?.set('PASS');
      outage.to = Date.now();
      for (const until = Date.now() + CALM_MS; Date.now() < until && !isOver; ) await wait(50);
    }
  }

  it('whatever can be answered is answered rightly, and all is whole soon after', { timeout: TIME_LIMIT_MS }, async () => {
    const text = readFileSync(supergraphFile, 'utf8');
    const working = [...Array.from({ length: 4 }, client), editor(), silence()];
    for (let turn = 1; turn <= RELOADS && problems.length === 0; turn++) {
      writeFileSync(supergraphFile, `${text}\n# ${turn}\n`);
      expect(await graph.gateway.reload('test')).toMatchObject({ outcome: 'swapped' });
      if (turn === Math.ceil(RELOADS / 3)) await redis.kill();
      if (turn === Math.ceil((2 * RELOADS) / 3)) await redis.start();
    }
    isOver = true;
    await Promise.all(working);
    expect([...new Set(problems)]).toEqual([]);
    expect(answers).toBeGreaterThan(20 * RELOADS);
    expect(stale).toBeGreaterThan(0);

    const mended = Date.now();
    for (const one of asked)
      for (;;) {
        const { data, errors, extensions } = await ask(one);
        if (!errors && !extensions?.stale && JSON.stringify(data) === one.right) break;
        expect(Date.now() - mended, one.name).toBeLessThan(RECOVERY_MS);
        await wait(50);
      }
    expect(graph.gateway.generation.number).toBe(RELOADS + 1);
  });
});
