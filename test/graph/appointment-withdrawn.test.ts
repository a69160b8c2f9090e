import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askChanges } from '../kit/mirror.js';
import { type Change, type Changed, change } from '../kit/mutate.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/** Appointments of Vestre Viken that should not stand, and are taken back. */

interface Thing {
  readonly id: string;
  readonly version: number;
}
interface Appointed extends Thing {
  readonly nurse: string;
}

let graph: TestGraph;
let coordinator: string;
let editor: string;
beforeAll(async () => {
  graph = await startTestGraph();
  coordinator = await token('COORDINATOR', { network: 'drammen' });
  editor = await token('REGION_EDITOR');
});
afterAll(() => graph.close());

const token = (role: string, bound: object = {}) =>
  tokenFor(graph, [{ role, sector: 'vestre-viken', ...bound }], `${role} ${JSON.stringify(bound)}`);
const make = <Result = Thing>(name: string, select: string, input: object, as = coordinator): Promise<Changed<Result>> =>
  change<Result>(graph, { owner: 'vestre-viken', name, select, input, as } as Change);

async function done<Result = Thing>(name: string, select: string, input: object, as = coordinator): Promise<Result> {
  const answer = await make<Result>(name, select, input, as);
  return answer.result ?? expect.fail(`${name}: ${JSON.stringify(answer)}`);
}

const register = (more: object = {}) =>
  done('register Unit', 'unit { id version }', {
    ...{ name: `Enhet ${randomUUID().slice(0, 8)}`, serviceType: 'NURSING_HOME', network: 'drammen', areaCode: '3301', from: '2024-01-01' },
    ...more,
  });

async function appoint(unitId: string, from: string, more: { nurseId?: string; [name: string]: unknown } = {}): Promise<Appointed> {
  const person = { name: `Nina ${randomUUID().slice(0, 8)}`, visibility: 'PUBLIC' };
  const input = { unitId, role: 'RESOURCE_NURSE', basis: 'FURTHER_EDUCATION', from, person, ...more };
  const { id, version } = await done('appoint Nurse', 'appointment { id version }', input);
  const { data } = await graph.query<{ node: { nurses: { id: string; name: string }[] } }>(
    'query($id: ID!, $asOf: Date) { node(id: $id) { ... on Unit { nurses(asOf: $asOf) { id name } } } }',
    { id: unitId, asOf: from },
  );
  const nurse = more.nurseId ?? data.node.nurses.find(({ name }) => name === person.name)?.id;
  return { id, version, nurse: nurse ?? expect.fail('she is not in the unit') };
}

const NURSE = 'nurse { id appointments(all: true) { id } }';
const withdraw = ({ id, version }: Thing, more: object = {}, as = coordinator) =>
  make<{ id: string; appointments: object[] }>('withdraw Appointment', NURSE, { appointmentId: id, expectedVersion: version, ...more }, as);

/** What is counted of the network on a day in autumn. */
async function figures(asOf = '2026-11-15', knownAt: string | null = null) {
  const figure = 'total { numerator denominator }';
  const { data, errors } = await graph.query<Record<string, unknown>>(
    `query($asOf: Date, $knownAt: DateTime) { network(slug: "drammen", asOf: $asOf, knownAt: $knownAt) { nurseCount unitCount }
      filled: statistics(indicator: "vacancies-filled-90-days", by: NETWORK, within: { network: "drammen" }, asOf: $asOf, knownAt: $knownAt) { ${figure} }
      coverage: statistics(indicator: "unit-coverage", by: NETWORK, within: { network: "drammen" }, asOf: $asOf, knownAt: $knownAt) { ${figure} } }`,
    { asOf, knownAt },
  );
  expect(errors).toBeUndefined();
  return data;
}

async function coveredOn(unit: string, asOf: string, knownAt: string | null = null): Promise<boolean> {
  const { data } = await graph.query<{ node: { covered: boolean } }>(
    'query($id: ID!, $asOf: Date, $knownAt: DateTime) { node(id: $id) { ... on Unit { covered(asOf: $asOf, knownAt: $knownAt) } } }',
    { id: unit, asOf, knownAt },
  );
  return data.node.covered;
}

async function appointmentsOf(nurse: string, knownAt: string | null = null) {
  const { data } = await graph.query<{ node: { appointments: { id: string; validTo: string | null; successorId: string | null }[] } }>(
    'query($id: ID!, $knownAt: DateTime) { node(id: $id) { ... on Nurse { appointments(all: true, knownAt: $knownAt) { id validTo successorId } } } }',
    { id: nurse, knownAt },
  );
  return data.node.appointments;
}

/** The lines of the last withdrawal in the audit. */
async function audited() {
  const { data } = await graph.query<{ audit: { edges: { node: { at: string; network: string; subject: string | null } }[] } }>(
    '{ audit(first: 5, filter: { action: "withdrawVestreVikenAppointment" }) { edges { node { at network subject } } } }',
    {},
    { as: await token('AUDITOR') },
  );
  const lines = data.audit.edges.map(({ node }) => node);
  return lines.filter(({ at }) => at === lines[0]?.at);
}

/** An instant after everything so far. */
async function instant(): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  const now = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 5));
  return now;
}

describe('CO-2: an appointment is withdrawn', () => {
  it('that never began: nothing of her time to come stands in the way any more, once, however often it is sent', async () => {
    const unit = await register();
    const coming = await appoint(unit.id, '2027-02-01');
    const close = { unitId: unit.id, expectedVersion: unit.version, date: '2027-01-01' };
    expect((await make('close Unit', 'unit { id }', close)).userErrors).toMatchObject([{ code: 'FUTURE_CONFLICT' }]);
    const key = { idempotencyKey: randomUUID() };
    const withdrawn = await withdraw(coming, key);
    expect(withdrawn).toMatchObject({ errors: undefined, userErrors: [], result: { id: coming.nurse, appointments: [] } });
    expect(await withdraw(coming, key)).toEqual(withdrawn);
    expect((await withdraw(coming)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'appointmentId' }]);
    await done('close Unit', 'unit { id }', close);
    // She stays in the roster, and may be appointed after all.
    const elsewhere = await register();
    const again = await appoint(elsewhere.id, '2027-02-01', { nurseId: coming.nurse, person: null });
    expect(await appointmentsOf(coming.nurse)).toMatchObject([{ id: again.id }]);
  });

  it('that was a mistake: no figure of any day has it, and what was known stays known', async () => {
    const unit = await register();
    const before = await figures();
    const mistaken = await appoint(unit.id, '2026-10-01');
    const ended = await appoint(unit.id, '2026-03-01');
    const end = { appointmentId: ended.id, expectedVersion: ended.version, date: '2026-04-01', reason: 'OTHER' };
    const { version } = await done('end Appointment', 'appointment { id version }', end);
    const known = await instant();
    const then = await figures();
    expect(then).not.toEqual(before);
    expect(await coveredOn(unit.id, '2026-03-15')).toBe(true);

    expect((await withdraw(mistaken)).userErrors).toEqual([]);
    expect((await withdraw({ id: ended.id, version })).userErrors).toEqual([]);
    expect(await figures()).toEqual(before);
    for (const day of ['2026-03-15', '2026-10-15']) expect(await coveredOn(unit.id, day)).toBe(false);
    expect(await appointmentsOf(ended.nurse)).toEqual([]);

    expect(await figures('2026-11-15', known)).toEqual(then);
    for (const day of ['2026-03-15', '2026-10-15']) expect(await coveredOn(unit.id, day, known)).toBe(true);
    expect(await appointmentsOf(ended.nurse, known)).toMatchObject([{ id: ended.id, validTo: '2026-04-01' }]);
  });

  it('that was to follow another one: whom it followed is followed by nobody', async () => {
    const unit = await register();
    const left = await appoint(unit.id, '2025-01-01');
    const end = { appointmentId: left.id, expectedVersion: left.version, date: '2026-09-01', reason: 'RETIRED' };
    await done('end Appointment', 'appointment { id }', end);
    const next = await appoint(unit.id, '2026-09-15', { replaces: left.id });
    expect(await appointmentsOf(left.nurse)).toMatchObject([{ successorId: next.id }]);
    expect((await withdraw(next)).userErrors).toEqual([]);
    expect(await appointmentsOf(left.nurse)).toMatchObject([{ id: left.id, validTo: '2026-09-01', successorId: null }]);
    // Both are concerned.
    expect(new Set((await audited()).map(({ subject }) => subject)).size).toBe(2);
  });

  it('and told of: mirrors that it is gone, with the person and the unit, and the audit who did it', async () => {
    const unit = await register();
    const appointed = await appoint(unit.id, '2026-10-01');
    const { cursor } = await askChanges(graph.query, { since: new Date().toISOString(), first: 200 });
    await withdraw(appointed);
    const { edges } = await askChanges(graph.query, { since: cursor, first: 200 });
    expect(edges.map(({ node: { kind, type, objectId, network } }) => [kind, type, objectId, network])).toEqual([
      ['DELETED', 'Appointment', appointed.id, 'drammen'],
      ['UPDATED', 'Nurse', appointed.nurse, 'drammen'],
      ['UPDATED', 'Unit', unit.id, 'drammen'],
    ]);
    expect(await audited()).toMatchObject([{ network: 'drammen', subject: expect.stringMatching(/^p-/) }]);
  });

  it('and what she asked for is declined where nobody can decide it any more', async () => {
    const [unit, other] = [await register(), await register()];
    const [first, second] = [await appoint(unit.id, '2026-01-01'), await appoint(unit.id, '2026-01-01')];
    const kept = await appoint(other.id, '2026-01-01', { nurseId: second.nurse, person: null });
    const ask = async ({ id, nurse }: Appointed) => {
      const as = await token('NURSE', { nurse });
      await done('request End', 'request { id }', { appointmentId: id, date: '2027-01-01', reason: 'CHANGED_TASK' }, as);
      await done('propose Correction', 'request { id }', { nurseId: nurse, name: 'Nina Rettet' }, as);
      const nomination = { unitId: other.id, nurseId: nurse, role: 'RESOURCE_PERSON', basis: 'PARTICULAR_INTEREST', from: '2027-03-01' };
      await done('nominate Nurse', 'request { id }', nomination, await token('LEADER', { unit: other.id }));
      return async () => {
        const { data } = await graph.query<{ node: { requests: { kind: string; status: string }[] } }>(
          `{ node(id: "${nurse}") { ... on Nurse { requests { kind status } } } }`,
          {},
          { as },
        );
        return Object.fromEntries(data.node.requests.map(({ kind, status }) => [kind, status]));
      };
    };
    const [ofFirst, ofSecond] = [await ask(first), await ask(second)];
    for (const appointed of [first, second]) expect((await withdraw(appointed)).userErrors).toEqual([]);
    expect(await ofFirst()).toEqual({ END: 'DECLINED', CORRECTION: 'DECLINED', NOMINATION: 'REQUESTED' });
    expect(await ofSecond()).toEqual({ END: 'DECLINED', CORRECTION: 'REQUESTED', NOMINATION: 'REQUESTED' });
    expect(await appointmentsOf(second.nurse)).toMatchObject([{ id: kept.id }]);
  });

  it('by who coordinates the unit on all of its days, and by nobody else', async () => {
    const unit = await register();
    const appointed = await appoint(unit.id, '2025-01-01');
    const nobody = ['LEADER', 'NURSE', 'STEERING', 'ANALYST', 'AUDITOR', 'ADMIN'] as const;
    const others = await Promise.all(
      nobody.map((role) => token(role, { LEADER: { unit: unit.id }, NURSE: { nurse: appointed.nurse } }[role as string] ?? {})),
    );
    const baerum = await token('COORDINATOR', { network: 'baerum' });
    for (const as of [...others, baerum]) expect((await withdraw(appointed, {}, as)).codes).toEqual(['FORBIDDEN']);
    const stale = await withdraw({ ...appointed, version: appointed.version - 1 });
    expect(stale.userErrors).toMatchObject([{ code: 'STALE_VERSION', currentVersion: appointed.version }]);
    const unknown = await withdraw({ id: 'vestre-viken:appointment:none', version: 1 });
    expect(unknown.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'appointmentId' }]);

    const move = { unitId: unit.id, expectedVersion: unit.version, network: 'baerum', areaCode: '3201', from: '2026-01-01' };
    await done('move Unit', 'unit { id }', move, editor);
    for (const as of [coordinator, baerum]) expect((await withdraw(appointed, {}, as)).codes).toEqual(['FORBIDDEN']);
    expect(await coveredOn(unit.id, '2026-10-01')).toBe(true);
    expect((await withdraw(appointed, {}, editor)).userErrors).toEqual([]);
  });
});
