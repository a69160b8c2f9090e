import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { operationFromDocument, type Schema } from '@apollo/federation-internals';
import { ApolloGateway } from '@apollo/gateway';
import type { QueryPlanner } from '@apollo/query-planner';
import { buildSchema, type GraphQLError, type GraphQLSchema, isAbstractType, parse, printSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readOperations } from '../gateway/operations.js';
import { openPlanner } from '../gateway/planning/open-planner.js';
import type { Planner } from '../gateway/planning/planner.js';
import { ShortageError, StartError } from '../shared/subgraph/errors.js';
import { projectPath } from '../shared/subgraph/project-root.js';
import { aliases, conditions, doubledFragments } from './kit/plan-bombs.js';
import { canSeeProcesses, environmentOf, planningChildren } from './kit/planning-children.js';

const SUPERGRAPH = readFileSync(projectPath('gateway', 'supergraph.graphql'), 'utf8');
const OPERATIONS = readOperations();
/** Enough for what is no bomb, on a busy machine too. */
const AMPLE_MS = 50_000;
const SHORT_MS = 1_500;

const codeOf = (planned: Promise<unknown>): Promise<unknown> =>
  planned.then(
    () => 'planned',
    (error: GraphQLError) => error.extensions?.code ?? error,
  );

describe('a planner', () => {
  let planner: Planner;
  const environment = { SECRET_OF_THE_GATEWAY: 'hidden' };

  beforeAll(async () => {
    Object.assign(process.env, environment);
    planner = await openPlanner(SUPERGRAPH, { planningTimeMs: AMPLE_MS, keptPlans: 100, waitMs: AMPLE_MS });
  });
  afterAll(async () => {
    delete process.env.SECRET_OF_THE_GATEWAY;
    await planner.close();
  });

  it('has the public schema, the plans and the subgraphs of the stock gateway', async () => {
    const gateway = new ApolloGateway({ supergraphSdl: SUPERGRAPH });
    let apiSchema: GraphQLSchema | undefined;
    gateway.onSchemaLoadOrUpdate((update) => {
      apiSchema = update.apiSchema;
    });
    await gateway.load();
    const stock = gateway as unknown as { queryPlanner: QueryPlanner; apiSchema: Schema; serviceMap: Record<string, { url: string }> };
    expect(printSchema(planner.graph.schema)).toBe(printSchema(apiSchema as GraphQLSchema));
    expect(planner.graph.schema.getQueryType()?.getFields().nurses?.description).toMatch(/\w/);
    expect(planner.graph.subgraphs).toEqual(Object.entries(stock.serviceMap).map(([name, { url }]) => ({ name, url })));
    for (const { name, query } of OPERATIONS) {
      const plan = stock.queryPlanner.buildQueryPlan(operationFromDocument(stock.apiSchema, parse(query)));
      expect(plan.node, name).toBeDefined();
      expect(await planner.plan(query, null), name).toEqual(JSON.parse(JSON.stringify(plan)));
    }
    await gateway.stop();
  });

  it('knows the possible types of the whole supergraph, inaccessible ones too', () => {
    const whole = buildSchema(SUPERGRAPH, { assumeValid: true, assumeValidSDL: true });
    const abstract = Object.values(whole.getTypeMap()).filter(isAbstractType);
    const possible = abstract.map((type) => [type.name, new Set(whole.getPossibleTypes(type).map(({ name }) => name))] as const);
    expect(planner.graph.possibleTypes).toEqual(new Map(possible));
    expect(planner.graph.possibleTypes.get('Nurse')?.size).toBeGreaterThan(3);
  });

  it('plans once for all who ask at the same time, and keeps the plan', async () => {
    const source = '{ nurses(first: 7) { edges { node { name network { name } } } } }';
    const plans = await Promise.all(Array.from({ length: 200 }, () => planner.plan(source, null)));
    // Another plan would be another object.
    expect(new Set([...plans, await planner.plan(source, null)]).size).toBe(1);
    expect(await planner.plan(`${source} `, null)).not.toBe(plans[0]);
  });

  it('plans the operation that is named, and says what is wrong with a name', async () => {
    const source = 'query A { regions { name } } query B { sectors { slug } }';
    expect(JSON.stringify(await planner.plan(source, 'A'))).toContain('regions');
    expect(JSON.stringify(await planner.plan(source, 'B'))).toContain('sectors');
    await expect(planner.plan(source, 'C')).rejects.toThrow(/operation.*"?C"?/);
    await expect(planner.plan('{ regions { nothing } }', null)).rejects.toThrow(/nothing/);
    await expect(planner.plan('{ regions {', null)).rejects.toThrow(/Syntax Error/);
  });

  it('refuses a depth that overflows the stack, and goes on', async () => {
    const deep = (levels: number) =>
      `{ nurses(first: 1) { edges { node { ${'network { nurses(first: 1) { edges { node { '.repeat(levels)} id ${'} } } }'.repeat(levels)} } } } }`;
    expect(await codeOf(planner.plan(deep(3_000), null))).toBe('QUERY_TOO_COMPLEX');
    expect(await codeOf(planner.plan('{ regions { slug } }', null))).toBe('planned');
  });

  it.runIf(canSeeProcesses)('shows its process nothing of the environment', () => {
    expect(environmentOf(process.pid).length).toBeGreaterThan(1);
    const shown = planningChildren().map((child) => environmentOf(child).filter((line) => !line.startsWith('NODE_CHANNEL_')));
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.flat()).toEqual([]);
  });

  it('keeps nothing alive while it has nothing to do', async () => {
    // One that is being opened does: after a slow plan, the second.
    await vi.waitFor(() => expect(process.getActiveResourcesInfo()).not.toContain('ProcessWrap'), { timeout: AMPLE_MS });
    expect(await codeOf(planner.plan('{ regions { __typename } }', null))).toBe('planned');
  });

  it.runIf(canSeeProcesses)('goes on when its idle process is killed from outside', async () => {
    for (const child of planningChildren()) process.kill(child, 'SIGKILL');
    // Neither is blamed for it: not the one that is asked of a process that is dying, nor the one that has to wait for another.
    const [first, second] = ['slug', 'name'].map((field) => codeOf(planner.plan(`{ sectors { ${field} } }`, null)));
    expect(await Promise.all([first, second])).toEqual(['planned', 'planned']);
  });

  it.runIf(canSeeProcesses)('refuses an operation whose process dies over it, as for lack of memory, and goes on', async () => {
    const refused = codeOf(planner.plan(conditions(60), null));
    await sleep(200); // It has begun.
    for (const child of planningChildren()) process.kill(child, 'SIGKILL');
    expect(await refused).toBe('QUERY_TOO_COMPLEX');
    expect(await codeOf(planner.plan('{ regions { name } }', null))).toBe('planned');
  });
});

describe('a planner with little time', () => {
  let planner: Planner;
  beforeAll(async () => {
    // Memory for longer than that: it is time that ends them.
    planner = await openPlanner(SUPERGRAPH, { planningTimeMs: SHORT_MS, keptPlans: 10, waitMs: AMPLE_MS, memoryMb: 1_000 });
  });
  afterAll(() => planner.close());

  it.each([
    ['fragments that double', doubledFragments(14)],
    ['conditions', conditions(40)],
    ['aliases of an entity', aliases(1_000)],
  ])('refuses a bomb of %s while it goes on answering', async (_of, bomb) => {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const begun = performance.now();
    const refused = planner.plan(bomb, null);
    // Behind it in the queue: planned by another process, not charged for the time of the bomb.
    const behind = Promise.all(['slug', 'name', '__typename'].map((field) => planner.plan(`{ regions { ${field} } }`, null)));
    await expect(refused).rejects.toMatchObject({ extensions: { code: 'QUERY_PLANNING_TIMEOUT', http: { status: 400 } } });
    delay.disable();
    expect(performance.now() - begun).toBeLessThan(3 * SHORT_MS);
    await behind;
    // Planned here, it would be one delay of all that time.
    expect(delay.max / 1e6).toBeLessThan(SHORT_MS / 3);
  });

  it('refuses the same bomb at once when it comes again', async () => {
    const begun = performance.now();
    expect(await codeOf(planner.plan(conditions(41), null))).toBe('QUERY_PLANNING_TIMEOUT');
    const first = performance.now() - begun;
    expect(await codeOf(planner.plan(conditions(41), null))).toBe('QUERY_PLANNING_TIMEOUT');
    expect(performance.now() - begun - first).toBeLessThan(first / 3);
  });

  it('refuses what is asked and waits when it closes, and leaves no process', async () => {
    const asked = [1, 2, 3].map((index) => codeOf(planner.plan(conditions(50 + index), null)));
    await planner.close();
    expect(await Promise.all(asked)).toEqual(Array(3).fill('QUERY_PLANNING_OVERLOADED'));
    expect(await codeOf(planner.plan('{ regions { name slug } }', null))).toBe('QUERY_PLANNING_OVERLOADED');
    if (canSeeProcesses) expect(planningChildren()).toEqual([]);
  });
});

describe('a supergraph that cannot be loaded', () => {
  const open = (supergraph: string, memoryMb?: number) =>
    openPlanner(supergraph, { planningTimeMs: SHORT_MS, keptPlans: 10, ...(memoryMb ? { memoryMb } : {}) });

  it.each([
    ['no GraphQL', 'type Query {', /^the supergraph cannot be loaded: Syntax Error: .+$/],
    ['no supergraph', 'type Query { a: Int }', /^the supergraph cannot be loaded: .+$/],
  ])('stops the start: %s', async (_what, text, message) => {
    await expect(open(text)).rejects.toSatisfy(
      (error) => error instanceof StartError && !(error instanceof ShortageError) && message.test(error.message),
    );
  });

  it('stops the start: too little memory for it', async () => {
    const error = await open(SUPERGRAPH, 16).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'StartError', message: expect.stringContaining('memory') });
    // The supergraph is not to blame.
    expect(error).toBeInstanceOf(ShortageError);
    if (canSeeProcesses) await vi.waitFor(() => expect(planningChildren()).toEqual([]));
  });
});
