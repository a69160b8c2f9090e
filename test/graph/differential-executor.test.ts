import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { GraphQLError } from 'graphql';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGateway, type Gateway } from '../../gateway/create-gateway.js';
import { DEFAULT_SETTINGS } from '../../gateway/settings/gateway-settings.js';
import { projectPath } from '../../shared/subgraph/project-root.js';
import { type ComparedAnswer, textOf } from '../kit/compare-answers.js';
import { SEED } from '../kit/dice.js';
import { collectSamples, type Samples } from '../kit/random-query/samples.js';
import { randomQuery } from '../kit/random-query.js';
import { rowIdAt, withRowIds } from '../kit/row-ids.js';
import { sharedPlanner } from '../kit/shared-planner.js';
import { FAULTS, type Fault } from '../kit/spoil.js';
import { type SpoiledSubgraph, startSpoiledSubgraph } from '../kit/spoiled-subgraph.js';
import { onPostgres } from '../kit/test-database.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

/** Queries, each under one fault; `npm run test:long` asks many more. */
const RUNS = Number(process.env.DIFFERENTIAL_RUNS ?? 300);

/**
 * The same queries over the same subgraphs by both executors, with answers spoiled on the way. `data` is equal always. What may differ:
 * - The order of keys, where a field is asked for twice and one time within a fragment: Apollo's executor takes up the fragment first.
 * - Errors are compared by whether there are any: Apollo's executor places those of objects at the list, or nowhere.
 * - A gap: where a value is missing that must not be, and nobody says why, Apollo's executor is silent, ours says INCOMPLETE_ANSWER.
 */
const SILENT_IN_APOLLO = 'INCOMPLETE_ANSWER';

/** Left out: what the requests of the test itself add to. */
const CHANGING: readonly string[] = ['audit', 'auditCheck', 'accessLog'];

let graph: TestGraph;
let samples: Samples;
let fault: Fault = { kind: 'none', subgraph: '', seed: 0 };
const spoiled = new Map<string, SpoiledSubgraph>();
const gateways: Gateway[] = [];
let own: Gateway;
let apollo: Gateway;

beforeAll(async () => {
  graph = await startTestGraph();
  for (const [name, { url }] of graph.graph.subgraphs) spoiled.set(name, await startSpoiledSubgraph(name, url, () => fault));
  const planner = await sharedPlanner();
  const start = async (executor: 'own' | 'apollo') => {
    const gateway = await createGateway({
      supergraph: readFileSync(projectPath('gateway', 'supergraph.graphql'), 'utf8'),
      urlOf: (name) => spoiled.get(name)?.url ?? null,
      logger: pino({ level: process.env.TEST_LOG ?? 'silent' }),
      hopSecret: graph.hopSecret,
      planner,
      settings: {
        ...DEFAULT_SETTINGS,
        executor,
        maxErrorsPerFetch: 10_000,
        // A circuit that opens would make one query depend on those before it.
        client: { ...DEFAULT_SETTINGS.client, failuresToOpen: Number.MAX_SAFE_INTEGER },
      },
    });
    gateways.push(gateway);
    return gateway;
  };
  own = await start('own');
  apollo = await start('apollo');
  samples = await collectSamples(async (query) => (await graph.query(query)).data);
});

afterAll(async () => {
  for (const gateway of gateways) await gateway.close();
  for (const server of spoiled.values()) await server.close();
  await graph.close();
});

async function ask({ execute }: Gateway, query: string, variables: Readonly<Record<string, unknown>>): Promise<ComparedAnswer> {
  const contextValue = { requestId: 'test', authorization: null, language: null };
  const response = await execute({ query, variables: { ...variables } }, contextValue).catch((error: unknown) => {
    // Not admitted: a page of a million, say.
    if (error instanceof GraphQLError) return null;
    throw error;
  });
  if (response === null) return { data: undefined, errors: [] } as never;
  const { body } = response;
  if (body.kind !== 'single') throw new Error('one answer was expected');
  const { data, errors = [] } = JSON.parse(JSON.stringify(body.singleResult));
  const compared = (errors as AnyError[]).map(({ message, path = [], extensions }) => ({ message, path, code: extensions?.code ?? '' }));
  return { data, errors: compared };
}

interface AnyError {
  readonly message: string;
  readonly path?: (string | number)[];
  readonly extensions?: { readonly code?: string };
}

describe.skipIf(onPostgres)(`both executors (seed ${SEED})`, () => {
  it(
    `give the same data whatever fails, and ours says truly where, in ${RUNS} queries`,
    async () => {
      const counts = { compared: 0, withErrors: 0, atRows: 0 };
      const schema = own.publicSchema();
      const queries = randomQuery({ schema, samples, takes: (type, field) => !type.startsWith('__') && !CHANGING.includes(field) });
      const faults = fc.record({
        kind: fc.constantFrom(...FAULTS),
        subgraph: fc.constantFrom('vestre-viken', 'vestre-viken', 'ous', 'lovisenberg', 'regional'),
        seed: fc.nat(1_000),
      });
      await fc.assert(
        fc.asyncProperty(queries, faults, async ({ query, variables }, chosen) => {
          const asked = withRowIds(query, schema);
          fault = { ...chosen, kind: 'none' };
          const healthy = await ask(own, asked, variables);
          if (healthy.data === undefined) return;
          fault = chosen;
          const ours = await ask(own, asked, variables);
          const theirs = await ask(apollo, asked, variables);
          counts.compared += 1;
          if (ours.errors.length > 0) counts.withErrors += 1;
          expect(JSON.parse(textOf(ours.data)), messagesOf(theirs)).toEqual(JSON.parse(textOf(theirs.data)));
          const spoken = ours.errors.filter(({ code }) => code !== SILENT_IN_APOLLO);
          if (spoken.length === 0) expect(theirs.errors).toEqual([]);
          else expect(theirs.errors).not.toEqual([]);
          expect(ours.errors.map(keyOf)).toEqual([...new Set(ours.errors.map(keyOf))]);
          for (const error of ours.errors) {
            const id = /<(.*)>/.exec(error.message)?.[1];
            const found = rowIdAt(ours.data, error.path);
            if (id === undefined || found === null) continue;
            counts.atRows += 1;
            expect({ error, found }).toEqual({ error, found: id });
          }
          if (chosen.kind !== 'null entity') expect(unexplained(healthy.data, ours)).toEqual([]);
        }),
        { seed: SEED, numRuns: RUNS },
      );
      // Else nothing much was tried.
      expect(counts.compared / RUNS).toBeGreaterThan(0.9);
      expect(counts.withErrors / RUNS).toBeGreaterThan(0.1);
      expect(counts.atRows).toBeGreaterThan(0);
    },
    60_000 + RUNS * 1_000,
  );
});

/** Shown where the data differs. */
const messagesOf = ({ errors }: ComparedAnswer) => `Apollo's executor says: ${errors.map(({ message }) => message).join('; ')}`;

const keyOf = ({ path, message }: ComparedAnswer['errors'][number]) => JSON.stringify([path, message]);

/** Places that are empty, and were not when all was well, with no error at, above or below them. */
function unexplained(healthy: unknown, { data, errors }: ComparedAnswer): string[] {
  const said = errors.map(({ path }) => path.join('/'));
  const isExplained = (place: string) =>
    said.some((at) => at === place || at === '' || at.startsWith(`${place}/`) || place === '' || place.startsWith(`${at}/`));
  const lost = (before: unknown, now: unknown, path: readonly string[]): string[] => {
    if (before === null || typeof before !== 'object') return before !== null && now === null ? [path.join('/')] : [];
    if (now === null) return [path.join('/')];
    return Object.entries(before).flatMap(([key, value]) => lost(value, Object.getOwnPropertyDescriptor(now, key)?.value, [...path, key]));
  };
  return lost(healthy, data, []).filter((place) => !isExplained(place));
}
