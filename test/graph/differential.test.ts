import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ComparedAnswer, lossesOf, textOf, withoutOverfetched } from '../kit/compare-answers.js';
import { SEED } from '../kit/dice.js';
import { hasExactRows } from '../kit/executor.js';
import { collectSamples, type Samples } from '../kit/random-query/samples.js';
import { randomQuery } from '../kit/random-query.js';
import { createReferenceGraph, type ReferenceGraph } from '../kit/reference-graph.js';
import { onPostgres } from '../kit/test-database.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/** Queries for each of the two databases; `npm run test:long` asks many more. */
const RUNS = Number(process.env.DIFFERENTIAL_RUNS ?? 1_000);

/**
 * Queries that are refused before they are executed: the limits of the gateway are no business of the reference. There must be few, for
 * they compare nothing.
 */
const MOST_REFUSED = 0.02;

/** Answers with an error about what was fetched in vain. */
const MOST_OVERFETCHED = 0.01;

/** Left out: what the requests of the test itself add to between the two answers. */
const CHANGING: readonly string[] = ['audit', 'auditCheck', 'accessLog'];

/** The gateway tells only so many errors of a fetch one by one: what it does beyond is tested elsewhere. */
const WITHOUT_CAPS = { MAX_ERRORS_PER_FETCH: '10000' };

/** Left out: introspection that @apollo/federation-internals does not know, and refuses in every query. */
const UNKNOWN_TO_PLANNER: readonly string[] = ['__Type.isOneOf', '__Directive.isDeprecated', '__Directive.deprecationReason'];

/** Fields by which the planner finds objects: a client may call other fields so. */
const KEYS = ['id', 'moment', 'code'];

let graph: TestGraph;
let reference: ReferenceGraph;
let samples: Samples;
let tokens: Record<string, string | null>;

beforeAll(async () => {
  graph = await startTestGraph(WITHOUT_CAPS);
  const sdl = await (await fetch(`${graph.url}/schema.graphql`)).text();
  const subgraphs = new Map([...graph.graph.subgraphs].map(([name, { subgraph }]) => [name, subgraph]));
  reference = createReferenceGraph(sdl, subgraphs, graph.authenticate);
  samples = await collectSamples(async (query) => {
    const { data, errors } = await graph.query(query);
    expect(errors).toBeUndefined();
    return data;
  });
  const drammen = { sector: 'vestre-viken', network: 'drammen' };
  const nurse = String(samples.nurse?.find((id) => String(id).startsWith('vestre-viken')));
  tokens = {
    anonymous: null,
    coordinator: await tokenFor(graph, [{ role: 'COORDINATOR', ...drammen }]),
    analyst: await tokenFor(graph, [
      { role: 'ANALYST', sector: 'vestre-viken' },
      { role: 'ANALYST', sector: 'ous' },
    ]),
    nurse: await tokenFor(graph, [{ role: 'NURSE', sector: 'vestre-viken', nurse }]),
  };
});

afterAll(() => graph.close());

const askFederated = async (question: Question, token: string | null): Promise<ComparedAnswer> => {
  const { data, errors = [] } = await graph.query(question.query, { ...question.variables }, token === null ? {} : { as: token });
  return { data, errors: errors.map(({ message, path = [], extensions }) => ({ message, path, code: extensions.code ?? '' })) };
};

const askReference = async (question: Question, token: string | null): Promise<ComparedAnswer> => {
  const { data, errors } = await reference.ask(question, token === null ? null : `Bearer ${token}`);
  const compared = errors.map(({ message, path = [], extensions }) => ({
    message,
    path,
    code: String(extensions.code ?? 'INCOMPLETE_ANSWER'),
  }));
  return { data: data ?? null, errors: compared };
};

interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

describe(`random queries (seed ${SEED})`, () => {
  it(
    `are answered as by one schema in one process, ${RUNS} of them`,
    async () => {
      const counts = { asked: 0, refused: 0, overfetched: 0, leaves: 0, filled: 0 };
      const takes = (type: string, field: string) => !CHANGING.includes(field) && !UNKNOWN_TO_PLANNER.includes(`${type}.${field}`);
      const queries = randomQuery({ schema: reference.schema, samples, takes, keys: hasExactRows ? KEYS : [] });
      const viewers = fc.constantFrom(...Object.keys(tokens));
      await fc.assert(
        fc.asyncProperty(queries, viewers, async ({ query, variables }, viewer) => {
          const token = tokens[viewer] ?? null;
          const federated = await askFederated({ query, variables }, token);
          counts.asked += 1;
          if (federated.data === undefined) {
            counts.refused += 1;
            return;
          }
          const expected = await askReference({ query, variables }, token);
          if (hasExactRows) {
            const told = withoutOverfetched(federated);
            counts.overfetched += told.errors.length < federated.errors.length ? 1 : 0;
            expect({ data: textOf(federated.data), lost: lossesOf(told) }).toEqual({
              data: textOf(expected.data),
              lost: lossesOf(expected),
            });
          } else {
            expect(JSON.parse(textOf(federated.data))).toEqual(JSON.parse(textOf(expected.data)));
            expect(federated.errors.length > 0).toBe(expected.errors.length > 0);
          }
          countLeaves(expected.data, counts);
        }),
        { seed: onPostgres ? SEED + 1 : SEED, numRuns: RUNS, endOnFailure: false },
      );
      expect(counts.refused / counts.asked).toBeLessThan(MOST_REFUSED);
      expect(counts.overfetched / counts.asked).toBeLessThan(MOST_OVERFETCHED);
      // Else the queries would ask for little that is there.
      expect(counts.filled / counts.leaves).toBeGreaterThan(0.5);
    },
    60_000 + RUNS * 1_000,
  );

  it('and cursors of either lead to the same next page', async () => {
    const page = (after: string) => `{ units(first: 3, after: ${after}) { edges { node { id name } } pageInfo { endCursor } } }`;
    const cursorOf = ({ data }: ComparedAnswer) => JSON.stringify((data as Page).units.pageInfo.endCursor);
    const first = { query: page('null'), variables: {} };
    const [ours, theirs] = [await askFederated(first, null), await askReference(first, null)];
    const next = [
      await askFederated({ query: page(cursorOf(theirs)), variables: {} }, null),
      await askReference({ query: page(cursorOf(ours)), variables: {} }, null),
    ];
    expect(textOf(next[0]?.data)).toBe(textOf(next[1]?.data));
    expect(textOf(next[0]?.data)).not.toBe(textOf(ours.data));
  });
});

interface Page {
  readonly units: { readonly pageInfo: { readonly endCursor: string } };
}

function countLeaves(value: unknown, counts: { leaves: number; filled: number }): void {
  if (value !== null && typeof value === 'object') {
    for (const inner of Object.values(value)) countLeaves(inner, counts);
    return;
  }
  counts.leaves += 1;
  if (value !== null) counts.filled += 1;
}
