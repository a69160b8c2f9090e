import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOperations } from '../../gateway/operations.js';
import { BOMBS } from '../bench/gateway/bombs.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

let graph: TestGraph;
beforeAll(async () => {
  graph = await startTestGraph();
});
afterAll(() => graph.close());

interface Sent {
  readonly status: number;
  readonly type: string | null;
  readonly body: {
    readonly data?: unknown;
    readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
    readonly extensions?: { readonly cost?: { readonly computed: number; readonly limit: number } };
  };
}

async function send(body: string): Promise<Sent> {
  const response = await fetch(`${graph.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return { status: response.status, type: response.headers.get('content-type'), body: (await response.json()) as Sent['body'] };
}

/** Objects in an answer. */
function objectsIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + objectsIn(one), 0);
  if (value === null || typeof value !== 'object') return 0;
  return Object.values(value).reduce<number>((sum, one) => sum + objectsIn(one), 1);
}

describe('a request that would cost too much', () => {
  it.each(BOMBS)('is refused in JSON with a code and a status 4xx: $title', async ({ body }) => {
    const { status, type, body: answer } = await send(body);
    expect(type).toContain('application/json');
    expect(answer.data ?? null).toBeNull();
    expect(answer.errors?.length).toBeGreaterThan(0);
    for (const { message, extensions } of answer.errors ?? []) {
      expect(message).not.toBe('');
      expect(extensions.requestId).toMatch(/^[\w-]+$/);
      expect(extensions.code).toMatch(/^[A-Z_]+$/);
      expect(extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
    }
    // What admission lets through is invalid: by GraphQL over HTTP, such answers in JSON are 200.
    if (answer.errors?.[0]?.extensions.code === 'GRAPHQL_VALIDATION_FAILED') expect(status).toBe(200);
    else {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
  });

  it('is refused without a subgraph being asked', async () => {
    const before = graph.statements.length;
    const { status, body } = await send(JSON.stringify({ query: `{networks{${'region{networks{'.repeat(7)}slug${'}}'.repeat(7)}}}` }));
    expect([status, body.errors?.[0]?.extensions]).toMatchObject([
      400,
      { code: 'QUERY_TOO_COSTLY', limit: 100_000, found: expect.any(Number) },
    ]);
    expect(graph.statements).toHaveLength(before);
  });

  it('is refused by its variables, however often the same text was answered', async () => {
    const query =
      'query($first: Int) { networks { units(first: $first) { edges { node { nurses { name appointments { unit { id } } } } } } } }';
    for (const [first, status] of [
      [1, 200],
      [200, 400],
      [1, 200],
    ] as const)
      expect([first, (await send(JSON.stringify({ query, variables: { first } }))).status]).toEqual([first, status]);
  });
});

describe('the cost of a query', () => {
  it('is told to whom asks for it, and to nobody else', async () => {
    const query = '{ nurses(first: 5) { edges { node { id } } } }';
    const { body } = await send(JSON.stringify({ query, extensions: { cost: true } }));
    expect(body.extensions).toEqual({ cost: { computed: 12, limit: 100_000 } });
    for (const extensions of [undefined, {}, { cost: false }, { cost: 'yes' }])
      expect((await send(JSON.stringify({ query, extensions }))).body).not.toHaveProperty('extensions');
  });

  it.each(readOperations())('is not below the objects of its answer: $name', async ({ query }) => {
    const { body } = await send(JSON.stringify({ query, extensions: { cost: true } }));
    expect(body.extensions?.cost?.computed).toBeGreaterThanOrEqual(objectsIn(body.data) - 1);
  });
});
