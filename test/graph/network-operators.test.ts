import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

interface Operator {
  id: string;
  version: number;
  name: string | null;
  rotates: boolean;
  vacant: boolean;
  validFrom: string;
  validTo: string | null;
}

const OPERATOR = 'id version name rotates vacant validFrom validTo';

let graph: TestGraph;
let coordinator: string;
beforeAll(async () => {
  graph = await startTestGraph();
  coordinator = await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'vestre-viken', network: 'drammen' }]);
});
afterAll(() => graph.close());

async function send(input: object, as: string | null = coordinator) {
  const { data, errors } = await graph.query<{
    result: { operator: Operator | null; userErrors: { code: string; field: string }[] } | null;
  }>(
    `mutation($input: SetOperatorInput!) { result: setVestreVikenOperator(input: $input) { operator { ${OPERATOR} } userErrors { code field } } }`,
    { input: { idempotencyKey: randomUUID(), network: 'drammen', rotates: false, ...input } },
    as === null ? {} : { as },
  );
  return { result: data?.result ?? null, errors: errors?.map(({ extensions }) => extensions.code) };
}

async function set(input: object): Promise<Operator> {
  const { result, errors } = await send(input);
  expect(errors).toBeUndefined();
  expect(result?.userErrors).toEqual([]);
  return result?.operator as Operator;
}

async function refusal(input: object) {
  const { result, errors } = await send(input);
  expect(errors).toBeUndefined();
  expect(result?.operator).toBeNull();
  return result?.userErrors;
}

async function operatorsOn(asOf: string, knownAt: string | null = null): Promise<Operator[]> {
  const { data, errors } = await graph.query<{ network: { operators: Operator[] } }>(
    `query($asOf: Date, $knownAt: DateTime) { network(slug: "drammen") { operators(asOf: $asOf, knownAt: $knownAt) { ${OPERATOR} } } }`,
    { asOf, knownAt },
  );
  expect(errors).toBeUndefined();
  return data.network.operators;
}

describe('who runs a network', () => {
  it('rotates, may be several, may be vacant, and is shown to everybody as of a day', async () => {
    expect(await operatorsOn('2026-01-01')).toEqual([]);
    const one = await set({ name: 'Palliativ enhet, Drammen sykehus', rotates: true, from: '2024-01-01' });
    expect(one).toMatchObject({ name: 'Palliativ enhet, Drammen sykehus', rotates: true, vacant: false, validTo: null });
    const two = await set({ name: 'Drammen kommune', from: '2025-01-01' });
    expect((await operatorsOn('2024-12-31')).map(({ id }) => id)).toEqual([one.id]);
    expect((await operatorsOn('2025-01-01')).map(({ id }) => id)).toEqual([one.id, two.id]);

    const knownAt = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const vacant = await set({ operatorId: one.id, expectedVersion: one.version, name: null, from: '2025-06-01', to: '2026-01-01' });
    expect(vacant.id).toBe(one.id);
    expect((await operatorsOn('2025-05-31'))[0]).toMatchObject({
      name: 'Palliativ enhet, Drammen sykehus',
      rotates: true,
      validTo: '2025-06-01',
    });
    expect((await operatorsOn('2025-06-01')).find(({ id }) => id === one.id)).toMatchObject({ name: null, vacant: true, rotates: false });
    expect((await operatorsOn('2026-01-01')).map(({ id }) => id)).toEqual([two.id]);
    expect((await operatorsOn('2026-01-01', knownAt)).map(({ id }) => id)).toEqual([one.id, two.id]);

    const again = await set({ operatorId: one.id, expectedVersion: vacant.version, name: 'Ny enhet', from: '2026-03-01' });
    expect(again.version).toBeGreaterThan(vacant.version);
    expect((await operatorsOn('2026-02-28')).map(({ id }) => id)).toEqual([two.id]);
    expect((await operatorsOn('2026-03-01')).map(({ name }) => name)).toEqual(expect.arrayContaining(['Ny enhet', 'Drammen kommune']));
    expect(await refusal({ operatorId: one.id, expectedVersion: one.version, name: 'X', from: '2026-04-01' })).toMatchObject([
      { code: 'STALE_VERSION', field: 'expectedVersion' },
    ]);
  });

  it('is refused with what cannot be', async () => {
    const from = '2026-01-01';
    expect(await refusal({ name: 'X', from: '2026-13-01' })).toEqual([{ code: 'INVALID_DATE', field: 'from' }]);
    expect(await refusal({ name: 'X', from, to: from })).toEqual([{ code: 'END_BEFORE_START', field: 'to' }]);
    expect(await refusal({ name: 'X', from, network: 'ous' })).toEqual([{ code: 'NOT_FOUND', field: 'network' }]);
    expect(await refusal({ name: 'X', from, operatorId: 'vestre-viken:operator:none', expectedVersion: 1 })).toEqual([
      { code: 'NOT_FOUND', field: 'operatorId' },
    ]);
    const mine = await set({ name: 'Min', from });
    expect(await refusal({ name: 'X', from, operatorId: mine.id })).toEqual([{ code: 'EMPTY', field: 'expectedVersion' }]);
  });

  it('is for its coordinator to say', async () => {
    const input = { name: 'X', from: '2026-01-01' };
    expect((await send({ ...input, network: 'baerum' })).errors).toEqual(['FORBIDDEN']);
    const other = await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }]);
    expect((await send(input, other)).errors).toEqual(['FORBIDDEN']);
    expect((await send(input, null)).errors).toEqual(['UNAUTHENTICATED']);
  });

  it('in one network is not to be changed from another', async () => {
    const mine = await set({ name: 'Min', from: '2026-01-01' });
    const editor = await tokenFor(graph, [{ role: 'REGION_EDITOR', sector: 'vestre-viken' }]);
    const { result } = await send(
      { operatorId: mine.id, expectedVersion: mine.version, network: 'baerum', name: 'X', from: '2026-02-01' },
      editor,
    );
    expect(result?.userErrors).toEqual([{ code: 'NOT_FOUND', field: 'operatorId' }]);
  });
});
