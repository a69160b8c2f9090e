import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnswerError, startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { type GrantOfTest, tokenFor } from '../kit/token.js';

interface UserError {
  code: string;
  field: string | null;
  message: string;
  currentVersion: number | null;
}
interface Entry {
  id: string;
  kind: string;
  date: string;
  days: number | null;
  level: string | null;
  topic: string | null;
  evidence: string | null;
  version: number;
  recordedAt: string;
}
interface Adoption {
  id: string;
  tool: string;
  status: string;
  date: string;
  version: number;
}
interface Payload {
  record: Entry | null;
  toolAdoption: Adoption | null;
  acknowledgement: { id: string; documentId: string; documentVersion: string | null; date: string } | null;
  nurse: { name: string; version: number; visibility: string; contact: { email: string | null; phone: string | null } | null } | null;
  request: { id: string; version: number; kind: string; status: string; name: string | null; decisionNote: string | null } | null;
  userErrors: UserError[];
}

const SHOWN = {
  record: 'record { id kind date days level topic evidence version recordedAt }',
  toolAdoption: 'toolAdoption { id tool status date version }',
  acknowledgement: 'acknowledgement { id documentId documentVersion date }',
  nurse: 'nurse { name version visibility contact { email phone } }',
  request: 'request { id version kind status name decisionNote }',
};
const DATE = '2026-03-02';

let graph: TestGraph;
/** A person and her unit in the network drammen. */
let nurse: { id: string };
let unit: { id: string };
/** A unit in the network baerum. */
let foreignUnit: string;
/** Those who may something there, and those who may not. */
let who: Record<'self' | 'leader' | 'coordinator', string>;
let strangers: Record<string, string>;

const token = (role: string, bound: Partial<GrantOfTest> = {}) =>
  tokenFor(graph, [{ role, sector: 'vestre-viken', ...bound }], randomUUID());

async function change(
  mutation: string,
  show: keyof typeof SHOWN,
  input: object,
  as: string | null,
  language = 'en',
): Promise<{ payload: Payload | null; codes: unknown[]; errors: readonly AnswerError[] | undefined }> {
  const [verb, noun] = mutation.split(' ');
  const type = `${verb?.[0]?.toUpperCase()}${verb?.slice(1)}${noun}Input`;
  const field = `${verb}VestreViken${noun}`;
  const { data, errors } = await graph.query<Record<string, Payload | null>>(
    `mutation($input: ${type}!) { ${field}(input: $input) { ${SHOWN[show]} userErrors { code field message currentVersion } } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
    { ...(as ? { as } : {}), language },
  );
  return { payload: data?.[field] ?? null, errors, codes: (errors ?? []).map(({ extensions }) => extensions.code) };
}

/** The codes with which a change is refused to somebody: errors of the request, else `userErrors`. */
async function refusals(mutation: string, show: keyof typeof SHOWN, input: object, as: string | null): Promise<unknown[]> {
  const { payload, codes } = await change(mutation, show, input, as);
  return payload === null ? codes : payload.userErrors.map(({ code, field }) => `${code} ${field}`);
}

async function readNurse<Data>(fields: string, as: string | null, id = nurse.id) {
  const { data, errors } = await graph.query<{ node: Data }>(
    `query($id: ID!) { node(id: $id) { ... on Nurse { ${fields} } } }`,
    { id },
    as ? { as } : {},
  );
  return { node: data?.node, codes: (errors ?? []).map(({ extensions }) => extensions.code) };
}

beforeAll(async () => {
  graph = await startTestGraph();
  const ofNetwork = (slug: string) =>
    graph.query<{ network: { nurses: { edges: { node: { id: string; appointments: { unit: { id: string } }[] } }[] } } }>(
      `{ network(slug: "${slug}") { nurses(first: 5) { edges { node { id appointments { unit { id } } } } } } }`,
    );
  const [drammen, baerum] = await Promise.all([ofNetwork('drammen'), ofNetwork('baerum')]);
  const [first, second] = drammen.data.network.nurses.edges.map(({ node }) => node);
  const [other] = baerum.data.network.nurses.edges.map(({ node }) => node);
  nurse = { id: first?.id ?? '' };
  unit = { id: first?.appointments[0]?.unit.id ?? '' };
  foreignUnit = other?.appointments[0]?.unit.id ?? '';
  who = {
    self: await token('NURSE', { nurse: nurse.id }),
    leader: await token('LEADER', { unit: unit.id }),
    coordinator: await token('COORDINATOR', { network: 'drammen' }),
  };
  strangers = {
    'a colleague': await token('NURSE', { nurse: second?.id ?? '' }),
    'a person of another network': await token('NURSE', { nurse: other?.id ?? '' }),
    'the leader of another unit': await token('LEADER', { unit: foreignUnit }),
    'the coordinator of another network': await token('COORDINATOR', { network: 'baerum' }),
    'the coordinator of another sector': await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }]),
    'the steering group': await token('STEERING'),
    'an administrator': await token('ADMIN'),
    'somebody without a role': await tokenFor(graph, []),
  };
});
afterAll(() => graph.close());

describe('NU-5: internal teaching', () => {
  it('is logged by herself, her leader and her coordinator, once', async () => {
    const input = { idempotencyKey: 'nu-5', nurseId: nurse.id, date: DATE, topic: '  Munnstell  i livets siste dager ' };
    const { payload } = await change('record Teaching', 'record', input, who.self);
    expect(payload).toMatchObject({
      userErrors: [],
      record: { kind: 'INTERNAL_TEACHING', date: DATE, topic: 'Munnstell i livets siste dager', days: null, level: null },
    });
    expect((await change('record Teaching', 'record', input, who.self)).payload).toEqual(payload);
    expect(await refusals('record Teaching', 'record', { ...input, idempotencyKey: 'again' }, who.leader)).toEqual([
      'ALREADY_RECORDED date',
    ]);
    for (const [day, as] of [
      ['2025-11-05', who.leader],
      ['2026-05-06', who.coordinator],
    ] as const) {
      const { payload } = await change('record Teaching', 'record', { ...input, idempotencyKey: day, date: day }, as);
      expect(payload?.userErrors).toEqual([]);
    }
    const { node } = await readNurse<{ all: Entry[]; year: Entry[]; none: Entry[] }>(
      'all: records(kind: INTERNAL_TEACHING) { date } year: records(kind: INTERNAL_TEACHING, year: 2026) { date } none: records(kind: PLACEMENT) { date }',
      who.self,
    );
    expect(node).toEqual({
      all: [{ date: '2026-05-06' }, { date: DATE }, { date: '2025-11-05' }],
      year: [{ date: '2026-05-06' }, { date: DATE }],
      none: [],
    });
  });

  it('refuses what has not happened, says nothing, or names somebody by number', async () => {
    const input = { nurseId: nurse.id, date: DATE, topic: 'ESAS' };
    const refused = (part: object) => refusals('record Teaching', 'record', { ...input, ...part }, who.self);
    expect(await refused({ date: '2999-01-01' })).toEqual(['IN_THE_FUTURE date']);
    expect(await refused({ date: '2026-02-30' })).toEqual(['INVALID_DATE date']);
    expect(await refused({ date: 20260302 })).toEqual(['INVALID_DATE date']);
    expect(await refused({ topic: ' \n ' })).toEqual(['EMPTY topic']);
    expect(await refused({ topic: 'x'.repeat(201) })).toEqual(['TOO_LONG topic']);
    expect(await refused({ topic: 'Pasient 13097248022' })).toEqual(['IDENTITY_NUMBER topic']);
    expect(await refused({ nurseId: 'vestre-viken:nurse:nobody' })).toEqual(['NOT_FOUND nurseId']);
    expect(await refused({ nurseId: "' or 1=1 --" })).toEqual(['NOT_FOUND nurseId']);
  });
});

describe('a placement', () => {
  it('has days and a place, and is over when it is recorded', async () => {
    const input = { nurseId: nurse.id, date: '2026-09-07', days: 3, place: 'Palliativ enhet, Drammen sykehus' };
    const { payload } = await change('record Placement', 'record', input, who.self);
    expect(payload?.record).toMatchObject({ kind: 'PLACEMENT', days: 3, topic: 'Palliativ enhet, Drammen sykehus' });
    const refused = (part: object) => refusals('record Placement', 'record', { ...input, date: '2026-08-03', ...part }, who.leader);
    expect(await refused({ days: 0 })).toEqual(['INVALID days']);
    expect(await refused({ days: -1 })).toEqual(['INVALID days']);
    expect(await refused({ days: 101 })).toEqual(['INVALID days']);
    expect(await refused({ date: new Date().toISOString().slice(0, 10), days: 5 })).toEqual(['IN_THE_FUTURE days']);
    expect(await refused({ place: '' })).toEqual(['EMPTY topic']);
  });
});

describe('LE-3: the annual conversation', () => {
  it('is recorded by her leader or coordinator, as a date alone', async () => {
    const input = { nurseId: nurse.id, date: '2026-01-15' };
    expect(await refusals('record Conversation', 'record', input, who.self)).toEqual(['FORBIDDEN']);
    expect((await change('record Conversation', 'record', input, who.leader)).payload).toMatchObject({
      userErrors: [],
      record: { kind: 'ANNUAL_CONVERSATION', date: '2026-01-15', topic: null, evidence: null },
    });
    expect(await refusals('record Conversation', 'record', input, who.coordinator)).toEqual(['ALREADY_RECORDED date']);
    const { node } = await readNurse<object>('lastConversationOn', who.self);
    expect(node).toEqual({ lastConversationOn: '2026-01-15' });
  });

  it('has no place for text', async () => {
    const { data } = await graph.query<{ __type: { inputFields: { name: string }[] } }>(
      '{ __type(name: "RecordConversationInput") { inputFields { name } } }',
    );
    expect(data.__type.inputFields.map(({ name }) => name).toSorted()).toEqual(['date', 'idempotencyKey', 'nurseId']);
    const { payload } = await change('record Conversation', 'record', { nurseId: nurse.id, date: '2025-01-15' }, who.leader);
    const { id, version } = payload?.record ?? { id: '', version: 0 };
    const correction = { recordId: id, expectedVersion: version, topic: 'Det hun sa' };
    expect(await refusals('correct Record', 'record', correction, who.leader)).toEqual(['INVALID topic']);
  });
});

describe('NU-6: competence and what is missing for level B', () => {
  const missing = async () => {
    const fields = 'competence { level since evidence missing packageOfferedOn packageCompletedOn }';
    const { node, codes } = await readNurse<{ competence: { missing: string[] } }>(fields, who.self);
    expect(codes).toEqual([]);
    return node?.competence;
  };
  const set = async (mutation: string, input: object) => {
    const { payload } = await change(mutation, 'record', { nurseId: nurse.id, ...input }, who.coordinator);
    expect(payload?.userErrors).toEqual([]);
    return payload?.record;
  };

  it('goes from nothing recorded to level B, step by step', async () => {
    expect(await missing()).toEqual({
      level: null,
      since: null,
      evidence: null,
      missing: ['NO_LEVEL', 'PACKAGE_NOT_OFFERED'],
      packageOfferedOn: null,
      packageCompletedOn: null,
    });
    await set('record Package', { date: '2025-02-01', completed: false });
    expect(await missing()).toMatchObject({ missing: ['NO_LEVEL', 'PACKAGE_NOT_COMPLETED'], packageOfferedOn: '2025-02-01' });
    await set('record Competence', { date: '2025-03-01', level: 'A' });
    expect(await missing()).toMatchObject({ level: 'A', since: '2025-03-01', missing: ['BELOW_B', 'PACKAGE_NOT_COMPLETED'] });
    await set('record Package', { date: '2025-06-01', completed: true });
    expect(await missing()).toMatchObject({ missing: ['BELOW_B'], packageCompletedOn: '2025-06-01' });
    await set('record Competence', { date: '2025-09-01', level: 'B' });
    expect(await missing()).toMatchObject({ level: 'B', since: '2025-09-01', missing: ['NO_EVIDENCE'] });
    await set('record Competence', { date: '2026-09-01', level: 'B', evidence: 'Nivå B-kurs' });
    expect(await missing()).toMatchObject({ level: 'B', since: '2025-09-01', evidence: 'Nivå B-kurs', missing: [] });
  });

  it('was what it was on an earlier day', async () => {
    const { data } = await graph.query<{ network: { nurses: { edges: { node: { id: string; competence: object | null } }[] } } }>(
      '{ network(slug: "drammen") { nurses(asOf: "2025-03-31", first: 100) { edges { node { id competence { level missing } } } } } }',
      {},
      { as: who.coordinator },
    );
    const { edges } = data.network.nurses;
    const row = edges.find(({ node }) => node.id === nurse.id);
    expect(row?.node.competence).toEqual({ level: 'A', missing: ['BELOW_B', 'PACKAGE_NOT_COMPLETED'] });
  });

  it('is assessed by the coordinator alone', async () => {
    const input = { nurseId: nurse.id, date: '2026-10-01', level: 'C', evidence: 'Videreutdanning' };
    for (const as of [who.self, who.leader]) {
      expect(await refusals('record Competence', 'record', input, as)).toEqual(['FORBIDDEN']);
      expect(await refusals('record Package', 'record', { nurseId: nurse.id, date: DATE, completed: true }, as)).toEqual(['FORBIDDEN']);
    }
  });
});

describe('an entry of her record', () => {
  const enter = async (date: string) => {
    const { payload } = await change('record Teaching', 'record', { nurseId: nurse.id, date, topic: 'Smerte' }, who.self);
    return payload?.record as Entry;
  };
  const read = async (knownAt: string | null) => {
    const { data } = await graph.query<{ nurses: { edges: { node: { id: string; records: Entry[] | null } }[] } }>(
      'query($knownAt: DateTime) { nurses(filter: { network: "drammen" }, first: 100, knownAt: $knownAt) { edges { node { id ... on Nurse { records { id topic date } } } } } }',
      { knownAt },
      { as: who.self },
    );
    return data.nurses.edges.find(({ node }) => node.id === nurse.id)?.node.records ?? [];
  };

  it('is corrected, and its history kept', async () => {
    const before = await enter('2024-04-04');
    const correction = { recordId: before.id, expectedVersion: before.version, topic: 'Smerte ved demens', date: '2024-04-05' };
    const { payload } = await change('correct Record', 'record', correction, who.leader);
    const { recordedAt, version, ...same } = before;
    expect(payload).toMatchObject({ userErrors: [], record: { ...same, topic: 'Smerte ved demens', date: '2024-04-05' } });
    expect(payload?.record?.version).toBeGreaterThan(version);
    expect(await refusals('correct Record', 'record', correction, who.leader)).toEqual(['STALE_VERSION expectedVersion']);
    expect(await read(recordedAt)).toContainEqual({ id: before.id, topic: 'Smerte', date: '2024-04-04' });
    expect(await read(null)).toContainEqual({ id: before.id, topic: 'Smerte ved demens', date: '2024-04-05' });
  });

  it('is withdrawn: it is gone, except from the history', async () => {
    const before = await enter('2024-06-06');
    const withdrawal = { idempotencyKey: randomUUID(), recordId: before.id, expectedVersion: before.version, withdrawn: true };
    const { payload } = await change('correct Record', 'record', withdrawal, who.self);
    expect(payload).toEqual({ record: null, userErrors: [] });
    expect((await change('correct Record', 'record', withdrawal, who.self)).payload).toEqual({ record: null, userErrors: [] });
    expect((await read(null)).map(({ id }) => id)).not.toContain(before.id);
    expect((await read(before.recordedAt)).map(({ id }) => id)).toContain(before.id);
    expect(await refusals('correct Record', 'record', { ...withdrawal, idempotencyKey: 'w2' }, who.self)).toEqual(['NOT_FOUND recordId']);
    expect((await enter('2024-06-06')).id).not.toBe(before.id);
  });

  it('cannot be corrected into one that is there, into the future, or by those who could not make it', async () => {
    const [a, b] = [await enter('2024-08-08'), await enter('2024-08-09')];
    const refused = (part: object, as: string) =>
      refusals('correct Record', 'record', { recordId: b.id, expectedVersion: b.version, ...part }, as);
    expect(await refused({ date: a.date }, who.self)).toEqual(['ALREADY_RECORDED date']);
    expect(await refused({ date: '2999-01-01' }, who.self)).toEqual(['IN_THE_FUTURE date']);
    expect(await refused({ level: 'C' }, who.self)).toEqual(['INVALID level']);
    expect(await refused({ days: 2 }, who.self)).toEqual(['INVALID days']);
    for (const as of Object.values(strangers)) expect(await refused({ withdrawn: true }, as)).toEqual(['FORBIDDEN']);
    const { node } = await readNurse<{ records: Entry[] }>('records(kind: COMPETENCE_LEVEL) { id version }', who.self);
    const [level] = node?.records ?? [];
    const upgrade = { recordId: level?.id, expectedVersion: level?.version, level: 'C' };
    expect(await refusals('correct Record', 'record', upgrade, who.self)).toEqual(['FORBIDDEN']);
  });
});

describe('a person’s own record', () => {
  const FIELDS = 'id competence { level } records { kind } lastConversationOn';

  it('is read by herself, her leader and her coordinator', async () => {
    for (const as of Object.values(who)) {
      const { node, codes } = await readNurse<{ records: object[] }>(FIELDS, as);
      expect(codes).toEqual([]);
      expect(node).toMatchObject({ competence: { level: 'B' }, lastConversationOn: '2026-01-15' });
      expect(node?.records.length).toBeGreaterThan(5);
    }
  });

  it('is read and written by nobody else', async () => {
    for (const [name, as] of [...Object.entries(strangers), ['nobody', null] as const]) {
      const { node, codes } = await readNurse<object>(FIELDS, as);
      expect(node, name).toEqual({ id: nurse.id, competence: null, records: null, lastConversationOn: null });
      expect(codes, name).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
      const code = as === null ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      const input = { nurseId: nurse.id, date: DATE };
      expect(await refusals('record Teaching', 'record', { ...input, topic: 'x' }, as), name).toEqual([code]);
      expect(await refusals('record Placement', 'record', { ...input, days: 1, place: 'x' }, as), name).toEqual([code]);
      expect(await refusals('record Conversation', 'record', input, as), name).toEqual([code]);
      expect(await refusals('record Competence', 'record', { ...input, level: 'B' }, as), name).toEqual([code]);
      expect(await refusals('record Package', 'record', { ...input, completed: true }, as), name).toEqual([code]);
    }
  });
});

describe('somebody who goes on to another network', () => {
  const appointed = async (input: object, as: string) => {
    const query = `mutation($input: AppointNurseInput!) { appointVestreVikenNurse(input: $input) {
      appointment { id version unit { nurses { id name } } } userErrors { code } } }`;
    const whole = { idempotencyKey: randomUUID(), role: 'RESOURCE_NURSE', basis: 'FURTHER_EDUCATION', ...input };
    const { data } = await graph.query<{
      appointVestreVikenNurse: { appointment: { id: string; version: number; unit: { nurses: { id: string; name: string }[] } } };
    }>(query, { input: whole }, { as });
    return data.appointVestreVikenNurse.appointment;
  };

  it('is written about by her last coordinator, until she has another', async () => {
    const baerum = strangers['the coordinator of another network'] ?? '';
    const person = { name: 'Gro Går Videre', visibility: 'PUBLIC' };
    const first = await appointed({ unitId: unit.id, from: '2025-01-01', person }, who.coordinator);
    const id = first.unit.nurses.find(({ name }) => name === 'Gro Går Videre')?.id ?? '';
    const write = (date: string, as: string) => refusals('record Teaching', 'record', { nurseId: id, date, topic: 'x' }, as);
    expect(await write('2025-02-01', who.leader)).toEqual([]);
    expect(await write('2025-02-01', baerum)).toEqual(['FORBIDDEN']);
    const end = { appointmentId: first.id, expectedVersion: first.version, date: '2025-03-01', reason: 'OTHER' };
    const ended = await graph.query<{ endVestreVikenAppointment: { userErrors: object[] } }>(
      'mutation($input: EndAppointmentInput!) { endVestreVikenAppointment(input: $input) { userErrors { code } } }',
      { input: { idempotencyKey: randomUUID(), ...end } },
      { as: who.coordinator },
    );
    expect(ended.data.endVestreVikenAppointment.userErrors).toEqual([]);
    expect(await write('2025-02-02', who.leader)).toEqual(['FORBIDDEN']);
    expect(await write('2025-02-02', who.coordinator)).toEqual([]);
    await appointed({ unitId: foreignUnit, from: '2999-01-01', nurseId: id }, await token('REGION_EDITOR'));
    expect(await write('2025-02-03', who.coordinator)).toEqual(['FORBIDDEN']);
    expect(await write('2025-02-03', baerum)).toEqual([]);
    expect(await write('2025-02-04', await token('REGION_EDITOR'))).toEqual([]);
  });
});

describe('LE-2: a governing document is acknowledged', () => {
  it('gives a receipt with its date, which the network sees', async () => {
    const input = {
      unitId: unit.id,
      documentId: 'vestre-viken-cooperation-agreement-document',
      documentVersion: '2024',
      date: '2026-02-03',
    };
    const { payload } = await change('acknowledge Document', 'acknowledgement', input, who.leader);
    expect(payload).toMatchObject({
      userErrors: [],
      acknowledgement: { documentId: input.documentId, documentVersion: '2024', date: '2026-02-03' },
    });
    const refused = (part: object) => refusals('acknowledge Document', 'acknowledgement', { ...input, ...part }, who.coordinator);
    expect(await refused({})).toEqual(['ALREADY_RECORDED documentId']);
    expect(await refused({ date: '2026-02-04' })).toEqual([]);
    expect(await refused({ date: '2999-02-04' })).toEqual(['IN_THE_FUTURE date']);
    expect(await refused({ date: '1900-02-04' })).toEqual(['UNIT_CLOSED date']);
    expect(await refused({ documentId: 'Samarbeidsavtale!' })).toEqual(['INVALID documentId']);
    expect(await refused({ documentId: ' ' })).toEqual(['EMPTY documentId']);
    expect(await refused({ unitId: 'vestre-viken:unit:none' })).toEqual(['NOT_FOUND unitId']);
    expect(await readUnit('acknowledgements { documentVersion date }', strangers['a colleague'] ?? '')).toEqual({
      node: {
        acknowledgements: [
          { documentVersion: '2024', date: '2026-02-04' },
          { documentVersion: '2024', date: '2026-02-03' },
        ],
      },
      codes: [],
    });
  });
});

describe('LE-6: a unit’s use of a tool', () => {
  const set = (part: object, as: string | null = who.leader) =>
    change('set ToolAdoption', 'toolAdoption', { unitId: unit.id, tool: 'ESAS', ...part }, as);
  const codesOf = async (part: object, as: string | null = who.leader) =>
    refusals('set ToolAdoption', 'toolAdoption', { unitId: unit.id, tool: 'ESAS', ...part }, as);
  const current = async () => {
    const { node } = await readUnit<{ toolAdoptions: Adoption[] }>('toolAdoptions { id tool status date version }', who.leader);
    return node?.toolAdoptions ?? [];
  };

  it('is set by its leader, and earlier states stay', async () => {
    expect(await current()).toEqual([]);
    const first = await set({ status: 'PLANNED', date: '2026-01-01' });
    expect(first.payload).toMatchObject({ userErrors: [], toolAdoption: { tool: 'ESAS', status: 'PLANNED', date: '2026-01-01' } });
    const version = first.payload?.toolAdoption?.version;
    expect(await codesOf({ status: 'IN_USE', date: '2026-02-01' })).toEqual(['STALE_VERSION expectedVersion']);
    expect(await codesOf({ status: 'PLANNED', date: '2026-02-01', expectedVersion: version })).toEqual(['ALREADY_RECORDED status']);
    const second = await set({ status: 'IN_USE', date: '2026-02-01', expectedVersion: version }, who.coordinator);
    expect(second.payload?.userErrors).toEqual([]);
    expect(await current()).toEqual([second.payload?.toolAdoption]);
    const { data } = await graph.query<{ network: { units: { edges: { node: { id: string; toolAdoptions: Adoption[] } }[] } } }>(
      '{ network(slug: "drammen") { units(asOf: "2026-01-15", first: 100) { edges { node { id toolAdoptions { status } } } } } }',
      {},
      { as: who.coordinator },
    );
    const then = data.network.units.edges.find(({ node }) => node.id === unit.id);
    expect(then?.node.toolAdoptions).toEqual([{ status: 'PLANNED' }]);
  });

  it('takes a state from before, replaces one of the same day, and takes back a mistake', async () => {
    const [latest] = await current();
    const expectedVersion = latest?.version;
    const added = await set({ status: 'STOPPED', date: '2025-01-01', expectedVersion });
    expect(added.payload?.userErrors).toEqual([]);
    // Who read it before has not seen that, though the state of today is the same.
    expect(await codesOf({ status: 'STOPPED', date: '2026-02-01', expectedVersion })).toEqual(['STALE_VERSION expectedVersion']);
    const newest = added.payload?.toolAdoption?.version;
    expect(await current()).toEqual([{ ...latest, version: newest }]);
    const replaced = await set({ status: 'STOPPED', date: '2026-02-01', expectedVersion: newest });
    expect(replaced.payload?.toolAdoption).toMatchObject({ id: latest?.id, status: 'STOPPED' });
    const version = replaced.payload?.toolAdoption?.version;
    const taken = await set({ status: 'STOPPED', date: '2026-02-01', expectedVersion: version, withdrawn: true });
    expect(taken.payload).toEqual({ toolAdoption: null, userErrors: [] });
    const [before] = await current();
    expect(before).toMatchObject({ status: 'PLANNED', date: '2026-01-01' });
    const again = { status: 'STOPPED', date: '2026-02-01', expectedVersion: before?.version, withdrawn: true };
    expect(await codesOf(again)).toEqual(['NOT_FOUND date']);
    for (const read of [expectedVersion, newest, version])
      expect(await codesOf({ ...again, withdrawn: false, expectedVersion: read })).toEqual(['STALE_VERSION expectedVersion']);
  });

  it('is neither set nor seen by others; those of the network see it', async () => {
    const { 'a colleague': colleague, 'the steering group': steering, ...others } = strangers;
    for (const as of [colleague, steering]) {
      expect(await codesOf({ status: 'IN_USE', date: DATE }, as)).toEqual(['FORBIDDEN']);
      const { node, codes } = await readUnit<{ toolAdoptions: Adoption[] }>('toolAdoptions { status }', as ?? null);
      expect({ node, codes }).toEqual({ node: { toolAdoptions: [{ status: 'PLANNED' }] }, codes: [] });
    }
    for (const [name, as] of [...Object.entries(others), ['nobody', null] as const]) {
      const code = as === null ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      expect(await codesOf({ status: 'IN_USE', date: DATE }, as), name).toEqual([code]);
      const receipt = { unitId: unit.id, documentId: 'x', date: DATE };
      expect(await refusals('acknowledge Document', 'acknowledgement', receipt, as), name).toEqual([code]);
      expect(await readUnit('toolAdoptions { status } acknowledgements { date }', as), name).toEqual({
        node: { toolAdoptions: null, acknowledgements: null },
        codes: ['FORBIDDEN', 'FORBIDDEN'],
      });
    }
  });
});

describe('NU-1: my own entry', () => {
  const version = async () => (await readNurse<{ version: number }>('version', who.self)).node?.version ?? 0;

  it('has its contact changed at once, by herself or her coordinator', async () => {
    const change1 = { nurseId: nurse.id, expectedVersion: await version(), email: 'ny@demo.invalid', phone: '+47 00 00 00 01' };
    const { payload } = await change('update Contact', 'nurse', change1, who.self);
    expect(payload).toMatchObject({ userErrors: [], nurse: { contact: { email: 'ny@demo.invalid', phone: '+47 00 00 00 01' } } });
    expect(await refusals('update Contact', 'nurse', change1, who.self)).toEqual(['STALE_VERSION expectedVersion']);
    expect((await readNurse<object>('contact { email phone }', who.leader)).node).toEqual({
      contact: { email: 'ny@demo.invalid', phone: '+47 00 00 00 01' },
    });
    const change2 = { nurseId: nurse.id, expectedVersion: await version(), phone: '' };
    expect((await change('update Contact', 'nurse', change2, who.coordinator)).payload?.nurse?.contact).toEqual({
      email: 'ny@demo.invalid',
      phone: null,
    });
    const now = await version();
    const refused = (part: object, as: string | null = who.self) =>
      refusals('update Contact', 'nurse', { nurseId: nurse.id, expectedVersion: now, ...part }, as);
    expect(await refused({ email: 'ingen krøllalfa' })).toEqual(['INVALID email']);
    expect(await refused({ phone: 'ring meg' })).toEqual(['INVALID phone']);
    for (const as of [...Object.values(strangers), who.leader]) expect(await refused({ email: '' }, as)).toEqual(['FORBIDDEN']);
    expect(await refused({ email: '' }, null)).toEqual(['UNAUTHENTICATED']);
    expect(await version()).toBe(now);
  });

  it('has its name corrected on approval by the coordinator', async () => {
    const proposal = { nurseId: nurse.id, name: 'Åse Ny Etternavn', note: 'Jeg har giftet meg.' };
    const { payload } = await change('propose Correction', 'request', proposal, who.self);
    expect(payload).toMatchObject({ userErrors: [], request: { kind: 'CORRECTION', status: 'REQUESTED', name: 'Åse Ny Etternavn' } });
    const request = payload?.request ?? { id: '', version: 0 };
    expect(await refusals('propose Correction', 'request', proposal, who.self)).toEqual(['ALREADY_RECORDED null']);
    expect(await refusals('propose Correction', 'request', { nurseId: nurse.id, name: ' ' }, who.self)).toEqual(['EMPTY name']);
    for (const as of [...Object.values(strangers), who.leader, who.coordinator])
      expect(await refusals('propose Correction', 'request', proposal, as)).toEqual(['FORBIDDEN']);
    const decision = { requestId: request.id, expectedVersion: request.version, approve: true, note: 'Gratulerer' };
    for (const as of [...Object.values(strangers), who.leader, who.self])
      expect(await refusals('decide Correction', 'request', decision, as)).toEqual(['FORBIDDEN']);
    expect((await readNurse<{ name: string }>('name', who.self)).node?.name).not.toBe('Åse Ny Etternavn');
    const decided = await change('decide Correction', 'request', decision, who.coordinator);
    expect(decided.payload).toMatchObject({ userErrors: [], request: { status: 'APPROVED', decisionNote: 'Gratulerer' } });
    expect((await readNurse<object>('name requests { status name }', who.self)).node).toMatchObject({
      name: 'Åse Ny Etternavn',
      requests: [{ status: 'APPROVED', name: 'Åse Ny Etternavn' }],
    });
    expect(await refusals('decide Correction', 'request', decision, who.coordinator)).toEqual(['STALE_VERSION expectedVersion']);
    const late = { ...decision, expectedVersion: decided.payload?.request?.version };
    expect(await refusals('decide Correction', 'request', late, who.coordinator)).toEqual(['WRONG_STATE requestId']);
  });

  it('is found by its new name, and was called otherwise before', async () => {
    const { data } = await graph.query<{ network: { nurses: { edges: { node: { id: string; name: string } }[] } } }>(
      '{ network(slug: "drammen") { nurses(first: 100) { edges { node { id name } } } } }',
      {},
      { as: who.coordinator },
    );
    const rows = data.network.nurses.edges.map(({ node }) => node);
    const at = rows.findIndex(({ id }) => id === nurse.id);
    const compare = new Intl.Collator('nb').compare;
    expect(compare(rows[at - 1]?.name ?? '', 'Åse Ny Etternavn')).toBeLessThanOrEqual(0);
    const past = await graph.query<typeof data>(
      '{ network(slug: "drammen") { nurses(asOf: "2026-11-01", first: 100) { edges { node { id name } } } } }',
      {},
      { as: who.coordinator },
    );
    const then = past.data.network.nurses.edges.find(({ node }) => node.id === nurse.id);
    expect(then?.node.name).not.toBe('Åse Ny Etternavn');
  });

  it('keeps its name when the correction is declined, or was a note alone', async () => {
    for (const [part, approve] of [
      [{ name: 'Feil Navn' }, false],
      [{ note: 'Rollen er feil' }, true],
    ] as const) {
      const { payload } = await change('propose Correction', 'request', { nurseId: nurse.id, ...part }, who.self);
      const { id, version } = payload?.request ?? { id: '', version: 0 };
      const decision = { requestId: id, expectedVersion: version, approve };
      expect((await change('decide Correction', 'request', decision, who.coordinator)).payload?.userErrors).toEqual([]);
      expect((await readNurse<object>('name', who.self)).node).toEqual({ name: 'Åse Ny Etternavn' });
    }
  });
});

describe('NU-3: what is public', () => {
  it('is her choice, and holds for the very next question', async () => {
    const read = async () => {
      const fields = 'version name visibility contact { email } contactHidden';
      return (await readNurse<{ version: number; name: string | null }>(fields, null)).node;
    };
    let expectedVersion: number | undefined = (await read())?.version;
    for (const [visibility, seen] of [
      ['PUBLIC', { name: 'Åse Ny Etternavn', contact: { email: 'ny@demo.invalid' }, contactHidden: null }],
      ['PRIVATE', { name: null, contact: null, contactHidden: 'PRIVATE' }],
      ['NETWORK', { name: null, contact: null, contactHidden: 'NETWORK_ONLY' }],
      ['PUBLIC', { name: 'Åse Ny Etternavn' }],
    ] as const) {
      const input = { nurseId: nurse.id, expectedVersion, visibility };
      const { payload } = await change('set Visibility', 'nurse', input, visibility === 'NETWORK' ? who.coordinator : who.self);
      expect(payload).toMatchObject({ userErrors: [], nurse: { visibility, name: 'Åse Ny Etternavn' } });
      expect(await read()).toMatchObject({ visibility, ...seen });
      expectedVersion = payload?.nurse?.version;
    }
    const input = { nurseId: nurse.id, expectedVersion, visibility: 'PRIVATE' };
    for (const as of [...Object.values(strangers), who.leader])
      expect(await refusals('set Visibility', 'nurse', input, as)).toEqual(['FORBIDDEN']);
    expect(await refusals('set Visibility', 'nurse', input, null)).toEqual(['UNAUTHENTICATED']);
  });
});

async function readUnit<Data = object>(fields: string, as: string | null) {
  const { data, errors } = await graph.query<{ node: Data }>(
    `query($id: ID!) { node(id: $id) { ... on Unit { ${fields} } } }`,
    { id: unit.id },
    as ? { as } : {},
  );
  return { node: data?.node, codes: (errors ?? []).map(({ extensions }) => extensions.code) };
}
