import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createGateway, type Gateway } from '../gateway/create-gateway.js';
import type { Generation } from '../gateway/generations/generation.js';
import { openOperationsInUse } from '../gateway/generations/open-operations-in-use.js';
import { prepareOperations } from '../gateway/generations/prepare-operations.js';
import { DEFAULT_SETTINGS, type GatewaySettings } from '../gateway/settings/gateway-settings.js';
import { SubgraphClients } from '../gateway/subgraph-clients.js';
import { ShortageError } from '../shared/subgraph/errors.js';
import { childrenOf } from './bench/cpu.js';
import { canSeeProcesses } from './kit/planning-children.js';
import { type ReloadingGraph, rosterSdl, startReloadingGraph, supergraphOf } from './kit/reloading-graph.js';

const WHOLE = supergraphOf(rosterSdl());
const WITHOUT_LEGACY = supergraphOf(rosterSdl('nurses: [Nurse!]! count: Int! added: Int'));
const settings = { ...DEFAULT_SETTINGS, requestDeadlineMs: 20_000, subgraphDeadlineMs: 10_000, planningTimeMs: 9_000 };
const CONTEXT = { requestId: 'r', authorization: null, language: null };
const NURSES = 'query Nurses { nurses { id name unit } count }';

let graph: ReloadingGraph;
let gateway: Gateway;
beforeAll(async () => {
  graph = await startReloadingGraph();
});
afterEach(() => gateway?.close());
afterAll(async () => {
  await graph.close();
  rmSync(graph.folder, { recursive: true });
});

async function open(supergraph = WHOLE, chosen: Partial<GatewaySettings> = {}): Promise<string> {
  const path = graph.write('supergraph.graphql', supergraph);
  gateway = await createGateway({ ...graph.options, supergraph, path, settings: { ...settings, ...chosen } });
  return path;
}

async function ask(query: string, operationName?: string) {
  const { body } = await gateway.execute({ query, ...(operationName ? { operationName } : {}) }, CONTEXT);
  if (body.kind !== 'single') throw new Error('an incremental answer');
  return JSON.parse(JSON.stringify(body.singleResult)) as { data?: unknown; errors?: { message: string }[] };
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

describe('a reload', () => {
  it('lets another supergraph take over while requests go on: none fails, and nothing is left of the one before', {
    timeout: 120_000,
  }, async () => {
    const path = await open(WITHOUT_LEGACY);
    const processes = () => (canSeeProcesses ? childrenOf(process.pid).length : 1);
    await ask(NURSES);
    const before = { processes: processes(), connections: await graph.connections() };
    let isOver = false;
    const answers = { right: 0, wrong: [] as unknown[] };
    const clients = Array.from({ length: 4 }, async () => {
      while (!isOver) {
        await sleep(2);
        const answer = await ask(NURSES).catch((error: unknown) => error);
        if (JSON.stringify(answer).includes('"unit":"Unit n2"')) answers.right++;
        else answers.wrong.push(answer);
      }
    });
    const outcomes = [];
    for (const text of [WHOLE, WITHOUT_LEGACY]) {
      writeFileSync(path, text);
      outcomes.push((await gateway.reload('test')).outcome);
    }
    isOver = true;
    await Promise.all(clients);
    expect(outcomes).toEqual(['swapped', 'swapped']);
    expect(answers.wrong).toEqual([]);
    expect(answers.right).toBeGreaterThan(50);
    expect(gateway.generation).toMatchObject({ number: 3, supergraphHash: digest(WITHOUT_LEGACY) });
    expect((await ask('{ legacy }')).errors).toHaveLength(1);
    await vi.waitFor(() => expect(processes()).toBe(before.processes), { timeout: 10_000 });
    expect(await graph.connections()).toBeLessThanOrEqual(Math.max(before.connections, 16));
  });

  it('has nothing to do where nothing has changed', async () => {
    await open();
    const listener = vi.fn();
    gateway.onReload(listener);
    const outcome = await gateway.reload('test');
    expect(outcome).toMatchObject({ outcome: 'unchanged', trigger: 'test', generation: 1, reasons: [] });
    expect(listener).toHaveBeenCalledExactlyOnceWith(outcome);
    expect(graph.logged.at(-1)).toMatchObject({ event: 'reload', outcome: 'unchanged', generation: 1, milliseconds: expect.any(Number) });
  });

  it('is refused where it breaks an operation that a client has asked, which it names; the one before answers', async () => {
    const path = await open();
    await ask('query B { count } query LegacyOf { legacy }', 'LegacyOf');
    writeFileSync(path, WITHOUT_LEGACY);
    const { outcome, reasons, generation } = await gateway.reload('test');
    expect({ outcome, generation }).toEqual({ outcome: 'refused', generation: 1 });
    expect(reasons).toEqual([expect.stringMatching(/legacy.*\(Query\.legacy\): this breaks LegacyOf \(asked 1 times, last at 2/)]);
    expect(await ask('{ legacy }')).toEqual({ data: { legacy: 'old' } });
  });

  it('is not refused for that where an operator allows breaking changes, but tells of them', async () => {
    const path = await open(WHOLE, { breakingChanges: 'allow' });
    await ask('query LegacyOf { legacy }');
    writeFileSync(path, WITHOUT_LEGACY);
    const { outcome, reasons } = await gateway.reload('test');
    expect(outcome).toBe('swapped');
    expect(reasons).toContainEqual(expect.stringContaining('(Query.legacy)'));
  });

  it('does the same with the executor of @apollo/gateway', { timeout: 60_000 }, async () => {
    const path = await open(WHOLE, { executor: 'apollo' });
    const answer = { data: { nurses: ['n1', 'n2'].map((id) => ({ id, name: `Name ${id}`, unit: `Unit ${id}` })), count: 2 } };
    expect(await ask(NURSES)).toEqual(answer);
    writeFileSync(path, WITHOUT_LEGACY);
    expect((await gateway.reload('test')).outcome).toBe('swapped');
    expect(await ask(NURSES)).toEqual(answer);
    expect((await ask('{ legacy }')).errors).toHaveLength(1);
    await ask('query AddedOf { added }');
    writeFileSync(path, supergraphOf(rosterSdl('nurses: [Nurse!]! count: Int!')));
    const { outcome, reasons } = await gateway.reload('test');
    expect({ outcome, reasons }).toEqual({ outcome: 'refused', reasons: [expect.stringContaining('this breaks AddedOf')] });
    expect(await ask('{ added }')).toEqual({ data: { added: 3 } });
  });

  it('is not hindered by a breaking change that nobody meets, but tells of it', async () => {
    const path = await open();
    await ask(NURSES);
    // What is refused, and what the gateway asks itself, is not in use.
    await ask('{ legacy nothing }');
    await gateway.answersQueries('r');
    writeFileSync(path, WITHOUT_LEGACY);
    const { outcome, reasons } = await gateway.reload('test');
    expect(outcome).toBe('swapped');
    expect(reasons).toContainEqual(expect.stringContaining('(Query.legacy)'));
    expect((await ask('{ legacy }')).errors?.[0]?.message).toContain('legacy');
  });

  it('keeps the one before whatever lies there: half a file, no supergraph, a subgraph without an address, nothing', async () => {
    const urlOf = (name: string) => (name === 'cities' ? null : graph.urlOf(name));
    const path = graph.write('supergraph.graphql', WHOLE);
    gateway = await createGateway({ ...graph.options, urlOf, supergraph: WHOLE, path, settings });
    const texts = [
      WHOLE.slice(0, WHOLE.length / 2),
      'type Query { a: Int }',
      WHOLE.replaceAll('units', 'cities').replaceAll('UNITS', 'CITIES'),
    ];
    for (const [text, reason] of [
      ...texts.map((text, turn) => [text, ['Syntax Error', 'no supergraph', 'CITIES_URL'][turn]]),
      [null, 'read'],
    ] as const) {
      if (text === null || text === undefined) rmSync(path);
      else writeFileSync(path, text);
      expect(await gateway.reload('test')).toMatchObject({ outcome: 'refused', reasons: [expect.stringContaining(reason ?? '')] });
    }
    expect(await ask(NURSES)).toMatchObject({ data: { count: 2 } });
    expect(gateway.generation.number).toBe(1);
  });

  it('has failed, and is not refused, where the machine did not give what it takes: the same may do another time', async () => {
    const path = await open();
    writeFileSync(path, WITHOUT_LEGACY);
    const failWith = (error: Error) => vi.spyOn(SubgraphClients.prototype, 'borrowing').mockImplementationOnce(() => fail(error));
    const fail = (error: Error): never => {
      throw error;
    };
    const reasons = [expect.stringContaining('the supergraph cannot be loaded')];
    failWith(Object.assign(new Error('spawn ENOMEM'), { code: 'ENOMEM', errno: -12 }));
    expect(await gateway.reload('test')).toMatchObject({ outcome: 'failed', reasons });
    failWith(new ShortageError('the supergraph cannot be loaded: the planning process ended'));
    expect(await gateway.reload('test')).toMatchObject({ outcome: 'failed', reasons });
    failWith(new Error('it is wrong'));
    expect(await gateway.reload('test')).toMatchObject({ outcome: 'refused', reasons });
    expect((await gateway.reload('test')).outcome).toBe('swapped');
  });

  it('has failed where it cannot be found out what it would break', async () => {
    const path = graph.write('supergraph.graphql', WHOLE);
    const inUse = openOperationsInUse(settings, graph.options.logger);
    gateway = await createGateway({ ...graph.options, supergraph: WHOLE, path, settings, inUse });
    // What was kept of operations is broken.
    vi.spyOn(inUse, 'all').mockResolvedValue([{ source: '{', operationName: null, times: 1, lastAsked: null }]);
    writeFileSync(path, WITHOUT_LEGACY);
    expect(await gateway.reload('test')).toMatchObject({ outcome: 'failed', reasons: [expect.stringContaining('check')] });
  });

  it('is given up at the end, and does not go on without end, where an operation takes long to get ready', async () => {
    const closing = new AbortController();
    const isPrepared = vi.fn(() => new Promise<boolean>(() => undefined));
    const generation = { prepare: isPrepared, closed: new AbortController().signal } as unknown as Generation;
    const operations = [NURSES, '{ count }'].map((source) => ({ source, operationName: null }));
    const { logger } = graph.options;
    const prepared = prepareOperations(generation, operations, { logger, signal: closing.signal });
    await vi.waitFor(() => expect(isPrepared).toHaveBeenCalledOnce());
    closing.abort();
    await prepared;
    const before = graph.logged.length;
    await prepareOperations(generation, operations, { logger, limitMs: 50 });
    expect(graph.logged.slice(before)).toMatchObject([{ event: 'preparation', failed: 0, left: 2 }]);
    expect(isPrepared).toHaveBeenCalledTimes(2);
  });

  it('keeps the one before where the next does not answer', async () => {
    const urlOf = (name: string) => (name === 'elsewhere' ? 'http://127.0.0.1:9' : graph.urlOf(name));
    const path = graph.write('supergraph.graphql', WHOLE);
    gateway = await createGateway({ ...graph.options, urlOf, supergraph: WHOLE, path, settings });
    writeFileSync(path, WHOLE.replaceAll('roster', 'elsewhere').replaceAll('ROSTER', 'ELSEWHERE'));
    expect(await gateway.reload('test')).toMatchObject({ outcome: 'failed', generation: 1, reasons: [expect.stringContaining('answer')] });
    expect(await ask(NURSES)).toMatchObject({ data: { count: 2 } });
  });

  it('composes the subgraphs in a folder, and says which file is wrong', async () => {
    const folder = join(graph.folder, 'subgraphs');
    mkdirSync(join(folder, 'units'), { recursive: true });
    writeFileSync(join(folder, 'roster.graphql'), rosterSdl());
    const units =
      'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"]) type Nurse @key(fields: "id") { id: ID! unit: String';
    writeFileSync(join(folder, 'units', 'schema.graphql'), units);
    gateway = await createGateway({ ...graph.options, supergraph: WITHOUT_LEGACY, path: folder, settings });
    const { outcome, reasons } = await gateway.reload('test');
    expect({ outcome, reasons }).toEqual({ outcome: 'refused', reasons: [expect.stringContaining(join('units', 'schema.graphql'))] });
    writeFileSync(join(folder, 'units', 'schema.graphql'), `${units} }`);
    expect((await gateway.reload('test')).outcome).toBe('swapped');
    expect(gateway.supergraph()).toBe(WHOLE);
  });

  it('is given up when the gateway closes', async () => {
    const path = await open();
    writeFileSync(path, WITHOUT_LEGACY);
    const outcome = gateway.reload('test');
    await gateway.close();
    expect(await outcome).toMatchObject({ outcome: 'failed' });
    if (canSeeProcesses) await vi.waitFor(() => expect(childrenOf(process.pid)).toEqual([]), { timeout: 5_000 });
  });
});
