import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { change } from '../kit/mutate.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

interface Appointment {
  readonly id: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}
interface Unit {
  readonly id: string;
  readonly version: number;
  readonly nurses: readonly { readonly id: string; readonly appointments: readonly Appointment[] }[];
}
interface Line {
  readonly action: string;
  readonly network: string | null;
  readonly fields: readonly string[];
}

let graph: TestGraph;
let coordinator: string;
/** Units of the network drammen, each with one person, who has one appointment without an end. */
let units: Unit[];

beforeAll(async () => {
  graph = await startTestGraph();
  coordinator = await token('COORDINATOR', { network: 'drammen' });
  const { data } = await graph.query<{ units: { edges: { node: Unit }[] } }>(
    `{ units(filter: { network: "drammen", covered: true }, first: 60) { edges { node { ... on Unit {
       id version nurses { id appointments { id validFrom validTo } } } } } } }`,
  );
  const all = data.units.edges.map(({ node }) => node);
  units = all.filter(
    ({ nurses: [first, ...more] }) => first?.appointments.length === 1 && first.appointments[0]?.validTo === null && more.length === 0,
  );
  expect(units.length).toBeGreaterThan(6);
});
afterAll(() => graph.close());

const token = (role: string, bound: object = {}) =>
  tokenFor(graph, [{ role, sector: 'vestre-viken', ...bound }], `${role} ${JSON.stringify(bound)}`);

async function done<Result = { id: string }>(name: string, select: string, input: object, as = coordinator): Promise<Result> {
  const { result, userErrors, errors } = await change<Result>(graph, { owner: 'vestre-viken', name, select, input, as });
  expect([userErrors, errors]).toEqual([[], undefined]);
  return result as Result;
}

/** Lines about a person, the newest first, as an auditor sees them. */
async function linesAbout(person: string, filter: object = {}): Promise<Line[]> {
  const { data, errors } = await graph.query<{ audit: { edges: { node: Line }[] } }>(
    'query($filter: AuditFilter) { audit(first: 20, filter: $filter) { edges { node { action network fields } } } }',
    { filter: { person, ...filter } },
    { as: await token('AUDITOR') },
  );
  expect(errors).toBeUndefined();
  return data.audit.edges.map(({ node }) => node);
}

function next(): Unit & { readonly person: string; readonly appointment: Appointment } {
  const unit = units.pop();
  const [nurse] = unit?.nurses ?? [];
  const [appointment] = nurse?.appointments ?? [];
  if (!unit || !nurse || !appointment) throw new Error('no unit is left');
  return { ...unit, person: nurse.id, appointment };
}

describe('the audit names every person whom a change concerned', () => {
  it('by a verification of contacts and appointments, once', async () => {
    const [one, other] = [next(), next()];
    await done('verify Records', 'verification { ids }', { ids: [one.person, one.appointment.id, other.appointment.id] });
    for (const { person } of [one, other])
      expect(await linesAbout(person)).toEqual([{ action: 'verifyVestreVikenRecords', network: 'drammen', fields: [] }]);
  });

  it('by the end of a unit, closed or merged', async () => {
    const [closed, merged, into] = [next(), next(), next()];
    await done('close Unit', 'unit { id }', { unitId: closed.id, expectedVersion: closed.version, date: '2027-01-01' });
    const input = { units: [{ unitId: merged.id, expectedVersion: merged.version }], intoUnitId: into.id, from: '2027-01-01' };
    await done('merge Units', 'unit { id }', input);
    expect(await linesAbout(closed.person)).toEqual([{ action: 'closeVestreVikenUnit', network: 'drammen', fields: [] }]);
    expect(await linesAbout(merged.person)).toEqual([{ action: 'mergeVestreVikenUnits', network: 'drammen', fields: [] }]);
    expect(await linesAbout(into.person)).toEqual([]);
  });

  it('by a role that is bound to her, granted and taken', async () => {
    const { person: nurseId } = next();
    const admin = await token('ADMIN');
    const grant = { subject: 'hpr:7654321', role: 'NURSE', nurseId };
    const { id, version } = await done<{ id: string; version: number }>('grant Role', 'roleGrant { id version }', grant, admin);
    await done('revoke Role', 'roleGrant { id }', { grantId: id, expectedVersion: version }, admin);
    const actions = (await linesAbout(nurseId)).map(({ action }) => action);
    expect(actions).toEqual(['revokeVestreVikenRole', 'grantVestreVikenRole']);
  });

  it('by attendance at an event', async () => {
    const people = [next().person, next().person];
    const plan = { network: 'drammen', title: 'Samling', kind: 'NETWORK_MEETING', date: '2026-01-15' };
    const { id: eventId } = await done('plan Event', 'event { id }', plan);
    const attendance = people.map((nurseId) => ({ nurseId, attended: true }));
    await done('record Attendance', 'event { id }', { eventId, attendance });
    for (const person of people)
      expect(await linesAbout(person)).toEqual([{ action: 'recordVestreVikenAttendance', network: 'drammen', fields: [] }]);
  });
});

describe('the audit of reads', () => {
  it('tells of tasks that say what is missing from a person’s record, if they were asked for', async () => {
    const unit = units.find(({ nurses: [nurse] }) => (nurse?.appointments[0]?.validFrom ?? '') < '2025-01-01');
    const [nurse] = unit?.nurses ?? [];
    const leader = await token('LEADER', { unit: unit?.id });
    await graph.query('{ viewer { signedIn mayDo } }', {}, { as: leader });
    expect(await linesAbout(nurse?.id ?? '')).toEqual([]);
    const { data } = await graph.query<{ viewer: { tasks: { kind: string }[] } }>('{ viewer { tasks { kind } } }', {}, { as: leader });
    expect(data.viewer.tasks.map(({ kind }) => kind)).toContain('HOLD_CONVERSATION');
    const lines = [{ action: 'read', network: 'drammen', fields: ['Task.HOLD_CONVERSATION'] }];
    expect(await linesAbout(nurse?.id ?? '')).toEqual(lines);
    await graph.query('{ viewer { ...V } } fragment V on Viewer { tasks { kind } }', {}, { as: leader });
    expect(await linesAbout(nurse?.id ?? '')).toEqual([...lines, ...lines]);
  });

  it('has them under the network of the person, also of one who has no task any more', async () => {
    const { person, appointment } = next();
    const { version } = await done<{ version: number }>('appoint Nurse', 'appointment { version }', {
      ...{ unitId: units[0]?.id, nurseId: person, role: 'RESOURCE_PERSON', basis: 'FURTHER_EDUCATION', from: '2026-01-01' },
    });
    expect(version).toBeGreaterThan(0);
    const read = () =>
      graph.query('query($id: ID!) { node(id: $id) { ... on Nurse { participations { id } } } }', { id: person }, { as: coordinator });
    await read();
    const inDrammen = () => linesAbout(person, { network: 'drammen', action: 'read' });
    expect(await inDrammen()).toHaveLength(1);
    const { data } = await graph.query<{ node: { appointments: { id: string; version: number }[] } }>(
      'query($id: ID!) { node(id: $id) { ... on Nurse { appointments { id version } } } }',
      { id: person },
    );
    expect(data.node.appointments.map(({ id }) => id)).toContain(appointment.id);
    for (const { id: appointmentId, version: expectedVersion } of data.node.appointments)
      await done('end Appointment', 'appointment { id }', { appointmentId, expectedVersion, date: '2026-02-01', reason: 'LEFT_WORKPLACE' });
    await read();
    expect(await inDrammen()).toHaveLength(2);
    expect(await linesAbout(person, { network: 'baerum' })).toEqual([]);
  });
});
