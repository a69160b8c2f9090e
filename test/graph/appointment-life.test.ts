import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Change, change } from '../kit/mutate.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/** The life of an appointment in Vestre Viken's network Drammen: one database with three other networks in it. */

interface Appointment {
  id: string;
  version: number;
  validFrom: string;
  validTo: string | null;
  endReason: string | null;
  successorId: string | null;
  role: string;
}
interface Request {
  id: string;
  version: number;
  status: string;
  appointment: Appointment | null;
  nurse: { id: string; name: string } | null;
}
interface Unit {
  id: string;
  name: string;
  covered: boolean;
  vacantSince: string | null;
  nurses: { id: string; name: string | null; appointments: { id: string; version: number; validFrom: string; unit: { id: string } }[] }[];
  network: { nurseCount: number };
}

const UNIT = 'id name covered vacantSince network { nurseCount } nurses { id name appointments { id version validFrom unit { id } } }';
const APPOINTMENT = 'appointment { id version validFrom validTo endReason successorId role }';
const REQUEST = 'request { id version status appointment { id validFrom validTo } nurse { id name } }';

let graph: TestGraph;
let coordinator: string;

beforeAll(async () => {
  graph = await startTestGraph();
  coordinator = await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'vestre-viken', network: 'drammen' }]);
});
afterAll(() => graph.close());

const token = (role: string, bound: object = {}) =>
  tokenFor(graph, [{ role, sector: 'vestre-viken', ...bound }], `${role} ${JSON.stringify(bound)}`);
const make = <Result>(name: string, select: string, input: object, rest: Partial<Change> = {}) =>
  change<Result>(graph, { owner: 'vestre-viken', name, select, input, as: coordinator, ...rest });

async function units(covered: boolean, network = 'drammen'): Promise<Unit[]> {
  const { data, errors } = await graph.query<{ units: { edges: { node: Unit }[] } }>(
    `query($filter: UnitFilter) { units(filter: $filter, first: 30) { edges { node { ... on Unit { ${UNIT} } } } } }`,
    { filter: { network, covered } },
    { as: coordinator },
  );
  expect(errors).toBeUndefined();
  return data.units.edges.map(({ node }) => node);
}

async function unit(id: string, asOf?: string): Promise<Unit> {
  const { data } = await graph.query<{ node: Unit & { past: Unit['nurses'] } }>(
    `query($id: ID!, $asOf: Date) { node(id: $id) { ... on Unit { id name covered(asOf: $asOf) vacantSince(asOf: $asOf) network { nurseCount(asOf: $asOf) }
      nurses(asOf: $asOf) { id name appointments(asOf: $asOf) { id version validFrom unit { id } } } } } }`,
    { id, asOf },
    { as: coordinator },
  );
  return data.node;
}

const first = <Value>([value]: readonly Value[]): Value => {
  if (value === undefined) throw new Error('there is none');
  return value;
};
const person = { name: 'Kari Ny Ansatt', email: 'kari@demo.invalid', phone: '+47 00 00 00 00', visibility: 'PUBLIC' };
const TASK = { role: 'RESOURCE_NURSE', basis: 'FURTHER_EDUCATION' };

describe('CO-1: a coordinator registers an appointment', () => {
  it('takes a new person into the roster and fills the vacancy, once, however often it is sent', async () => {
    const vacant = first(await units(false));
    const input = { idempotencyKey: 'co-1', unitId: vacant.id, ...TASK, from: '2026-01-01', person };
    const made = await make<Appointment>('appoint Nurse', APPOINTMENT, input);
    expect(made).toMatchObject({ errors: undefined, userErrors: [], result: { validFrom: '2026-01-01', validTo: null } });
    expect(await make('appoint Nurse', APPOINTMENT, input)).toEqual(made);
    const after = await unit(vacant.id);
    expect(after).toMatchObject({ covered: true, vacantSince: null, nurses: [{ name: 'Kari Ny Ansatt' }] });
    expect(after.network.nurseCount).toBe(vacant.network.nurseCount + 1);
    expect((await unit(vacant.id, '2025-12-31')).covered).toBe(false);

    const other = await make('appoint Nurse', APPOINTMENT, { ...input, from: '2026-02-01' });
    expect(other.userErrors).toMatchObject([{ code: 'KEY_REUSED', field: 'idempotencyKey' }]);
  });

  it('brings the competence package up as a task', async () => {
    const vacant = first(await units(false));
    const made = await make<Appointment>('appoint Nurse', `appointment { id unit { nurses { id } } }`, {
      unitId: vacant.id,
      ...TASK,
      from: '2026-11-01',
      person,
    });
    expect(made.userErrors).toEqual([]);
    const { data, errors } = await graph.query<{
      viewer: { tasks: { kind: string; nurse: { id: string } | null; dueOn: string | null }[] };
    }>('{ viewer { tasks { kind dueOn nurse { id } } } }', {}, { as: coordinator });
    expect(errors).toBeUndefined();
    const [{ id } = { id: '' }] = (await unit(vacant.id)).nurses;
    expect(data.viewer.tasks).toContainEqual({ kind: 'OFFER_PACKAGE', nurse: { id }, dueOn: '2027-01-30' });
  });

  it('refuses the same person in the same unit and role at the same time, now or in a time to come', async () => {
    const covered = first(await units(true));
    const nurse = first(covered.nurses);
    const { validFrom } = first(nurse.appointments.filter((appointment) => appointment.unit.id === covered.id));
    const same = { unitId: covered.id, nurseId: nurse.id, ...TASK };
    const { userErrors } = await make('appoint Nurse', APPOINTMENT, { ...same, from: '2026-05-01' });
    expect(userErrors).toMatchObject([{ code: 'OVERLAP', field: 'from' }]);
    const dayBefore = new Date(Date.parse(validFrom) - 86_400_000).toISOString().slice(0, 10);
    const early = await make('appoint Nurse', APPOINTMENT, { ...same, from: dayBefore });
    expect(['FUTURE_CONFLICT', 'UNIT_CLOSED']).toContain(early.userErrors?.[0]?.code);
    const asPerson = await make('appoint Nurse', APPOINTMENT, { ...same, role: 'RESOURCE_PERSON', from: '2026-05-01' });
    expect(asPerson.userErrors).toEqual([]);
  });

  it.each([
    ['an unknown unit', { unitId: 'vestre-viken:unit:none' }, 'NOT_FOUND', 'unitId'],
    ['another owner’s unit', { unitId: 'ous:unit:1' }, 'NOT_FOUND', 'unitId'],
    ['an unknown person', { nurseId: 'vestre-viken:nurse:none', person: null }, 'NOT_FOUND', 'nurseId'],
    ['nobody', { person: null }, 'INVALID', 'nurseId'],
    ['a day that does not exist', { from: '2026-02-30' }, 'INVALID_DATE', 'from'],
    ['a day in a time when the unit was not there', { from: '1899-01-01' }, 'UNIT_CLOSED', 'unitId'],
    ['a name of nothing', { person: { ...person, name: ' \u00a0 ' } }, 'EMPTY', 'person.name'],
    ['a name that never ends', { person: { ...person, name: 'x'.repeat(201) } }, 'TOO_LONG', 'person.name'],
    ['an address that is none', { person: { ...person, email: 'kari at work' } }, 'INVALID', 'person.email'],
    ['an empty key', { idempotencyKey: ' ' }, 'EMPTY', 'idempotencyKey'],
  ])('refuses %s', async (_what, part, code, field) => {
    const vacant = first(await units(false));
    const { result, userErrors } = await make('appoint Nurse', APPOINTMENT, {
      unitId: vacant.id,
      ...TASK,
      from: '2026-01-01',
      person,
      ...part,
    });
    expect(result).toBeNull();
    expect(userErrors).toMatchObject([{ code, field }]);
  });

  it('says so in the caller’s language', async () => {
    const input = { unitId: 'vestre-viken:unit:none', ...TASK, from: '2026-01-01', person };
    const nb = await make('appoint Nurse', APPOINTMENT, input, { language: 'nb-NO,nb;q=0.9' });
    expect(nb.userErrors?.[0]?.message).toBe('unitId viser til noe som ikke finnes her.');
    const en = await make('appoint Nurse', APPOINTMENT, input, { language: 'en-GB' });
    expect(en.userErrors?.[0]?.message).toBe('unitId names something that is not known here.');
  });
});

describe('only the coordinator of the network', () => {
  it('may write to it: not that of another network in the same database, not of another owner, not another role, not nobody', async () => {
    const vacant = first(await units(false));
    const covered = first(await units(true));
    const input = { unitId: vacant.id, ...TASK, from: '2026-01-01', person };
    const before = await unit(vacant.id);
    const others = [
      await token('COORDINATOR', { network: 'baerum' }),
      await token('LEADER', { unit: vacant.id }),
      await token('NURSE', { nurse: first(covered.nurses).id }),
      await token('STEERING'),
      await token('ANALYST'),
      await token('AUDITOR'),
      await token('ADMIN'),
      await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }]),
      // A grant at another owner that names our network is no grant here.
      await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'ous', network: 'drammen' }]),
      await tokenFor(graph, [{ role: 'coordinator', sector: 'vestre-viken', network: 'drammen' }]),
      await tokenFor(graph, []),
    ];
    for (const as of others) {
      const { result, codes } = await make('appoint Nurse', APPOINTMENT, input, { as });
      expect(result).toBeNull();
      expect(codes).toEqual(['FORBIDDEN']);
    }
    const { codes } = await change(graph, { owner: 'vestre-viken', name: 'appoint Nurse', select: APPOINTMENT, input });
    expect(codes).toEqual(['UNAUTHENTICATED']);
    expect(await unit(vacant.id)).toEqual(before);
  });

  it('or the editor of the owner', async () => {
    const vacant = first(await units(false, 'baerum'));
    const input = { unitId: vacant.id, ...TASK, from: '2026-01-01', person };
    expect((await make('appoint Nurse', APPOINTMENT, input, { as: await token('REGION_EDITOR') })).userErrors).toEqual([]);
  });
});

describe('CO-2: a coordinator ends an appointment', () => {
  it('with reason and successor; history stays, and the unit is vacant from the day if nobody follows', async () => {
    const covered = first((await units(true)).filter(({ nurses }) => nurses.length === 1));
    const nurse = first(covered.nurses);
    const { id, version } = first(nurse.appointments.filter((appointment) => appointment.unit.id === covered.id));
    const input = { appointmentId: id, date: '2026-12-01', reason: 'RETIRED' };
    const stale = await make('end Appointment', APPOINTMENT, { ...input, expectedVersion: version - 1 });
    expect(stale.userErrors).toMatchObject([{ code: 'STALE_VERSION', currentVersion: version }]);

    const ended = await make<Appointment>('end Appointment', APPOINTMENT, { ...input, expectedVersion: version });
    expect(ended.result).toMatchObject({ id, validTo: '2026-12-01', endReason: 'RETIRED', successorId: null });
    expect((await unit(covered.id, '2026-11-30')).covered).toBe(true);
    expect(await unit(covered.id, '2026-12-01')).toMatchObject({ covered: false, vacantSince: '2026-12-01' });

    const next = await make<Appointment>('appoint Nurse', APPOINTMENT, {
      unitId: covered.id,
      ...TASK,
      from: '2026-12-15',
      person,
      replaces: id,
    });
    expect(next.userErrors).toEqual([]);
    const { data } = await graph.query<{ node: { appointments: Appointment[] } }>(
      `{ node(id: "${nurse.id}") { ... on Nurse { appointments(all: true) { id validTo successorId } } } }`,
    );
    expect(data.node.appointments).toContainEqual({ id, validTo: '2026-12-01', successorId: next.result?.id });
    expect((await unit(covered.id, '2026-12-16')).covered).toBe(true);
  });

  it('not before it began', async () => {
    const { nurses, id: unitId } = first(await units(true, 'drammen'));
    const { id, version, validFrom } = first(first(nurses).appointments.filter((appointment) => appointment.unit.id === unitId));
    const { userErrors } = await make('end Appointment', APPOINTMENT, {
      appointmentId: id,
      expectedVersion: version,
      date: validFrom,
      reason: 'OTHER',
    });
    expect(userErrors).toMatchObject([{ code: 'END_BEFORE_START', field: 'date' }]);
  });

  it('and may take a mistaken end back', async () => {
    const covered = first((await units(true)).filter(({ nurses }) => nurses.length === 1));
    const { id, version } = first(first(covered.nurses).appointments.filter((appointment) => appointment.unit.id === covered.id));
    const ended = await make<Appointment>('end Appointment', APPOINTMENT, {
      appointmentId: id,
      expectedVersion: version,
      date: '2026-06-01',
      reason: 'OTHER',
    });
    expect((await unit(covered.id)).covered).toBe(false);
    const reopened = await make<Appointment>('change Appointment', APPOINTMENT, {
      appointmentId: id,
      expectedVersion: ended.result?.version,
      reopen: true,
    });
    expect(reopened.result).toMatchObject({ validTo: null, endReason: null });
    expect((await unit(covered.id)).covered).toBe(true);
  });
});

describe('the role of a person', () => {
  const appointed = async (more: object) => {
    const select = 'appointment { id version unit { id } }';
    const { result, userErrors } = await make<Appointment>('appoint Nurse', select, { ...TASK, ...more });
    expect(userErrors).toEqual([]);
    return result as Appointment;
  };
  /** Her role in the unit on a day, and the roles by which the search of that day finds her. */
  async function rolesOf(id: string, unitId: string, asOf: string) {
    const texts = { RESOURCE_NURSE: 'ressurssykepleier', RESOURCE_PERSON: 'ressursperson' };
    const lists = Object.entries(texts).map(
      ([role, text]) =>
        `${role}: nurses(filter: { network: "drammen", text: "${text}" }, first: 200, asOf: $asOf) { edges { node { id } } }`,
    );
    type Rows = Record<string, { edges: { node: { id: string } }[] }>;
    const { data, errors } = await graph.query<Rows & { node: { nurses: { id: string; role: string }[] } }>(
      `query($unitId: ID!, $asOf: Date) { node(id: $unitId) { ... on Unit { nurses(asOf: $asOf) { id role } } } ${lists.join(' ')} }`,
      { unitId, asOf },
    );
    expect(errors).toBeUndefined();
    const found = Object.keys(texts).filter((role) => (data[role] as Rows[string]).edges.some(({ node }) => node.id === id));
    return [data.node.nurses.find((nurse) => nurse.id === id)?.role, ...found];
  }
  it('does not matter to counts: a resource person covers her unit like a resource nurse', async () => {
    const vacant = first(await units(false));
    await appointed({ unitId: vacant.id, from: '2026-01-01', person, role: 'RESOURCE_PERSON' });
    const after = await unit(vacant.id);
    expect(after).toMatchObject({ covered: true, vacantSince: null });
    expect(after.network.nurseCount).toBe(vacant.network.nurseCount + 1);
  });

  const personIn = async (unitId: string) => first((await unit(unitId)).nurses).id;

  it('is that of her appointment, also after it was corrected', async () => {
    const vacant = first(await units(false));
    const { id: appointmentId, version: expectedVersion } = await appointed({ unitId: vacant.id, from: '2026-01-01', person });
    const nurse = await personIn(vacant.id);
    expect(await rolesOf(nurse, vacant.id, '2026-11-01')).toEqual(['RESOURCE_NURSE', 'RESOURCE_NURSE']);
    const correction = { appointmentId, expectedVersion, role: 'RESOURCE_PERSON' };
    expect((await make('change Appointment', APPOINTMENT, correction)).userErrors).toEqual([]);
    expect(await rolesOf(nurse, vacant.id, '2026-11-01')).toEqual(['RESOURCE_PERSON', 'RESOURCE_PERSON']);
  });

  it('is that of the day, and of two at once that of the longest', async () => {
    const [vacant, other] = [first(await units(false)), first((await units(false)).slice(1))];
    const asPerson = { role: 'RESOURCE_PERSON', unitId: vacant.id };
    const { id: appointmentId, version: expectedVersion } = await appointed({ ...asPerson, from: '2026-01-01', person });
    const nurseId = await personIn(vacant.id);
    await appointed({ unitId: vacant.id, from: '2026-03-01', nurseId });
    await appointed({ unitId: other.id, from: '2026-04-01', nurseId, role: 'RESOURCE_PERSON' });
    const ending = { appointmentId, expectedVersion, date: '2026-06-01', reason: 'CHANGED_TASK' };
    expect((await make('end Appointment', APPOINTMENT, ending)).userErrors).toEqual([]);
    for (const day of ['2026-02-01', '2026-05-31'])
      expect(await rolesOf(nurseId, vacant.id, day)).toEqual(['RESOURCE_PERSON', 'RESOURCE_PERSON']);
    expect(await rolesOf(nurseId, vacant.id, '2026-06-01')).toEqual(['RESOURCE_NURSE', 'RESOURCE_NURSE']);
    expect(await rolesOf(nurseId, other.id, '2026-06-01')).toEqual(['RESOURCE_NURSE', 'RESOURCE_NURSE']);
  });
});

describe('LE-4: a leader nominates, the coordinator confirms', () => {
  it('a new person, in two steps', async () => {
    const vacant = first(await units(false));
    const leader = await token('LEADER', { unit: vacant.id });
    const input = { unitId: vacant.id, name: 'Ola Innstilt', ...TASK, from: '2026-03-01' };
    const elsewhere = await token('LEADER', { unit: first(await units(true)).id });
    expect((await make('nominate Nurse', REQUEST, input, { as: elsewhere })).codes).toEqual(['FORBIDDEN']);
    const nominated = await make<Request>('nominate Nurse', REQUEST, input, { as: leader });
    expect(nominated.result).toMatchObject({ status: 'REQUESTED', appointment: null });
    expect((await unit(vacant.id)).covered).toBe(false);

    const decision = { requestId: nominated.result?.id, expectedVersion: nominated.result?.version, approve: true };
    expect((await make('confirm Nomination', REQUEST, decision, { as: leader })).codes).toEqual(['FORBIDDEN']);
    const confirmed = await make<Request>('confirm Nomination', REQUEST, decision);
    expect(confirmed.result).toMatchObject({
      status: 'APPROVED',
      nurse: { name: 'Ola Innstilt' },
      appointment: { validFrom: '2026-03-01' },
    });
    expect((await unit(vacant.id)).covered).toBe(true);
    const again = await make('confirm Nomination', REQUEST, { ...decision, expectedVersion: confirmed.result?.version });
    expect(again.userErrors?.[0]?.code).toMatch(/WRONG_STATE|OVERLAP/);
  });

  it('and is told at once what cannot be', async () => {
    const covered = first(await units(true));
    const leader = await token('LEADER', { unit: covered.id });
    const { userErrors } = await make(
      'nominate Nurse',
      REQUEST,
      { unitId: covered.id, nurseId: first(covered.nurses).id, ...TASK, from: '2026-03-01' },
      { as: leader },
    );
    expect(userErrors).toMatchObject([{ code: 'OVERLAP' }]);
  });
});

describe('NU-8: a nurse leaves the role', () => {
  it('asks for it; the vacancy opens when the coordinator has confirmed', async () => {
    const covered = first((await units(true)).filter(({ nurses }) => nurses.length === 1));
    const nurse = first(covered.nurses);
    const { id: appointmentId } = first(nurse.appointments.filter((appointment) => appointment.unit.id === covered.id));
    const herself = await token('NURSE', { nurse: nurse.id });
    const input = { appointmentId, date: '2026-10-01', reason: 'CHANGED_TASK' };
    expect((await make('request End', REQUEST, input)).codes).toEqual(['FORBIDDEN']);
    const asked = await make<Request>('request End', REQUEST, input, { as: herself });
    expect(asked.result).toMatchObject({ status: 'REQUESTED' });
    expect((await unit(covered.id)).covered).toBe(true);
    const decision = { requestId: asked.result?.id, expectedVersion: asked.result?.version, approve: true };
    expect((await make('confirm End', REQUEST, decision, { as: herself })).codes).toEqual(['FORBIDDEN']);
    expect((await make<Request>('confirm End', REQUEST, decision)).result).toMatchObject({
      status: 'APPROVED',
      appointment: { validTo: '2026-10-01' },
    });
    expect(await unit(covered.id)).toMatchObject({ covered: false, vacantSince: '2026-10-01' });
  });
});

describe('CO-4: a coordinator verifies the list', () => {
  it('in bulk, and the count of stale records falls', async () => {
    const FRESHNESS = '{ network(slug: "drammen") { lastVerifiedAt freshness { staleContacts contacts staleAppointments appointments } } }';
    type Fresh = { network: { lastVerifiedAt: string | null; freshness: Record<string, number> } };
    const before = (await graph.query<Fresh>(FRESHNESS)).data.network.freshness;
    const { data } = await graph.query<{
      network: {
        nurses: {
          edges: { node: { id: string; appointments: { id: string; freshness: { stale: boolean } }[]; freshness: { stale: boolean } } }[];
        };
      };
    }>(
      '{ network(slug: "drammen") { nurses(first: 200) { edges { node { id freshness { stale } appointments { id freshness { stale } } } } } } }',
    );
    const nodes = data.network.nurses.edges.map(({ node }) => node);
    const stale = nodes.filter(({ freshness }) => freshness.stale).map(({ id }) => id);
    const staleAppointments = nodes.flatMap(({ appointments }) => appointments).filter(({ freshness }) => freshness.stale);
    expect(before).toMatchObject({ staleContacts: stale.length, contacts: nodes.length, staleAppointments: staleAppointments.length });
    const ids = [...stale.slice(0, 10), ...staleAppointments.slice(0, 5).map(({ id }) => id)];
    const foreign = await make(
      'verify Records',
      'verification { date ids }',
      { ids },
      { as: await token('COORDINATOR', { network: 'baerum' }) },
    );
    expect(foreign.codes).toEqual(['FORBIDDEN']);
    const partly = await make('verify Records', 'verification { date ids }', { ids: [...ids, 'vestre-viken:nurse:none'] });
    expect(partly.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'ids.15' }]);
    expect((await graph.query<Fresh>(FRESHNESS)).data.network.freshness).toEqual(before);

    const done = await make<{ recordedAt: string }>('verify Records', 'verification { date recordedAt ids }', { ids });
    expect(done.result).toMatchObject({ ids });
    const after = (await graph.query<Fresh>(FRESHNESS)).data.network;
    expect(after.freshness).toMatchObject({ staleContacts: stale.length - 10, staleAppointments: staleAppointments.length - 5 });
    expect(after.lastVerifiedAt).toBe(done.result?.recordedAt);
  });
});
