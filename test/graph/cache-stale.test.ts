import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type FaultyGraph, startFaultyGraph } from '../kit/faulty-graph.js';
import { onPostgres } from '../kit/test-database.js';
import type { AnswerError } from '../kit/test-graph.js';

const NAMES = '{ network(slug: "ous") { name nurseCount } }';
const LISTED = '{ nurses(first: 60) { complete edges { node { id name } } } }';
const CHECK_MS = 400;

interface Answer {
  readonly data: { readonly network: unknown; readonly nurses: { readonly complete: boolean } } | null;
  readonly errors?: readonly AnswerError[];
  readonly extensions?: { readonly stale?: readonly { sector: string; asOf: string; dataVersion: string | null }[] };
}

// None of it depends on the database.
describe.skipIf(onPostgres)('an owner who does not answer', () => {
  let graph: FaultyGraph;
  beforeAll(async () => {
    graph = await startFaultyGraph(
      { gateway: 1_000, regional: 700 },
      { environment: { CACHE: 'on', CACHE_CHECK_MS: String(CHECK_MS), CIRCUIT_OPEN_MS: '100' } },
    );
  }, 180_000);
  afterAll(() => graph?.close());

  const ask = async (query: string) => {
    const response = await fetch(`${graph.url}/graphql?query=${encodeURIComponent(query)}`);
    return { headers: response.headers, ...((await response.json()) as Answer) };
  };
  const silence = async (sector: string, fault: Parameters<NonNullable<ReturnType<FaultyGraph['ofGateway']['get']>>['set']>[0]) => {
    for (const lines of [graph.ofGateway, graph.ofRegional]) await lines.get(sector)?.set(fault);
  };
  /** Asks until something is seen; what is seen on the way is looked at too. */
  async function until(query: string, seen: (answer: Awaited<ReturnType<typeof ask>>) => boolean) {
    for (const end = Date.now() + 8_000; Date.now() < end; ) {
      const answer = await ask(query);
      if (seen(answer)) return answer;
    }
    return expect.fail('it was not seen in time');
  }

  it.each(['REFUSE', 'RESET', 'GARBAGE', 'WRONG_TYPE'] as const)('is stood in for by what was kept, which is marked: %s', async (fault) => {
    const before = await until(NAMES, ({ errors, extensions }) => !errors && !extensions?.stale);
    const asked = Date.now();
    await silence('ous', fault);
    // What is known to hold may be given a little longer, unmarked; after that, marked.
    const answer = await until(NAMES, ({ extensions }) => extensions?.stale !== undefined);
    expect(Date.now() - asked).toBeLessThan(6_000);
    expect({ data: answer.data, errors: answer.errors }).toEqual({ data: before.data, errors: undefined });
    const [mark, ...others] = answer.extensions?.stale ?? [];
    expect([mark?.sector, others, answer.headers.get('cache-control'), answer.headers.get('etag')]).toEqual(['ous', [], 'no-store', null]);
    expect(Date.parse(mark?.asOf ?? '')).toBeLessThanOrEqual(asked + CHECK_MS + 500);
    expect(mark?.dataVersion).toMatch(/^\d+$/);
    await silence('ous', 'PASS');
    const after = await until(NAMES, ({ errors, extensions }) => !errors && !extensions?.stale);
    expect(after.data).toEqual(before.data);
  });

  it('is stood in for also after others were refused a change: anybody can ask for one', async () => {
    await until(NAMES, ({ errors, extensions }) => !errors && !extensions?.stale);
    await silence('ous', 'REFUSE');
    await until(NAMES, ({ extensions }) => extensions?.stale !== undefined);
    const query = 'mutation { removeWebhook(input: { webhookId: "x", expectedVersion: 1, idempotencyKey: "x" }) { userErrors { code } } }';
    const headers = { 'content-type': 'application/json' };
    const refused = await fetch(`${graph.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
    expect(((await refused.json()) as Answer).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const { errors, extensions } = await ask(NAMES);
    expect([errors, extensions?.stale?.map(({ sector }) => sector)]).toEqual([undefined, ['ous']]);
    await silence('ous', 'PASS');
    await until(NAMES, ({ errors: failed, extensions: more }) => !failed && !more?.stale);
  });

  it.each(['REFUSE', 'RESET'] as const)('is stood in for also after nobody in particular has asked her for a change: %s', async (fault) => {
    await until(NAMES, ({ errors, extensions }) => !errors && !extensions?.stale);
    await silence('ous', fault);
    await until(NAMES, ({ extensions }) => extensions?.stale !== undefined);
    const query =
      'mutation { withdrawOusRequest(input: { requestId: "x", expectedVersion: 1, idempotencyKey: "x" }) { userErrors { code } } }';
    const headers = { 'content-type': 'application/json' };
    for (let time = 0; time < 3; time++) {
      const failed = await fetch(`${graph.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
      expect(((await failed.json()) as Answer).errors?.[0]?.extensions.code).toBe('SECTOR_UNAVAILABLE');
      const { errors, extensions } = await ask(NAMES);
      expect([errors, extensions?.stale?.map(({ sector }) => sector)]).toEqual([undefined, ['ous']]);
    }
    await silence('ous', 'PASS');
    await until(NAMES, ({ errors, extensions }) => !errors && !extensions?.stale);
  });

  it('is told of by lists of all owners as ever', async () => {
    await until(LISTED, ({ data }) => data?.nurses.complete === true);
    await silence('lovisenberg', 'REFUSE');
    const { headers } = await until(LISTED, ({ data }) => data?.nurses.complete === false);
    expect(headers.get('etag')).toBeNull();
    await silence('lovisenberg', 'PASS');
    await until(LISTED, ({ data, extensions }) => data?.nurses.complete === true && !extensions?.stale);
  });

  it('is not stood in for where something else than her answer was kept', async () => {
    await silence('ous', 'REFUSE');
    const { errors, extensions } = await until(
      '{ network(slug: "ous") { name nurseCount unitCount } }',
      (answer) => answer.errors !== undefined,
    );
    expect([errors?.[0]?.extensions.code, extensions?.stale]).toEqual(['SECTOR_UNAVAILABLE', undefined]);
    await silence('ous', 'PASS');
  });

  it('is not waited for, nor asked, to find out whether the gateway is ready', async () => {
    await silence('ous', 'HANG');
    // What it found out before holds for a second.
    await vi.waitFor(async () => expect(await graph.gateway.answersQueries('is-it-ready')).toBe(true), 10_000);
    const askedOf = (lines: FaultyGraph['ofGateway']) =>
      [...lines].flatMap(([name, { requests }]) => requests.flatMap((text) => (text.includes('is-it-ready') ? name : [])));
    expect([askedOf(graph.ofGateway), askedOf(graph.ofRegional)]).toEqual([['regional'], []]);
    await silence('ous', 'PASS');
  });

  it('is not stood in for in exports', async () => {
    const download = async () => {
      const response = await fetch(`${graph.url}/export/nurses.csv`);
      return { status: response.status, text: await response.text() };
    };
    await until(LISTED, ({ data, extensions }) => data?.nurses.complete === true && !extensions?.stale);
    expect((await download()).text).toContain('ous:nurse:');
    await silence('ous', 'REFUSE');
    await until(NAMES, ({ extensions }) => extensions?.stale !== undefined);
    const { status, text } = await download();
    expect([status, text.includes('lovisenberg:nurse:'), text.includes('ous:nurse:')]).toEqual([200, true, false]);
    expect(text).toMatch(/^# missing: ous\r$/m);
    await silence('ous', 'PASS');
    // Nor is `regional`, though the lists that it gave before are kept.
    await until(LISTED, ({ data, extensions }) => data?.nurses.complete === true && !extensions?.stale);
    expect((await download()).text).toContain('ous:nurse:');
    await graph.ofGateway.get('regional')?.set('REFUSE');
    await until(LISTED, ({ extensions }) => extensions?.stale !== undefined);
    const refused = await download();
    expect([refused.status, refused.text]).toEqual([503, expect.stringContaining('REGIONAL_UNAVAILABLE')]);
    await graph.ofGateway.get('regional')?.set('PASS');
  });
});
