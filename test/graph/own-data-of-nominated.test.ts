import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { change } from '../kit/mutate.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

type Rows = readonly Readonly<Record<string, unknown>>[];
type OwnData = Readonly<Record<string, Rows>>;

const SUBJECT = 'kari-prove';

let graph: TestGraph;
beforeAll(async () => {
  graph = await startTestGraph();
});
afterAll(() => graph.close());

const token = (role: string, bound: object = {}, subject = `${role} ${JSON.stringify(bound)}`) =>
  tokenFor(graph, [{ role, sector: 'vestre-viken', ...bound }], subject);

async function done<Result>(name: string, select: string, input: object, as: string): Promise<Result> {
  const { result, userErrors, errors } = await change<Result>(graph, { owner: 'vestre-viken', name, select, input, as });
  expect([userErrors, errors]).toEqual([[], undefined]);
  return result as Result;
}

async function read(id: string, as?: string) {
  const { data, errors } = await graph.query<{ node: { ownData: string | null } }>(
    'query($id: ID!) { node(id: $id) { ... on Nurse { ownData } } }',
    { id },
    as === undefined ? {} : { as },
  );
  return { data: JSON.parse(data.node.ownData ?? 'null') as OwnData | null, codes: errors?.map(({ extensions }) => extensions.code) };
}

describe('the own data of one who was nominated by name', () => {
  it('are all that is kept: from before she was in the roster, of her roles, and of what she did', async () => {
    const { data: found } = await graph.query<{ units: { edges: { node: { id: string } }[] } }>(
      '{ units(filter: { network: "drammen" }, first: 1) { edges { node { id } } } }',
    );
    const unitId = found.units.edges[0]?.node.id;
    const [leader, coordinator, admin] = [
      await token('LEADER', { unit: unitId }),
      await token('COORDINATOR', { network: 'drammen' }),
      await token('ADMIN'),
    ];
    const nomination = { unitId, name: 'Kari Prøve', role: 'RESOURCE_NURSE', basis: 'FURTHER_EDUCATION', from: '2026-01-01' };
    const request = await done<{ id: string; version: number }>('nominate Nurse', 'request { id version }', nomination, leader);
    const decision = { requestId: request.id, expectedVersion: request.version, approve: true };
    const { nurse } = await done<{ nurse: { id: string } }>('confirm Nomination', 'request { nurse { id } }', decision, coordinator);
    const keys = { subject: `sub:urn:resource-nurse:development|${SUBJECT}` };
    await done('grant Role', 'roleGrant { id }', { ...keys, role: 'STEERING' }, admin);
    const self = await token('NURSE', { nurse: nurse.id }, SUBJECT);
    await done('verify Records', 'verification { ids }', { ids: [nurse.id] }, self);

    const { data, codes } = await read(nurse.id, self);
    expect(codes).toBeUndefined();
    expect(data?.requestVersion).toMatchObject([
      { requestId: request.id, status: 'REQUESTED', nurseId: null, name: 'Kari Prøve' },
      { requestId: request.id, status: 'APPROVED', nurseId: nurse.id },
    ]);
    expect(data?.roleGrantVersion).toMatchObject([{ ...keys, role: 'STEERING', nurseId: null }]);
    expect(data?.verification).toMatchObject([{ objectId: nurse.id, kind: 'CONTACT' }]);
    expect(data?.receipt).toMatchObject([{ operation: 'verifyVestreVikenRecords', recordedAt: expect.stringMatching(/Z$/) }]);
    const own = data?.pseudonym?.find(({ subject }) => subject === keys.subject)?.pseudonym;
    expect(data?.auditEntry?.filter(({ actor }) => actor === own).map(({ action }) => action)).toContain('verifyVestreVikenRecords');
    expect(data?.auditEntry?.map(({ action }) => action)).toContain('confirmVestreVikenNomination');
    const rows = Object.values(data ?? {})
      .filter(Array.isArray)
      .flat() as Rows;
    expect(new Set(rows.flatMap((row) => ('demo' in row ? [row.demo] : [])))).toEqual(new Set([false]));

    for (const as of [undefined, leader, coordinator, admin]) expect((await read(nurse.id, as)).codes).toEqual(['FORBIDDEN']);
  });
});
