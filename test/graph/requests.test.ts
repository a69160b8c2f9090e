import { afterAll, beforeAll, expect, it } from 'vitest';
import { change } from '../kit/mutate.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

interface Request {
  id: string;
  version: number;
  status: string;
}

let graph: TestGraph;
/** A person of Bærum with one running appointment. */
let nurse: { id: string; appointments: { id: string; unit: { id: string } }[] };
const owner = 'vestre-viken';
const select = 'request { id version status }';

beforeAll(async () => {
  graph = await startTestGraph();
  const { data } = await graph.query<{ nurses: { edges: { node: typeof nurse }[] } }>(
    '{ nurses(filter: { network: "baerum" }, first: 50) { edges { node { id ... on Nurse { appointments { id unit { id } } } } } } }',
  );
  nurse = data.nurses.edges.map(({ node }) => node).find(({ appointments }) => appointments.length === 1) as typeof nurse;
});
afterAll(() => graph.close());

const token = (role: string, bound: object) => tokenFor(graph, [{ role, sector: owner, ...bound }], role);

it('a request waits in the list of who decides, and whoever made it may take it back, once', async () => {
  const herself = await token('NURSE', { nurse: nurse.id });
  const coordinator = await token('COORDINATOR', { network: 'baerum' });
  const [{ id: appointmentId, unit } = { id: '', unit: { id: '' } }] = nurse.appointments;
  const input = { appointmentId, date: '2026-12-01', reason: 'OTHER', note: 'Ny jobb i kommunen' };
  const asked = await change<Request>(graph, { owner, name: 'request End', select, input, as: herself });
  expect(asked.userErrors).toEqual([]);
  const { id, version } = asked.result ?? { id: '', version: 0 };

  const LISTS = `{ network(slug: "baerum") { requests(status: REQUESTED) { id note } } node(id: "${unit.id}") { ... on Unit { requests { id } } } }`;
  const seen = await graph.query<{ network: { requests: object[] | null }; node: { requests: object[] | null } }>(
    LISTS,
    {},
    { as: coordinator },
  );
  expect(seen.errors).toBeUndefined();
  expect(seen.data).toEqual({ network: { requests: [{ id, note: 'Ny jobb i kommunen' }] }, node: { requests: [{ id }] } });
  const leader = await graph.query<{ node: { requests: object[] } }>(LISTS, {}, { as: await token('LEADER', { unit: unit.id }) });
  expect(leader.data).toMatchObject({ network: { requests: null }, node: { requests: [{ id }] } });
  const other = await graph.query<{ network: { requests: null }; node: { requests: null } }>(
    LISTS,
    {},
    { as: await token('COORDINATOR', { network: 'drammen' }) },
  );
  expect(other.data).toEqual({ network: { requests: null }, node: { requests: null } });
  expect(other.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);

  const withdraw = (as: string, expectedVersion: number) =>
    change<Request>(graph, { owner, name: 'withdraw Request', select, input: { requestId: id, expectedVersion }, as });
  expect((await withdraw(coordinator, version)).codes).toEqual(['FORBIDDEN']);
  expect((await withdraw(await token('NURSE', { nurse: 'vestre-viken:nurse:other' }), version)).codes).toEqual(['FORBIDDEN']);
  expect((await withdraw(herself, version - 1)).userErrors).toMatchObject([{ code: 'STALE_VERSION', currentVersion: version }]);
  const taken = await withdraw(herself, version);
  expect(taken.result).toMatchObject({ status: 'WITHDRAWN' });
  expect((await withdraw(herself, taken.result?.version ?? 0)).userErrors).toMatchObject([{ code: 'WRONG_STATE' }]);
  const decision = { requestId: id, expectedVersion: taken.result?.version, approve: true };
  expect((await change(graph, { owner, name: 'confirm End', select, input: decision, as: coordinator })).userErrors).toMatchObject([
    { code: 'WRONG_STATE' },
  ]);
  const after = await graph.query<{ network: { requests: object[] } }>(
    '{ network(slug: "baerum") { requests(status: REQUESTED) { id } } }',
    {},
    { as: coordinator },
  );
  expect(after.data.network.requests).toEqual([]);
});
