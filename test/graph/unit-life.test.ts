import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

interface UserError {
  code: string;
  field: string | null;
  currentVersion: number | null;
}
interface Unit {
  id: string;
  version: number;
  name: string;
  serviceType: string;
  validFrom: string;
  validTo: string | null;
  area: { code: string } | null;
  network: { slug: string };
  nurses: { id: string; name: string }[];
  successors: { kind: string; date: string; unit: { id: string } }[];
  predecessors: { kind: string; date: string; unit: { id: string } }[];
}
interface Appointment {
  id: string;
  version: number;
  validFrom: string;
  validTo: string | null;
  endReason: string | null;
  successorId: string | null;
  unit: { id: string };
}

const UNIT = `id version name serviceType validFrom validTo area { code } network { slug } nurses { id name }
  successors { kind date unit { id } } predecessors { kind date unit { id } }`;
const ERRORS = 'userErrors { code field currentVersion }';
const DRAMMEN = '3301';
const BAERUM = '3201';
/** Everything that the graph tells about the units of the owner, at a moment. */
const PICTURE = `query($asOf: Date, $knownAt: DateTime) {
  networks(region: "vestre-viken", asOf: $asOf, knownAt: $knownAt) { slug unitCount nurseCount }
  drammen: units(filter: { network: "drammen" }, first: 100, asOf: $asOf, knownAt: $knownAt) { ...Rows }
  baerum: units(filter: { network: "baerum" }, first: 100, asOf: $asOf, knownAt: $knownAt) { ...Rows } }
  fragment Rows on UnitConnection { totalCount edges { node {
    ... on Unit { id name validFrom validTo area { code name } network { slug unitCount nurseCount } covered vacantSince
      nurses { id name appointments(all: true) { id validFrom validTo endReason successorId unit { id name } } }
      successors { kind date unit { id name } } predecessors { kind date unit { id name } } } } } }`;

let graph: TestGraph;
let drammen: string;
let both: string;
beforeAll(async () => {
  graph = await startTestGraph();
  drammen = await coordinator('drammen');
  both = await coordinator('drammen', 'baerum');
});
afterAll(() => graph.close());

const coordinator = (...networks: string[]) =>
  tokenFor(
    graph,
    networks.map((network) => ({ role: 'COORDINATOR', sector: 'vestre-viken', network })),
    networks.join(),
  );

/** Runs a mutation of Vestre Viken, for example `register Unit`. */
async function change<Result>(mutation: string, input: object, as: string | null = drammen, shows = `unit { ${UNIT} }`) {
  const [verb = '', noun = ''] = mutation.split(' ');
  const answer: Answer<Record<string, unknown>> = await graph.query(
    `mutation($input: ${verb[0]?.toUpperCase()}${verb.slice(1)}${noun}Input!) {
      result: ${verb}VestreViken${noun}(input: $input) { ${shows} ${ERRORS} } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
    as === null ? {} : { as },
  );
  const result = answer.data?.result as ({ userErrors: UserError[] } & Record<string, Result | null>) | null;
  return { errors: answer.errors?.map(({ extensions }) => extensions.code), result };
}

async function done(mutation: string, input: object, as = drammen): Promise<Unit> {
  const { errors, result } = await change<Unit>(mutation, input, as);
  expect(errors).toBeUndefined();
  expect(result?.userErrors).toEqual([]);
  return result?.unit as Unit;
}

async function refusal(mutation: string, input: object, as = drammen): Promise<{ code: string; field: string | null }> {
  const { errors, result } = await change<Unit>(mutation, input, as);
  expect(errors).toBeUndefined();
  expect(result?.unit).toBeNull();
  expect(result?.userErrors).toHaveLength(1);
  const [refused] = result?.userErrors ?? [];
  return { code: refused?.code ?? '', field: refused?.field ?? null };
}

const register = (name: string, from = '2024-06-01', more: object = {}) =>
  done('register Unit', { name, serviceType: 'NURSING_HOME', network: 'drammen', areaCode: DRAMMEN, from, ...more });

async function appoint(
  unitId: string,
  from: string,
  nurseId: string | null = null,
  role = 'RESOURCE_NURSE',
): Promise<Appointment & { nurse: string }> {
  const name = `Nina ${randomUUID().slice(0, 8)}`;
  const who = nurseId ? { nurseId } : { person: { name, visibility: 'PUBLIC' } };
  const { result } = await change<Appointment>(
    'appoint Nurse',
    { unitId, role, basis: 'FURTHER_EDUCATION', from, ...who },
    both,
    'appointment { id version validFrom validTo endReason successorId unit { id } }',
  );
  expect(result?.userErrors).toEqual([]);
  const appointment = result?.appointment as Appointment;
  const { nurses } = await unitOn(unitId, from);
  return { ...appointment, nurse: nurseId ?? (nurses.find((nurse) => nurse.name === name)?.id as string) };
}

async function end(appointment: Appointment, date: string, successorId: string | null = null) {
  const input = { appointmentId: appointment.id, expectedVersion: appointment.version, date, reason: 'RETIRED', successorId };
  const { result } = await change('end Appointment', input, both, 'appointment { id version }');
  expect(result?.userErrors).toEqual([]);
}

async function unitOn(id: string, asOf: string, knownAt: string | null = null): Promise<Unit> {
  const query = `query($asOf: Date, $knownAt: DateTime) { units(filter: { region: "vestre-viken" }, first: 100, asOf: $asOf, knownAt: $knownAt) {
    edges { node { id ... on Unit { ${UNIT} } } } pageInfo { hasNextPage endCursor } } }`;
  let after: string | null = null;
  for (;;) {
    const page: Answer<{ units: { edges: { node: Unit }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }> = await graph.query(
      after ? query.replace('first: 100', `first: 100, after: "${after}"`) : query,
      { asOf, knownAt },
    );
    expect(page.errors).toBeUndefined();
    const found = page.data.units.edges.find(({ node }) => node.id === id);
    if (found) return found.node;
    if (!page.data.units.pageInfo.hasNextPage) return { nurses: [] as Unit['nurses'] } as Unit;
    after = page.data.units.pageInfo.endCursor;
  }
}

async function appointmentsOf(nurseId: string): Promise<Appointment[]> {
  const { data, errors } = await graph.query<{ node: { appointments: Appointment[] } }>(
    `{ node(id: "${nurseId}") { ... on Nurse { appointments(all: true) { id version validFrom validTo endReason successorId unit { id } } } } }`,
    {},
    { as: both },
  );
  expect(errors).toBeUndefined();
  return data.node.appointments;
}

async function picture(asOf: string, knownAt: string | null): Promise<string> {
  const { data, errors } = await graph.query(PICTURE, { asOf, knownAt }, { as: both });
  expect(errors).toBeUndefined();
  return JSON.stringify(data);
}
/** An instant after everything so far. */
async function instant(): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  const now = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 5));
  return now;
}

describe('a unit is registered', () => {
  it('and counts in its network from its first day', async () => {
    const unit = await register('Åssiden bosenter');
    expect(unit).toMatchObject({ name: 'Åssiden bosenter', validFrom: '2024-06-01', validTo: null, area: { code: DRAMMEN } });
    expect(unit.network.slug).toBe('drammen');
    expect((await unitOn(unit.id, '2024-06-01')).id).toBe(unit.id);
    expect((await unitOn(unit.id, '2024-05-31')).id).toBeUndefined();
  });

  it.each([
    ['an empty name', { name: '  ' }, 'EMPTY', 'name'],
    ['an area that is not there', { areaCode: '9999' }, 'NOT_FOUND', 'areaCode'],
    ['no area', { areaCode: null }, 'EMPTY', 'areaCode'],
    ['an area, for a hospital unit', { serviceType: 'HOSPITAL' }, 'INVALID', 'areaCode'],
    ['Oslo, where a district is meant', { areaCode: '0301' }, 'INVALID', 'areaCode'],
    ['an area that has ended', { areaCode: '3005', from: '2023-06-01' }, 'INVALID', 'areaCode'],
    ['an area that had not begun', { from: '2023-12-31' }, 'INVALID', 'areaCode'],
    ['a day that does not exist', { from: '2024-02-30' }, 'INVALID_DATE', 'from'],
    ['the network of another owner', { network: 'ous' }, 'NOT_FOUND', 'network'],
  ])('but not with %s', async (_what, wrong, code, field) => {
    const input = { name: 'Ny enhet', serviceType: 'NURSING_HOME', network: 'drammen', areaCode: DRAMMEN, from: '2024-06-01', ...wrong };
    expect(await refusal('register Unit', input)).toEqual({ code, field });
  });

  it('by the coordinator of its network alone', async () => {
    const input = { name: 'Ny enhet', serviceType: 'HOSPITAL', network: 'baerum', from: '2024-06-01' };
    const others = [drammen, await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }])];
    for (const as of others) expect((await change('register Unit', input, as)).errors).toEqual(['FORBIDDEN']);
    expect((await change('register Unit', input, null)).errors).toEqual(['UNAUTHENTICATED']);
  });
});

describe('a unit is changed', () => {
  it('from a day on; before it, and as it was known before, it stays as it was', async () => {
    const unit = await register('Gamle Fjell');
    const before = await instant();
    const renamed = await done('update Unit', { unitId: unit.id, expectedVersion: unit.version, name: 'Nye Fjell', from: '2025-01-01' });
    expect(renamed).toMatchObject({ name: 'Nye Fjell', validFrom: '2025-01-01' });
    expect(renamed.version).toBeGreaterThan(unit.version);
    expect((await unitOn(unit.id, '2024-12-31')).name).toBe('Gamle Fjell');
    expect((await unitOn(unit.id, '2025-01-01', before)).name).toBe('Gamle Fjell');
    expect(await refusal('update Unit', { unitId: unit.id, expectedVersion: unit.version, name: 'X', from: '2025-01-01' })).toEqual({
      code: 'STALE_VERSION',
      field: 'expectedVersion',
    });
    const here = { unitId: unit.id, expectedVersion: renamed.version };
    expect(await refusal('update Unit', { ...here, name: 'X', from: '2024-07-01' })).toEqual({ code: 'FUTURE_CONFLICT', field: 'from' });
    expect(await refusal('update Unit', { ...here, from: '2025-02-01' })).toEqual({ code: 'EMPTY', field: null });
    expect(await refusal('update Unit', { ...here, name: 'X', from: '2024-05-31' })).toEqual({ code: 'UNIT_CLOSED', field: 'from' });
    expect(await refusal('update Unit', { ...here, name: 'X', from: '2025-02-01', to: '2025-02-01' })).toMatchObject({ field: 'to' });
    const corrected = await done('update Unit', { ...here, name: 'Mellom', from: '2024-07-01', to: '2024-08-01' });
    const names = await Promise.all(['2024-06-30', '2024-07-31', '2024-08-01', '2025-01-01'].map((day) => unitOn(unit.id, day)));
    expect(names.map(({ name }) => name)).toEqual(['Gamle Fjell', 'Mellom', 'Gamle Fjell', 'Nye Fjell']);
    expect(corrected.name).toBe('Nye Fjell');
  });

  it('into a hospital unit, which has no area, and back, which takes one', async () => {
    const unit = await register('Avdeling');
    const input = { unitId: unit.id, from: '2025-01-01' };
    const hospital = await done('update Unit', { ...input, expectedVersion: unit.version, serviceType: 'HOSPITAL' });
    expect(hospital.area).toBeNull();
    const back = { ...input, expectedVersion: hospital.version, serviceType: 'OTHER', from: '2026-01-01' };
    expect(await refusal('update Unit', back)).toEqual({ code: 'EMPTY', field: 'areaCode' });
    expect((await done('update Unit', { ...back, areaCode: DRAMMEN })).area).toEqual({ code: DRAMMEN });
  });
});

describe('CO-6: a unit moves to another network', () => {
  it('with its persons, for the coordinator of both', async () => {
    const unit = await register('Reisende');
    const { nurse } = await appoint(unit.id, '2024-07-01');
    const move = { unitId: unit.id, expectedVersion: unit.version, network: 'baerum', areaCode: BAERUM, from: '2025-03-01' };
    for (const as of [drammen, await coordinator('baerum')]) expect((await change('move Unit', move, as)).errors).toEqual(['FORBIDDEN']);
    expect(await refusal('move Unit', { ...move, network: 'ous' }, both)).toEqual({ code: 'NOT_FOUND', field: 'network' });
    expect(await refusal('move Unit', { ...move, areaCode: '3024' }, both)).toEqual({ code: 'INVALID', field: 'areaCode' });

    const known = await instant();
    const [past, then] = [await picture('2025-02-28', null), await picture('2025-03-01', known)];
    const moved = await done('move Unit', move, both);
    expect(moved).toMatchObject({ network: { slug: 'baerum' }, area: { code: BAERUM }, nurses: [{ id: nurse }] });
    expect(await unitOn(unit.id, '2025-02-28')).toMatchObject({ network: { slug: 'drammen' }, area: { code: DRAMMEN } });
    // AS_WAS: what was true before, as known now, differs in the end that is now known, and in nothing else.
    const withoutEnd = (text: string) => text.replaceAll('"validTo":"2025-03-01"', '"validTo":null');
    expect(withoutEnd(await picture('2025-02-28', null))).toBe(withoutEnd(past));
    expect(await picture('2025-02-28', known)).toBe(past);
    expect(await picture('2025-03-01', known)).toBe(then);
    expect(await picture('2025-03-01', null)).not.toBe(then);
    expect((await change('move Unit', { ...move, expectedVersion: moved.version, network: 'drammen' }, drammen)).errors).toEqual([
      'FORBIDDEN',
    ]);
  });
});

describe('CO-6: units merge', () => {
  it('into one that is there: nothing of their history is lost', async () => {
    const [one, two, into] = [await register('Ene'), await register('Andre'), await register('Samlet')];
    const stays = await appoint(one.id, '2024-07-01');
    const inBoth = await appoint(one.id, '2024-07-01');
    await appoint(two.id, '2024-08-01', inBoth.nurse);
    const there = await appoint(two.id, '2024-07-01');
    const same = await appoint(into.id, '2024-09-01', there.nurse);
    const over = await appoint(two.id, '2024-07-01');
    await end(over, '2024-12-01');
    const leaving = await appoint(two.id, '2024-07-01');
    await end(leaving, '2030-01-01');
    const person = await appoint(two.id, '2024-07-01', stays.nurse, 'RESOURCE_PERSON');

    const known = await instant();
    const [before, on] = [await picture('2025-05-31', null), await picture('2025-06-01', null)];
    const units = [one, two].map(({ id, version }) => ({ unitId: id, expectedVersion: version }));
    const input = { units, intoUnitId: into.id, from: '2025-06-01', idempotencyKey: 'merge' };
    const merged = await done('merge Units', input);
    expect(await done('merge Units', input)).toEqual(merged);

    expect(merged.predecessors.map(({ kind, date, unit }) => [kind, date, unit.id]).toSorted()).toEqual(
      [one, two].map(({ id }) => ['MERGED', '2025-06-01', id]).toSorted(),
    );
    expect(new Set(merged.nurses.map(({ id }) => id))).toEqual(new Set([stays.nurse, inBoth.nurse, there.nurse, leaving.nurse]));
    for (const unit of [one, two]) {
      const last = await unitOn(unit.id, '2025-05-31');
      expect(last).toMatchObject({ validTo: '2025-06-01', successors: [{ kind: 'MERGED', unit: { id: into.id } }] });
      expect((await unitOn(unit.id, '2025-06-01')).id).toBeUndefined();
    }

    const hers = await appointmentsOf(stays.nurse);
    const first = hers.find(({ id }) => id === stays.id);
    expect(first).toMatchObject({ validFrom: '2024-07-01', validTo: '2025-06-01', endReason: 'UNIT_CLOSED', unit: { id: one.id } });
    const goneOn = { validFrom: '2025-06-01', validTo: null, endReason: null, unit: { id: into.id } };
    expect(hers.find(({ id }) => id === first?.successorId)).toMatchObject(goneOn);
    expect(hers.find(({ id }) => id === person.id)).toMatchObject({ endReason: 'UNIT_CLOSED', unit: { id: two.id } });
    // Two roles go on as two; from two units in one role as one.
    expect(hers.filter(({ unit }) => unit.id === into.id)).toHaveLength(2);
    const twice = await appointmentsOf(inBoth.nurse);
    const [goesOn, ...none] = twice.filter(({ unit }) => unit.id === into.id);
    expect(none).toEqual([]);
    expect(twice.filter(({ unit }) => unit.id !== into.id).map(({ successorId }) => successorId)).toEqual([goesOn?.id, goesOn?.id]);
    // Who has the task there already keeps that one.
    const kept = await appointmentsOf(there.nurse);
    expect(kept).toHaveLength(2);
    expect(kept.find(({ unit }) => unit.id === two.id)).toMatchObject({ endReason: 'UNIT_CLOSED', successorId: same.id });
    // What had ended stays ended; an end that was planned goes along.
    expect(await appointmentsOf(over.nurse)).toMatchObject([{ validTo: '2024-12-01', endReason: 'RETIRED' }]);
    expect((await appointmentsOf(leaving.nurse)).at(-1)).toMatchObject({
      unit: { id: into.id },
      validTo: '2030-01-01',
      endReason: 'RETIRED',
    });

    // AS_WAS: byte for byte, as it was known.
    expect(await picture('2025-05-31', known)).toBe(before);
    expect(await picture('2025-06-01', known)).toBe(on);
    expect(await picture('2025-06-01', null)).not.toBe(on);
  });

  it('and who has the task in both has it as long as either of her appointments lasts', async () => {
    const [one, into] = [await register('Åpen'), await register('Med slutt')];
    const open = await appoint(one.id, '2024-07-01');
    const short = await appoint(into.id, '2024-09-01', open.nurse);
    await end(short, '2025-09-01');
    const brief = await appoint(one.id, '2024-07-01');
    const long = await appoint(into.id, '2024-09-01', brief.nurse);
    await end(brief, '2025-10-01');
    const input = { units: [{ unitId: one.id, expectedVersion: one.version }], intoUnitId: into.id, from: '2025-06-01' };
    await done('merge Units', input);
    const closed = { unit: { id: one.id }, validTo: '2025-06-01', endReason: 'UNIT_CLOSED' };
    expect(await appointmentsOf(open.nurse)).toMatchObject([
      { ...closed, successorId: short.id },
      { id: short.id, unit: { id: into.id }, validFrom: '2024-09-01', validTo: null, endReason: null },
    ]);
    expect((await unitOn(into.id, '2025-12-01')).nurses.map(({ id }) => id)).toContain(open.nurse);
    // The one that lasts longer stays as it is.
    expect(await appointmentsOf(brief.nurse)).toMatchObject([
      { ...closed, successorId: long.id },
      { id: long.id, unit: { id: into.id }, validTo: null, endReason: null },
    ]);
  });

  it('and does not lengthen what stands there into what is recorded for later', async () => {
    const [one, into] = [await register('Lang'), await register('Med pause')];
    const open = await appoint(one.id, '2024-07-01');
    await end(await appoint(into.id, '2024-09-01', open.nurse), '2025-09-01');
    const later = await appoint(into.id, '2025-11-01', open.nurse);
    const input = { units: [{ unitId: one.id, expectedVersion: one.version }], intoUnitId: into.id, from: '2025-06-01' };
    expect(await refusal('merge Units', input)).toEqual({ code: 'FUTURE_CONFLICT', field: 'from' });
    expect((await appointmentsOf(open.nurse)).find(({ id }) => id === later.id)).toMatchObject({ version: later.version });
  });

  it('and the successor of somebody who leaves later follows her in the merged unit too: the place counts as filled', async () => {
    const [one, into] = [await register('Overtatt'), await register('Overtar')];
    const leaves = await appoint(one.id, '2024-07-01');
    const follows = await appoint(one.id, '2025-01-10');
    const alone = await appoint(one.id, '2024-07-01');
    await end(leaves, '2026-02-01', follows.id);
    await end(alone, '2026-02-02');
    const filled = async () => {
      const { data } = await graph.query<{ statistics: { total: { numerator: number; denominator: number } } }>(
        `{ statistics(indicator: "vacancies-filled-90-days", by: NETWORK, within: { network: "drammen" }, asOf: "2026-11-20") {
          total { numerator denominator } } }`,
      );
      return data.statistics.total;
    };
    const before = await filled();
    expect(before.denominator).toBeGreaterThan(1);
    await done('merge Units', { units: [{ unitId: one.id, expectedVersion: one.version }], intoUnitId: into.id, from: '2025-06-01' });
    const there = async (nurse: string) => (await appointmentsOf(nurse)).find(({ unit }) => unit.id === into.id);
    expect(await there(leaves.nurse)).toMatchObject({ validTo: '2026-02-01', successorId: (await there(follows.nurse))?.id });
    expect(await there(alone.nurse)).toMatchObject({ validTo: '2026-02-02', successorId: null });
    expect(await filled()).toEqual(before);
  });

  it('by nobody who does not coordinate all of their networks, and not over what is recorded for later', async () => {
    const one = await register('Kilde');
    const into = await done(
      'register Unit',
      { name: 'Mål', serviceType: 'OTHER', network: 'baerum', areaCode: BAERUM, from: '2024-06-01' },
      both,
    );
    const units = [{ unitId: one.id, expectedVersion: one.version }];
    const input = { units, intoUnitId: into.id, from: '2025-06-01' };
    for (const as of [drammen, await coordinator('baerum')]) expect((await change('merge Units', input, as)).errors).toEqual(['FORBIDDEN']);
    expect(await refusal('merge Units', { ...input, units: [] }, both)).toEqual({ code: 'EMPTY', field: 'units' });
    expect(await refusal('merge Units', { ...input, units: [...units, ...units] }, both)).toEqual({ code: 'INVALID', field: 'units' });
    expect(await refusal('merge Units', { ...input, intoUnitId: one.id }, both)).toEqual({ code: 'INVALID', field: 'units' });
    expect(await refusal('merge Units', { ...input, intoUnitId: 'vestre-viken:unit:none' }, both)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal('merge Units', { ...input, from: '2024-05-01' }, both)).toEqual({ code: 'UNIT_CLOSED', field: 'intoUnitId' });
    expect(await refusal('merge Units', { ...input, from: '2024-06-01' }, both)).toEqual({ code: 'END_BEFORE_START', field: 'from' });
    const stale = [{ unitId: one.id, expectedVersion: one.version + 1 }];
    expect(await refusal('merge Units', { ...input, units: stale }, both)).toEqual({ code: 'STALE_VERSION', field: 'expectedVersion' });
    await appoint(one.id, '2025-06-01');
    expect(await refusal('merge Units', input, both)).toEqual({ code: 'FUTURE_CONFLICT', field: 'from' });
    // Nothing of all that was written.
    expect(await unitOn(one.id, '2026-01-01')).toMatchObject({ version: one.version, validTo: null, successors: [] });
    expect((await unitOn(into.id, '2026-01-01')).predecessors).toEqual([]);
  });
});

describe('a unit is closed', () => {
  it('and its appointments end with it', async () => {
    const unit = await register('Stenges');
    const runs = await appoint(unit.id, '2024-07-01');
    const ended = await appoint(unit.id, '2024-07-01');
    await end(ended, '2024-10-01');
    const input = { unitId: unit.id, expectedVersion: unit.version, date: '2025-01-01' };
    expect(await refusal('close Unit', { ...input, date: '2024-06-01' })).toEqual({ code: 'END_BEFORE_START', field: 'date' });
    expect(await refusal('close Unit', { ...input, date: '2024-05-01' })).toEqual({ code: 'UNIT_CLOSED', field: 'date' });
    expect(await refusal('close Unit', { ...input, date: '2024-07-01' })).toEqual({ code: 'FUTURE_CONFLICT', field: 'date' });
    expect((await change('close Unit', input, await coordinator('baerum'))).errors).toEqual(['FORBIDDEN']);
    const closed = await done('close Unit', input);
    expect(closed.validTo).toBe('2025-01-01');
    expect(await appointmentsOf(runs.nurse)).toMatchObject([{ validTo: '2025-01-01', endReason: 'UNIT_CLOSED', successorId: null }]);
    expect(await appointmentsOf(ended.nurse)).toMatchObject([{ validTo: '2024-10-01', endReason: 'RETIRED' }]);
    expect(await refusal('close Unit', { ...input, expectedVersion: closed.version, date: '2025-02-01' })).toEqual({
      code: 'UNIT_CLOSED',
      field: 'date',
    });
    const late = { unitId: unit.id, role: 'RESOURCE_NURSE', basis: 'FURTHER_EDUCATION', from: '2025-01-01', nurseId: runs.nurse };
    expect((await change('appoint Nurse', late, both, 'appointment { id }')).result?.userErrors).toMatchObject([{ code: 'UNIT_CLOSED' }]);
  });
});
