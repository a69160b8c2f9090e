import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ApolloServer } from '@apollo/server';
import { trace } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { compilePlan } from '../gateway/execution/compile-plan.js';
import { createOwnGateway } from '../gateway/execution/own-gateway.js';
import { PossibleTypes } from '../gateway/execution/possible-types.js';
import { openPlanner } from '../gateway/planning/open-planner.js';
import type { Planner } from '../gateway/planning/planner.js';
import { SubgraphFailure } from '../shared/subgraph/client/failure.js';
import { createStubGraph, type StubGraph, type StubRequest } from './kit/stub-graph.js';

const ERRORS_PER_FETCH = 5;

interface StubNurse {
  readonly id: string;
  readonly name: string | null;
  readonly grade: number | null;
}

interface StubAnswer {
  readonly data?: { readonly nurses: (StubNurse | null)[]; readonly pair: (StubNurse | null)[] } | null;
  readonly errors?: GraphQLFormattedError[];
}

let planner: Planner;
let stub: StubGraph;
let server: ApolloServer;
beforeAll(async () => {
  stub = createStubGraph();
  planner = await openPlanner(stub.supergraph, { planningTimeMs: 5_000, keptPlans: 100 });
  server = new ApolloServer({
    gateway: createOwnGateway({
      planner,
      supergraph: stub.supergraph,
      clients: stub.clients as never,
      errorsPerFetch: ERRORS_PER_FETCH,
    }),
    includeStacktraceInErrorResponses: false,
  });
  await server.start();
});
afterAll(async () => {
  await server?.stop();
  await planner?.close();
});
beforeEach(() => {
  stub.intercept = () => null;
  stub.requests.length = 0;
});

async function ask(query: string, variables: Record<string, unknown> = {}, signal?: AbortSignal) {
  const contextValue = { requestId: 'r', authorization: null, language: null, signal };
  const { body } = await server.executeOperation<Record<string, unknown>>({ query, variables }, { contextValue });
  if (body.kind !== 'single') throw new Error('an incremental answer');
  return JSON.parse(JSON.stringify(body.singleResult)) as StubAnswer;
}

const askedOf = (subgraph: string) => stub.requests.filter((request) => request.subgraph === subgraph);
const representationsOf = ({ variables }: StubRequest) => variables.representations as { id: string }[];
const placesOf = (errors: readonly GraphQLFormattedError[] = []) =>
  errors.map(({ path, extensions }) => `${path?.join('.')} ${extensions?.sector} ${extensions?.code}`);
const silent = (...subgraphs: string[]) => {
  stub.intercept = ({ subgraph }) => {
    if (!subgraphs.includes(subgraph)) return null;
    throw new GraphQLError(`${subgraph} does not answer`, { extensions: { code: 'SECTOR_UNAVAILABLE', sector: subgraph } });
  };
};

describe('what is asked', () => {
  it('is asked of each owner once, each object once', async () => {
    const { data } = await ask('{ pair { id ... on North { name } ... on South { name } } }');
    expect(askedOf('north').map(representationsOf)).toEqual([[{ __typename: 'North', id: 'n0' }]]);
    expect(data?.pair.map((nurse) => nurse?.name)).toEqual(['Name n0', 'Name n0', null]);
  });

  it('is not asked of an owner who has none of the rows', async () => {
    await ask('{ nurses(first: 1) { ... on North { name } ... on South { name } } }');
    expect(askedOf('south')).toEqual([]);
  });

  it('carries the variables that it needs, and no others', async () => {
    await ask('query($first: Int, $with: Boolean!) { nurses(first: $first) { id ... on North @include(if: $with) { name } } }', {
      first: 1,
      with: true,
      more: 'x',
    });
    expect(askedOf('regional').map(({ variables }) => variables)).toEqual([{ first: 1, with: true }]);
  });

  it('is not sent at all where the client leaves it out', async () => {
    const query = 'query($with: Boolean = false) { nurses(first: 2) { id ... on North @include(if: $with) { name } } }';
    expect((await ask(query)).data).toEqual({ nurses: [{ id: 'n0' }, { id: 's1' }] });
    expect(askedOf('north')).toEqual([]);
    expect((await ask(query, { with: true })).data).toEqual({ nurses: [{ id: 'n0', name: 'Name n0' }, { id: 's1' }] });
  });
});

describe('what is answered', () => {
  it('has the names that the client gave, whatever they are', async () => {
    const { data, errors } = await ask(
      '{ __proto__: __typename constructor: nurses(first: 1) { toString: id ... on North { __proto__: name hasOwnProperty: unit { __proto__: name } } } }',
    );
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toBe(
      '{"__proto__":"Query","constructor":[{"toString":"n0","__proto__":"Name n0","hasOwnProperty":{"__proto__":"Unit n0"}}]}',
    );
    expect(({} as { name?: string }).name).toBeUndefined();
  });

  it('keeps a key apart from what the client has given its name to', async () => {
    const query = '{ nurses(first: 2) { ... on North { id: role name } ... on South { id: role } } }';
    expect(await ask(query)).toEqual({
      data: {
        nurses: [{ id: 'RESOURCE_NURSE', name: 'Name n0' }, { id: 'RESOURCE_NURSE' }],
      },
    });
    const twice = await ask('{ pair { ... on North { id: name unit { name } } } }');
    expect(twice.data?.pair).toEqual([{ id: 'Name n0', unit: { name: 'Unit n0' } }, { id: 'Name n0', unit: { name: 'Unit n0' } }, {}]);
  });

  it('never shows a key in the place of what the client has given its name to', async () => {
    silent('north', 'south');
    const { data } = await ask('{ nurses(first: 2) { ... on North { id: role } ... on South { id: role } } }');
    expect(data?.nurses).toEqual([null, null]);
    const names = await ask('{ nurses(first: 2) { __typename: id } }');
    expect(names.data?.nurses).toEqual([{ __typename: 'n0' }, { __typename: 's1' }]);
  });

  it('may be introspection that the planner does not know', async () => {
    const { data, errors } = await ask('{ __schema { types { isOneOf } } __type(name: "Nurse") { isOneOf } }');
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ __type: { isOneOf: null } });
  });

  it('may be introspection alone, through fragments and with variables', async () => {
    const query =
      'query($name: String!) { ...A } fragment A on Query { __type(name: $name) { name kind } __schema { queryType { name } } }';
    for (const [name, kind] of [
      ['Nurse', 'INTERFACE'],
      ['Unit', 'OBJECT'],
    ])
      expect((await ask(query, { name })).data).toEqual({ __type: { name, kind }, __schema: { queryType: { name: 'Query' } } });
    expect(stub.requests).toEqual([]);
  });

  it('may be long: ten thousand rows of two owners, with two fetches', async () => {
    const { data, errors } = await ask('{ nurses(first: 10000) { id ... on North { name unit { name } } ... on South { name } } }');
    expect(errors).toBeUndefined();
    expect(data?.nurses).toHaveLength(10_000);
    expect(data?.nurses[9_998]).toEqual({ id: 'n9998', name: 'Name n9998', unit: { name: 'Unit n9998' } });
    expect(data?.nurses[9_999]).toEqual({ id: 's9999', name: 'Name s9999' });
    expect(stub.requests).toHaveLength(3);
  });

  it('tells what is wrong with variables', async () => {
    const { data, errors } = await ask('query($first: Int!) { nurses(first: $first) { id } }', { first: 'x' });
    expect(data).toBeUndefined();
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect(stub.requests).toEqual([]);
  });
});

describe('an owner that is silent', () => {
  const QUERY = '{ nurses { id ... on North { name } ... on South { name } } }';

  it('costs its own rows, with an error at each', async () => {
    silent('south');
    const { data, errors } = await ask(QUERY);
    expect(data?.nurses.map((nurse) => nurse?.name)).toEqual(['Name n0', null, 'Name n2', null, 'Name n4', null]);
    expect(placesOf(errors)).toEqual([1, 3, 5].map((row) => `nurses.${row} south SECTOR_UNAVAILABLE`));
  });

  it('is told of at both rows of one object', async () => {
    silent('north');
    const { errors } = await ask('{ pair { ... on North { name } } }');
    expect(placesOf(errors)).toEqual(['pair.0 north SECTOR_UNAVAILABLE', 'pair.1 north SECTOR_UNAVAILABLE']);
  });

  it('is told of a few times, with the number of the rest', async () => {
    silent('south');
    const { errors } = await ask(QUERY.replace('nurses', 'nurses(first: 100)'));
    expect(errors).toHaveLength(ERRORS_PER_FETCH);
    expect(errors?.map(({ extensions }) => extensions?.omitted)).toEqual([undefined, undefined, undefined, undefined, 45]);
    expect(errors?.[4]?.path).toEqual(['nurses', 9]);
  });

  it('nulls what holds a value that is never empty, without a second error', async () => {
    silent('south');
    const { data, errors } = await ask('{ nurses { ... on South { role } ... on North { role } } }');
    expect(data?.nurses.map((nurse) => nurse === null)).toEqual([false, true, false, true, false, true]);
    expect(placesOf(errors)).toEqual([1, 3, 5].map((row) => `nurses.${row} south SECTOR_UNAVAILABLE`));
    const strict = await ask('{ strict { ... on South { role } } }');
    expect(strict.data).toEqual({ strict: null });
    expect(placesOf(strict.errors)).toEqual([1, 3].map((row) => `strict.${row} south SECTOR_UNAVAILABLE`));
  });

  it('is told of at each root field, but not at those that the client skips', async () => {
    silent('regional');
    const { data, errors } = await ask(
      'query($no: Boolean = true) { a: count nurses { id } b: count @skip(if: $no) ...F } fragment F on Query { pair { id } }',
    );
    expect(data).toBeNull();
    expect(placesOf(errors).toSorted()).toEqual(['a', 'nurses', 'pair'].map((field) => `${field} regional SECTOR_UNAVAILABLE`));
  });
});

describe('an error within an answer', () => {
  const QUERY = '{ nurses { ... on North { id name } ... on South { id name grade } } }';
  const spoil = (subgraph: string, make: (ids: string[]) => object) => {
    stub.intercept = (request) => (request.subgraph === subgraph ? (make(representationsOf(request).map(({ id }) => id)) as never) : null);
  };
  const rowOf = (id: string) => ({ __typename: 'South', id, name: `Name ${id}`, grade: 1 });

  it('is at its own row of a list that mixes owners', async () => {
    spoil('south', (ids) => ({
      data: { _entities: ids.map((id) => ({ ...rowOf(id), name: id === 's3' ? null : `Name ${id}` })) },
      errors: [{ message: 'no name of s3', path: ['_entities', ids.indexOf('s3'), 'name'], extensions: { code: 'BROKEN' } }],
    }));
    const { data, errors } = await ask(QUERY);
    expect(errors).toEqual([{ message: 'no name of s3', path: ['nurses', 3, 'name'], extensions: { code: 'BROKEN', sector: 'south' } }]);
    expect(data?.nurses[3]).toEqual({ id: 's3', name: null, grade: 1 });
  });

  it('without data is at every row, at those that it names with their own words', async () => {
    spoil('south', (ids) => ({
      data: null,
      errors: [{ message: 'all are lost' }, { message: 's5 is', path: ['_entities', ids.indexOf('s5')] }],
    }));
    const { errors } = await ask(QUERY);
    expect(errors?.map(({ message, path }) => `${message} ${path?.join('.')}`).toSorted()).toEqual([
      'all are lost nurses.1',
      'all are lost nurses.3',
      's5 is nurses.5',
    ]);
  });

  it('about what the client did not ask for is told of what holds it', async () => {
    spoil('south', (ids) => ({
      data: { _entities: ids.map(rowOf) },
      errors: [{ message: 'hidden', path: ['_entities', 0, 'notAsked', 'deep'] }],
    }));
    expect((await ask(QUERY)).errors?.map(({ path }) => path)).toEqual([['nurses', 1]]);
  });

  it('does not decide on the answer of the gateway, nor blame another owner, nor weigh more than it is worth', async () => {
    const deep = JSON.parse(`${'['.repeat(2_500)}${']'.repeat(2_500)}`) as unknown;
    const told = [
      { code: 'A', http: { status: 204 }, sector: 'north' },
      { code: 'B', deep },
      { code: 'C', long: 'x'.repeat(100_000) },
    ];
    spoil('south', (ids) => ({
      data: { _entities: ids.map(rowOf) },
      errors: told.map((extensions, index) => ({ message: 'no', path: ['_entities', index], extensions })),
    }));
    const { errors } = await ask(QUERY);
    expect(errors?.map(({ extensions }) => extensions)).toEqual(['A', 'B', 'C'].map((code) => ({ code, sector: 'south' })));
  });

  it('without a row is told of once where there are many', async () => {
    spoil('south', () => ({ data: null, errors: Array.from({ length: 2_000 }, (_, index) => ({ message: `error ${index}` })) }));
    const before = performance.now();
    const { errors } = await ask(QUERY.replace('nurses', 'nurses(first: 4000)'));
    expect(performance.now() - before).toBeLessThan(5_000);
    expect(errors).toHaveLength(ERRORS_PER_FETCH);
    expect(errors?.at(-1)?.extensions?.omitted).toBe(2_000 + 1_999 - ERRORS_PER_FETCH);
  });

  it('comes once, however often the subgraph repeats it', async () => {
    const error = { message: 'twice', path: ['_entities', 0, 'name'] };
    spoil('south', (ids) => ({ data: { _entities: ids.map(rowOf) }, errors: [error, error] }));
    expect((await ask(QUERY)).errors).toHaveLength(1);
  });

  it.each<[string, (ids: string[]) => unknown[], string[]]>([
    [
      'what is never empty',
      (ids) => ids.map((id) => ({ ...rowOf(id), grade: null })),
      [1, 3, 5].map((row) => `nurses.${row}.grade undefined INCOMPLETE_ANSWER`),
    ],
    [
      'a number',
      (ids) => ids.map((id) => ({ ...rowOf(id), grade: 'x' })),
      [1, 3, 5].map((row) => `nurses.${row}.grade undefined INCOMPLETE_ANSWER`),
    ],
    [
      'a text',
      (ids) => ids.map((id) => ({ ...rowOf(id), name: { a: 1 } })),
      [1, 3, 5].map((row) => `nurses.${row}.name undefined INCOMPLETE_ANSWER`),
    ],
  ])('is made where a subgraph leaves out %s without a word', async (_what, make, expected) => {
    spoil('south', (ids) => ({ data: { _entities: make(ids) } }));
    const { data, errors } = await ask(QUERY);
    expect(placesOf(errors)).toEqual(expected);
    expect(data?.nurses[0]).toEqual({ id: 'n0', name: 'Name n0' });
  });

  it('is not made for an object that its owner does not know', async () => {
    expect(await ask('{ pair { ... on South { id role } ... on North { id } } }')).toEqual({
      data: { pair: [{ id: 'n0' }, { id: 'n0' }, null] },
    });
  });
});

describe('changes', () => {
  it('run one after the other, each once, and one that fails does not hide what others have written', async () => {
    const order: string[] = [];
    stub.intercept = ({ subgraph }) => {
      order.push(subgraph);
      if (subgraph === 'south') throw new GraphQLError('no', { extensions: { code: 'SECTOR_TIMEOUT', sector: 'south' } });
      return null;
    };
    const { data, errors } = await ask(
      'mutation { a: hireNorth(name: "A") { name } b: hireSouth(name: "B") { name } c: hireNorth(name: "C") { name } }',
    );
    expect(data).toEqual({ a: { name: 'A' }, b: null, c: { name: 'C' } });
    expect(placesOf(errors)).toEqual(['b south SECTOR_TIMEOUT']);
    expect(order).toEqual(['north', 'south', 'north']);
  });

  it('are not begun any more once the request is over; the one that was begun is carried through', async () => {
    for (const reason of [new DOMException('too long', 'TimeoutError'), new DOMException('gone', 'AbortError')]) {
      const controller = new AbortController();
      stub.requests.length = 0;
      stub.intercept = () => {
        controller.abort(reason);
        return null;
      };
      const { data, errors } = await ask(
        'mutation { a: hireNorth(name: "A") { name } b: hireSouth(name: "B") { name } c: hireNorth(name: "C") { name } }',
        {},
        controller.signal,
      );
      expect(data).toEqual({ a: { name: 'A' }, b: null, c: null });
      expect(placesOf(errors)).toEqual(['b south CHANGE_NOT_BEGUN', 'c north CHANGE_NOT_BEGUN']);
      expect(errors?.[0]?.message).toMatch(/not begun.*Send it again/);
      expect(stub.requests.map(({ subgraph }) => subgraph)).toEqual(['north']);
    }
  });

  it('are told to be looked for where they may have been made, and only there', async () => {
    for (const [failure, advice] of [
      [new SubgraphFailure('north', 'TIMEOUT', new Error('late')), true],
      [new SubgraphFailure('north', 'OVERLOADED', new Error('429')), false],
      [new SubgraphFailure('north', 'UNAVAILABLE', new Error('refused'), false), false],
    ] as const) {
      stub.intercept = () => {
        throw failure;
      };
      const { errors } = await ask('mutation { hireNorth(name: "A") { name } }');
      expect([failure.kind, errors?.[0]?.message.includes('look before you repeat it')]).toEqual([failure.kind, advice]);
    }
  });
});

describe('a plan that is not understood is refused before anything is asked', () => {
  const types = new PossibleTypes(new Map());
  const fetch = { kind: 'Fetch', serviceName: 'north', operation: '{ a }', operationName: undefined, operationKind: 'query' } as const;
  it.each<[string, object]>([
    ['deferred parts', { kind: 'Defer', primary: {}, deferred: [] }],
    ['a subscription', { kind: 'Subscription', primary: fetch }],
    ['a node that does not exist yet', { kind: 'Future' }],
    ['values from above', { ...fetch, contextRewrites: [{ kind: 'KeyRenamer', path: ['a'], renameKeyTo: 'b' }] }],
    [
      'an unknown rewrite of what is sent',
      { ...fetch, requires: [], inputRewrites: [{ kind: 'KeyRenamer', path: ['a'], renameKeyTo: 'b' }] },
    ],
    ['an unknown rewrite of what is received', { ...fetch, outputRewrites: [{ kind: 'ValueSetter', path: ['a'], setValueTo: 1 }] }],
    ['a client’s variable in the place of ours', { ...fetch, requires: [], variableUsages: ['representations'] }],
  ])('%s', (_what, node) => {
    expect(() => compilePlan({ kind: 'QueryPlan', node: node as never }, types)).toThrow(/plan|variable/);
    expect(() => compilePlan({ kind: 'QueryPlan', node: { kind: 'Sequence', nodes: [node as never] } }, types)).toThrow();
  });
});

it('every fetch is a span below that of its operation, and says if it failed', async () => {
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  trace.setGlobalTracerProvider(provider);
  try {
    silent('south');
    await ask('{ nurses { ... on North { id name } ... on South { id name grade } } }');
    const spans = exporter.getFinishedSpans();
    const fetches = spans.filter(({ name }) => name === 'gateway.fetch');
    expect(
      fetches.map(({ attributes, status }) => `${attributes.service} ${attributes.representations} ${status.code}`).toSorted(),
    ).toEqual(['north 3 0', 'regional 0 0', 'south 3 2']);
    expect(spans.filter(({ name }) => name === 'gateway.execute')).toHaveLength(1);
  } finally {
    trace.disable();
  }
});

it('keeps nothing of what has been answered', { timeout: 60_000 }, async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const heapAfter = async (times: number) => {
    for (let time = 0; time < times; time++) {
      await ask('{ nurses(first: 50) { id ... on North { name unit { name } } ... on South { name } } }');
      stub.requests.length = 0;
    }
    collect();
    return process.memoryUsage().heapUsed;
  };
  await heapAfter(200);
  const before = await heapAfter(100);
  const after = await heapAfter(1_000);
  // An answer is some 10 KB: a thousand that were kept would be 10 MB.
  expect(after - before).toBeLessThan(2_000_000);
});
