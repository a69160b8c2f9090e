import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { RegisteredDocuments } from '../gateway/cache/registered-documents.js';
import { type Generation, openGeneration } from '../gateway/generations/generation.js';
import { Generations } from '../gateway/generations/generations.js';
import { openPlanner } from '../gateway/planning/open-planner.js';
import type { Planner } from '../gateway/planning/planner.js';
import { DEFAULT_SETTINGS } from '../gateway/settings/gateway-settings.js';
import { SubgraphClients } from '../gateway/subgraph-clients.js';
import { childrenOf } from './bench/cpu.js';
import { canSeeProcesses } from './kit/planning-children.js';
import { type ReloadingGraph, rosterSdl, startReloadingGraph, supergraphOf } from './kit/reloading-graph.js';

const CONTEXT = { requestId: 'r', authorization: null, language: null };
const settings = { ...DEFAULT_SETTINGS, requestDeadlineMs: 20_000, subgraphDeadlineMs: 10_000, planningTimeMs: 9_000 };

const fail = (error: unknown) => expect.fail(String(error));

describe('two hundred supergraphs in turn', () => {
  const texts = [
    'nurses: [Nurse!]! count: Int!',
    'nurses: [Nurse!]! count: Int! added: Int',
    'nurses: [Nurse!]! count: Int! legacy: String',
  ].map((fields) => supergraphOf(rosterSdl(fields)));
  let graph: ReloadingGraph;
  let planners: Planner[];
  beforeAll(async () => {
    graph = await startReloadingGraph();
    planners = await Promise.all(texts.map((text) => openPlanner(text, settings)));
  });
  afterAll(async () => {
    await Promise.all(planners.map((planner) => planner.close()));
    await graph.close();
    rmSync(graph.folder, { recursive: true });
  });

  it('fail no request, keep nothing, and share their clients', { timeout: 60_000 }, async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const registered = new RegisteredDocuments(null);
    const clients = new SubgraphClients({ ...graph.options, settings });
    const open = (turn: number) => {
      const [supergraph, planner] = [texts[turn % texts.length], planners[turn % planners.length]];
      if (!supergraph || !planner) throw new Error('there is no such supergraph');
      return openGeneration({
        supergraph,
        planner,
        clients,
        logger: graph.options.logger,
        settings,
        registered,
        onOperation: () => undefined,
      });
    };
    const generations = new Generations(await open(0), settings.requestDeadlineMs, fail);
    const ask = (query: string) => generations.run((generation) => generation.execute({ query }, CONTEXT));
    let isOver = false;
    let right = 0;
    const wrong: unknown[] = [];
    const asking = Array.from({ length: 4 }, async () => {
      while (!isOver) {
        const response = await ask('{ nurses { id name unit } count }').catch((error: unknown) => error);
        if (JSON.stringify(response).includes('"unit":"Unit n2"')) right++;
        else wrong.push(response);
        await sleep(1);
      }
    });
    const heapAfter = async (swaps: number) => {
      for (let swap = 1; swap <= swaps; swap++) {
        generations.replace(await open(generations.info.number));
        const enough = right + 3;
        while (right < enough && wrong.length === 0) await sleep(1);
      }
      await sleep(20);
      collect();
      return process.memoryUsage().heapUsed;
    };
    await heapAfter(40);
    const before = await heapAfter(20);
    const after = await heapAfter(140);
    isOver = true;
    await Promise.all(asking);
    expect(wrong).toEqual([]);
    expect(right).toBeGreaterThan(200);
    expect(generations.info.number).toBe(201);
    // A generation of this small graph is some 300 KB: a hundred that were kept would be 30 MB.
    expect(after - before).toBeLessThan(3_000_000);
    expect(await graph.connections()).toBeLessThanOrEqual(16);
    await generations.close();
    await vi.waitFor(async () => expect(await graph.connections()).toBe(0), { timeout: 5_000 });
    if (canSeeProcesses) expect(childrenOf(process.pid).length).toBe(planners.length);
  });
});

describe('a generation that was replaced', () => {
  const generation = (supergraph: string) => ({ supergraph, close: vi.fn(async () => undefined) }) as unknown as Generation;

  it('is closed when its last request is done, and no sooner', async () => {
    const [first, second] = [generation('1'), generation('2')];
    const generations = new Generations(first, 60_000, fail);
    const [one, two] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const running = [generations.run(() => one.promise), generations.run(() => two.promise)];
    generations.replace(second);
    expect(generations.current).toBe(second);
    one.resolve();
    await running[0];
    await sleep(5);
    expect(first.close).not.toHaveBeenCalled();
    two.resolve();
    await running[1];
    await vi.waitFor(() => expect(first.close).toHaveBeenCalledOnce());
    expect(second.close).not.toHaveBeenCalled();
  });

  it('is closed all the same if a request goes on beyond measure, and once only', async () => {
    const [first, second] = [generation('1'), generation('2')];
    const generations = new Generations(first, 20, fail);
    const endless = Promise.withResolvers<void>();
    const running = generations.run(() => endless.promise);
    generations.replace(second);
    await vi.waitFor(() => expect(first.close).toHaveBeenCalledOnce());
    endless.resolve();
    await running;
    await generations.close();
    expect(first.close).toHaveBeenCalledOnce();
    expect(second.close).toHaveBeenCalledOnce();
  });
});
