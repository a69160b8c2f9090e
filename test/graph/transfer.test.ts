import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Fate, type RelayedGraph, startRelayedGraph } from '../kit/relayed-graph.js';
import type { Answer } from '../kit/test-graph.js';
import { type GrantOfTest, tokenFor } from '../kit/token.js';

interface Payload {
  transfer: { status: string; from: { id: string } | null; to: { id: string; name: string | null } | null; date: string } | null;
  userErrors: { code: string; field: string | null }[];
}
interface Person {
  id: string;
  name: string | null;
  visibility: string;
  demo: boolean;
  contact: { email: string | null; phone: string | null } | null;
  network: { slug: string } | null;
  appointments: { unit: { id: string }; validFrom: string; validTo: string | null; endReason: string | null }[];
  transfers: { id: string; direction: string; status: string; otherSector: string; otherNurseId: string | null; date: string }[];
}

const DATE = '2026-03-01';
const TRANSFER = `mutation($input: TransferNurseInput!) { transferNurse(input: $input) {
  transfer { status date from { id } to { id ... on Nurse { name } } } userErrors { code field } } }`;
const PERSON = `query($id: ID!) { node(id: $id) { id ... on Nurse { name visibility demo contact { email phone } network { slug }
  appointments(all: true) { unit { id } validFrom validTo endReason }
  transfers { id direction status otherSector otherNurseId date } } } }`;
const DRAMMEN: GrantOfTest = { role: 'COORDINATOR', sector: 'vestre-viken', network: 'drammen' };
const OUS: GrantOfTest = { role: 'COORDINATOR', sector: 'ous', network: 'ous' };

let graph: RelayedGraph;
let coordinator: string;
/** Persons of Drammen with one appointment each, and units of OUS. */
let people: Person[];
let units: string[];
beforeAll(async () => {
  graph = await startRelayedGraph();
  coordinator = await tokenFor(graph, [DRAMMEN, OUS]);
  const rows = await query<{ nurses: { edges: { node: { id: string } }[] }; units: { edges: { node: { id: string } }[] } }>(
    `{ nurses(filter: { network: "drammen" }, first: 60, asOf: "${DATE}") { edges { node { id } } }
       units(filter: { network: "ous" }, first: 5, asOf: "${DATE}") { edges { node { id } } } }`,
  );
  units = rows.data.units.edges.map(({ node }) => node.id);
  const all = await Promise.all(rows.data.nurses.edges.map(({ node }) => personOf(node.id)));
  people = all.filter(
    ({ appointments: [first, ...more], visibility }) => !more.length && first?.validTo === null && visibility === 'PUBLIC',
  );
  expect(people.length).toBeGreaterThan(12);
});
afterEach(() => {
  graph.onRequest = () => 'ARRIVES';
});
afterAll(() => graph.close());

async function query<Data>(text: string, variables: object = {}, as?: string): Promise<Answer<Data>> {
  const response = await fetch(`${graph.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(as === undefined ? {} : { authorization: `Bearer ${as}` }) },
    body: JSON.stringify({ query: text, variables }),
  });
  return { status: response.status, ...((await response.json()) as Omit<Answer<Data>, 'status'>) };
}

/** @param as who asks; the coordinator of both owners unless said otherwise */
async function personOf(id: string, as = coordinator): Promise<Person> {
  const { data, errors } = await query<{ node: Person }>(PERSON, { id }, as);
  expect(errors).toBeUndefined();
  return data.node;
}

async function versionOf(id: string): Promise<number> {
  return (await query<{ node: { version: number } }>(`{ node(id: "${id}") { ... on Nurse { version } } }`)).data.node.version;
}

function nextPerson(): Person {
  const person = people.pop();
  if (!person) throw new Error('no person is left');
  return person;
}

const inputFor = (person: Person, more: object = {}) => ({
  idempotencyKey: randomUUID(),
  nurseId: person.id,
  toUnitId: units[0],
  role: 'RESOURCE_NURSE',
  basis: 'FURTHER_EDUCATION',
  date: DATE,
  reason: 'LEFT_WORKPLACE',
  ...more,
});

async function transfer(input: object, as: string | null = coordinator) {
  const { data, errors } = await query<{ transferNurse: Payload | null }>(TRANSFER, { input }, as ?? undefined);
  return { payload: data?.transferNurse ?? null, errors: errors?.map(({ extensions: { code, sector } }) => ({ code, sector })) };
}

async function completed(input: object, as: string = coordinator): Promise<string> {
  const { payload, errors } = await transfer(input, as);
  expect(errors).toBeUndefined();
  expect(payload).toMatchObject({ userErrors: [], transfer: { status: 'COMPLETED' } });
  return payload?.transfer?.to?.id as string;
}

/** How many persons both owners count together on some days. */
const DAYS = ['2026-02-01', '2026-02-28', DATE, '2026-03-02', '2026-12-31'];
async function counts(): Promise<number[]> {
  const fields = DAYS.map((day, i) => `d${i}: nurses(filter: {}, asOf: "${day}") { totalCount complete }`).join(' ');
  const { data, errors } = await query<Record<string, { totalCount: number; complete: boolean }>>(`{ ${fields} }`);
  expect(errors).toBeUndefined();
  expect(Object.values(data).every(({ complete }) => complete)).toBe(true);
  return DAYS.map((_day, i) => data[`d${i}`]?.totalCount ?? -1);
}

/** The persons that OUS has taken in from somebody. */
async function takenIn(person: Person): Promise<number> {
  const { data } = await query<{ nurses: { edges: { node: Person }[] } }>(
    `{ nurses(filter: { network: "ous" }, first: 100, asOf: "${DATE}") { edges { node { id ... on Nurse { name transfers { otherNurseId } } } } } }`,
    {},
    coordinator,
  );
  const page = data.nurses.edges.filter(({ node }) => node.transfers.some(({ otherNurseId }) => otherNurseId === person.id));
  const { data: units0 } = await query<{ node: { nurses: Person[] } }>(
    `query($id: ID!) { node(id: $id) { ... on Unit { nurses(asOf: "2026-12-31") { id transfers { otherNurseId } } } } }`,
    { id: units[0] },
    coordinator,
  );
  const there = units0.node.nurses.filter(({ transfers }) => transfers.some(({ otherNurseId }) => otherNurseId === person.id));
  return new Set([...page.map(({ node }) => node.id), ...there.map(({ id }) => id)]).size;
}

describe('a person moves to another owner', () => {
  it('with name, contact and visibility; each owner has a record that names the other, and she is counted once on every day', async () => {
    const person = nextPerson();
    const before = await counts();
    const input = inputFor(person);
    const id = await completed(input);
    expect(id).toMatch(/^ous:nurse:/);

    const [old, there] = [await personOf(person.id), await personOf(id)];
    expect(there).toMatchObject({ name: person.name, contact: person.contact, visibility: 'PUBLIC', demo: true, network: { slug: 'ous' } });
    expect(there.appointments).toEqual([{ unit: { id: units[0] }, validFrom: DATE, validTo: null, endReason: null }]);
    expect(old.appointments).toMatchObject([{ validFrom: person.appointments[0]?.validFrom, validTo: DATE, endReason: 'LEFT_WORKPLACE' }]);
    const part = { id: old.transfers[0]?.id, status: 'COMPLETED', date: DATE };
    expect(old.transfers).toEqual([{ ...part, direction: 'OUT', otherSector: 'ous', otherNurseId: id }]);
    expect(there.transfers).toEqual([{ ...part, direction: 'IN', otherSector: 'vestre-viken', otherNurseId: person.id }]);
    expect(await counts()).toEqual(before);

    expect(await completed(input)).toBe(id);
    expect(await takenIn(person)).toBe(1);
  });

  it('once: neither again, nor from an earlier day', async () => {
    const person = nextPerson();
    await completed(inputFor(person));
    for (const date of [DATE, '2026-02-01', '2026-04-01']) {
      const { payload, errors } = await transfer(inputFor(person, { date }));
      expect(errors).toBeUndefined();
      expect(payload).toMatchObject({ transfer: null, userErrors: [{ code: 'WRONG_STATE', field: 'date' }] });
    }
    expect(await takenIn(person)).toBe(1);
  });

  it('with what she hides, which stays hidden', async () => {
    const { data } = await query<{ nurses: { edges: { node: Person }[] } }>(
      `{ nurses(filter: { network: "drammen" }, first: 100, asOf: "${DATE}") { edges { node { id ... on Nurse { visibility
         appointments(all: true) { validFrom validTo } } } } } }`,
    );
    const hidden = data.nurses.edges
      .map(({ node }) => node)
      .filter(({ appointments: [first, ...more] }) => !more.length && !first?.validTo);
    for (const visibility of ['NETWORK', 'PRIVATE']) {
      const found = hidden.find((candidate) => candidate.visibility === visibility);
      if (!found) throw new Error(`no person is ${visibility}`);
      const person = await personOf(found.id, coordinator);
      expect(person.name).not.toBeNull();
      const id = await completed(inputFor(person));
      const { data } = await query<{ node: Person }>(PERSON, { id });
      // Else her move would name the record of one who hides, by the record of one who did not.
      expect(data.node).toMatchObject({ name: null, contact: null, visibility, transfers: null });
      expect(await personOf(id, await tokenFor(graph, [OUS]))).toMatchObject({ name: person.name, contact: person.contact, visibility });
    }
  });

  it('as nobody sees but herself and those whose business she is, at each owner for itself', async () => {
    const person = nextPerson();
    const id = await completed(inputFor(person, { date: '2099-01-01' }));
    const TRANSFERS = 'query($id: ID!) { node(id: $id) { ... on Nurse { transfers { otherNurseId } } } }';
    const seen = async (nurse: string, as?: string) => {
      const { data, errors } = await query<{ node: Pick<Person, 'transfers'> }>(TRANSFERS, { id: nurse }, as);
      return data.node.transfers?.map(({ otherNurseId }) => otherNurseId) ?? errors?.map(({ extensions }) => extensions.code);
    };
    const baerum = await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'vestre-viken', network: 'baerum' }]);
    const self = await tokenFor(graph, [{ role: 'NURSE', sector: 'vestre-viken', nurse: person.id }]);
    for (const as of [undefined, baerum, await tokenFor(graph, [OUS])]) expect(await seen(person.id, as)).toEqual(['FORBIDDEN']);
    for (const as of [self, await tokenFor(graph, [DRAMMEN])]) expect(await seen(person.id, as)).toEqual([id]);
    for (const as of [undefined, self, await tokenFor(graph, [DRAMMEN])]) expect(await seen(id, as)).toEqual(['FORBIDDEN']);
    expect(await seen(id, await tokenFor(graph, [OUS]))).toEqual([person.id]);
  });

  it('and back: she gets the record that she left, and is one person with all that is known of her', async () => {
    const person = nextPerson();
    const unit = person.appointments[0]?.unit.id ?? '';
    const there = await completed(inputFor(person));
    const before = await counts();
    // Meanwhile she has another address.
    const version = await versionOf(there);
    const contact = { nurseId: there, expectedVersion: version, email: 'tilbake@demo.invalid' };
    const { errors } = await query<object>(
      'mutation($input: UpdateContactInput!) { updateOusContact(input: $input) { userErrors { code } } }',
      { input: { idempotencyKey: randomUUID(), ...contact } },
      coordinator,
    );
    expect(errors).toBeUndefined();
    const input = inputFor(await personOf(there), { toUnitId: unit, date: '2026-06-01' });
    expect(await completed(input)).toBe(person.id);
    const back = await personOf(person.id);
    expect(back).toMatchObject({ name: person.name, contact: { email: 'tilbake@demo.invalid' }, visibility: 'PUBLIC', demo: true });
    expect(back.appointments.map((one) => [one.unit.id, one.validFrom, one.validTo])).toEqual([
      [unit, person.appointments[0]?.validFrom, DATE],
      [unit, '2026-06-01', null],
    ]);
    expect(back.transfers.map(({ direction, status, otherNurseId }) => [direction, status, otherNurseId])).toEqual([
      ['OUT', 'COMPLETED', there],
      ['IN', 'COMPLETED', there],
    ]);
    expect((await personOf(there)).transfers.map(({ direction, status }) => [direction, status])).toEqual([
      ['IN', 'COMPLETED'],
      ['OUT', 'COMPLETED'],
    ]);
    expect(await counts()).toEqual(before);
    // And there again, as the one that she was there.
    expect(await completed(inputFor(back, { date: '2026-09-01' }))).toBe(there);
    expect((await personOf(there)).appointments.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
      [DATE, '2026-06-01'],
      ['2026-09-01', null],
    ]);
  });

  it('and back as another record, if she was appointed with the first one since: that is its coordinator’s', async () => {
    const person = nextPerson();
    const unit = person.appointments[0]?.unit.id ?? '';
    const there = await completed(inputFor(person));
    const again = { unitId: unit, nurseId: person.id, role: 'RESOURCE_NURSE', basis: 'FURTHER_EDUCATION', from: '2026-05-01' };
    const { errors } = await query<object>(
      'mutation($input: AppointNurseInput!) { appointVestreVikenNurse(input: $input) { userErrors { code } } }',
      { input: { idempotencyKey: randomUUID(), ...again } },
      coordinator,
    );
    expect(errors).toBeUndefined();
    const back = await completed(inputFor(await personOf(there), { toUnitId: unit, date: '2026-06-01' }));
    expect(back).toMatch(/^vestre-viken:nurse:/);
    expect(back).not.toBe(person.id);
    expect((await personOf(person.id)).appointments).toHaveLength(2);
  });
});

describe('a transfer that is broken off', () => {
  it('because the receiving owner stops after the first step goes on when it is back, by the same key', async () => {
    const person = nextPerson();
    const before = await counts();
    graph.onRequest = async (sector, body): Promise<Fate> => {
      if (sector === 'ous' && body.includes('_receiveTransfer')) await graph.stop('ous');
      return 'ARRIVES';
    };
    const input = inputFor(person);
    expect(await transfer(input)).toEqual({ payload: null, errors: [{ code: 'SECTOR_UNAVAILABLE', sector: 'ous' }] });
    graph.onRequest = () => 'ARRIVES';
    const old = await personOf(person.id);
    expect(old.transfers).toMatchObject([{ direction: 'OUT', status: 'STARTED', otherNurseId: null }]);
    expect(old.appointments).toEqual(person.appointments);
    // What the move ends must still be there when it goes on.
    const { data } = await query<{ node: { appointments: { id: string; version: number }[] } }>(
      `{ node(id: "${person.id}") { ... on Nurse { appointments(all: true) { id version } } } }`,
    );
    const [{ id: appointmentId, version: expectedVersion } = expect.fail('none')] = data.node.appointments;
    const { data: answer } = await query<{ withdrawVestreVikenAppointment: Payload }>(
      'mutation($input: WithdrawAppointmentInput!) { withdrawVestreVikenAppointment(input: $input) { userErrors { code field } } }',
      { input: { idempotencyKey: randomUUID(), appointmentId, expectedVersion } },
      coordinator,
    );
    expect(answer.withdrawVestreVikenAppointment.userErrors).toEqual([{ code: 'WRONG_STATE', field: 'appointmentId' }]);
    // Still silent: nothing more happens.
    expect((await transfer(input)).errors).toEqual([{ code: 'SECTOR_UNAVAILABLE', sector: 'ous' }]);

    await graph.start('ous');
    await completed(input);
    expect(await takenIn(person)).toBe(1);
    expect(await counts()).toEqual(before);
  });

  it.each([
    ['the answer of the first step is lost', 'vestre-viken', '_startTransfer', 'ANSWER_LOST'],
    ['the second step is lost', 'ous', '_receiveTransfer', 'LOST'],
    ['the answer of the second step is lost', 'ous', '_receiveTransfer', 'ANSWER_LOST'],
    ['the third step is lost', 'vestre-viken', '_completeTransfer', 'LOST'],
    ['the answer of the third step is lost', 'vestre-viken', '_completeTransfer', 'ANSWER_LOST'],
  ] as const)('because %s goes on, and nothing is doubled', async (_what, sector, step, fate) => {
    const person = nextPerson();
    const before = await counts();
    const input = inputFor(person);
    graph.onRequest = (to, body) => (to === sector && body.includes(step) ? fate : 'ARRIVES');
    expect((await transfer(input)).errors).toEqual([{ code: 'SECTOR_UNAVAILABLE', sector }]);
    graph.onRequest = () => 'ARRIVES';
    const id = await completed(input);
    expect(await completed(input)).toBe(id);
    expect(await takenIn(person)).toBe(1);
    expect((await personOf(person.id)).transfers).toHaveLength(1);
    expect(await counts()).toEqual(before);
  });

  it('is taken up by another coordinator with a key of her own', async () => {
    const person = nextPerson();
    graph.onRequest = (_sector, body) => (body.includes('_completeTransfer') ? 'LOST' : 'ARRIVES');
    expect((await transfer(inputFor(person))).errors).toHaveLength(1);
    graph.onRequest = () => 'ARRIVES';
    const other = await tokenFor(graph, [DRAMMEN, OUS], 'another');
    const { payload } = await transfer(inputFor(person, { toUnitId: units[1] }), other);
    expect(payload).toMatchObject({ transfer: { status: 'STARTED', to: null }, userErrors: [{ code: 'WRONG_STATE', field: 'toUnitId' }] });
    const elsewhere = await tokenFor(graph, [DRAMMEN, { role: 'COORDINATOR', sector: 'lovisenberg', network: 'lovisenberg' }], 'third');
    const { data } = await query<{ units: { edges: { node: { id: string } }[] } }>(
      '{ units(filter: { network: "lovisenberg" }, first: 1) { edges { node { id } } } }',
    );
    const third = await transfer(inputFor(person, { toUnitId: data.units.edges[0]?.node.id }), elsewhere);
    expect(third.payload).toMatchObject({ transfer: null, userErrors: [{ code: 'WRONG_STATE', field: 'toUnitId' }] });
    await completed(inputFor(person), other);
    expect(await takenIn(person)).toBe(1);
    const old = await personOf(person.id);
    expect(old.transfers).toMatchObject([{ status: 'COMPLETED', otherSector: 'ous' }]);
    expect(old.appointments[0]?.validTo).toBe(DATE);
  });

  it('may go to another unit of the same owner, if she was not taken in', async () => {
    const person = nextPerson();
    graph.onRequest = (_sector, body) => (body.includes('_receiveTransfer') ? 'LOST' : 'ARRIVES');
    expect((await transfer(inputFor(person))).errors).toHaveLength(1);
    graph.onRequest = () => 'ARRIVES';
    const id = await completed(inputFor(person, { toUnitId: units[1], date: '2026-04-01' }));
    expect((await personOf(id)).appointments).toMatchObject([{ unit: { id: units[1] }, validFrom: '2026-04-01' }]);
    expect((await personOf(person.id)).transfers).toMatchObject([{ status: 'COMPLETED', date: '2026-04-01' }]);
  });
});

describe('a transfer is refused, and nothing is begun', () => {
  const untouched = async (person: Person) => expect((await personOf(person.id)).transfers).toEqual([]);

  it('to who does not coordinate both networks', async () => {
    const person = nextPerson();
    const baerum: GrantOfTest = { ...DRAMMEN, network: 'baerum' };
    for (const [grants, sector] of [
      [[DRAMMEN], 'ous'],
      [[OUS], 'vestre-viken'],
      [[baerum, OUS], 'vestre-viken'],
      [[{ role: 'LEADER', sector: 'ous', unit: units[0] ?? '' }, DRAMMEN], 'ous'],
      [[], 'ous'],
    ] as [GrantOfTest[], string][])
      expect(await transfer(inputFor(person), await tokenFor(graph, grants))).toEqual({
        payload: null,
        errors: [{ code: 'FORBIDDEN', sector }],
      });
    expect((await transfer(inputFor(person), null)).errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
    await untouched(person);
    people.push(person);
  });

  it('to who does not coordinate every network that she leaves, and over an appointment that is to come', async () => {
    const person = nextPerson();
    const { data } = await query<{ units: { edges: { node: { id: string } }[] } }>(
      '{ units(filter: { network: "baerum" }, first: 2) { edges { node { id } } } }',
    );
    const editor = await tokenFor(graph, [{ role: 'REGION_EDITOR', sector: 'vestre-viken' }, OUS], 'editor');
    const appoint = (unitId: string | undefined, from: string) =>
      query<{ result: { appointment: { id: string }; userErrors: [] } }>(
        `mutation($input: AppointNurseInput!) { result: appointVestreVikenNurse(input: $input) { appointment { id } userErrors { code } } }`,
        {
          input: { idempotencyKey: randomUUID(), nurseId: person.id, unitId, role: 'RESOURCE_NURSE', basis: 'FURTHER_EDUCATION', from },
        },
        editor,
      );
    expect((await appoint(data.units.edges[0]?.node.id, '2026-01-01')).data.result.userErrors).toEqual([]);
    expect((await transfer(inputFor(person))).errors).toEqual([{ code: 'FORBIDDEN', sector: 'vestre-viken' }]);
    expect((await appoint(data.units.edges[1]?.node.id, DATE)).data.result.userErrors).toEqual([]);
    expect((await transfer(inputFor(person), editor)).payload).toEqual({
      transfer: null,
      userErrors: [{ code: 'FUTURE_CONFLICT', field: 'date' }],
    });
    await untouched(person);
    const id = await completed(inputFor(person, { date: '2026-03-02' }), editor);
    expect((await personOf(person.id)).appointments.map(({ validTo }) => validTo)).toEqual(['2026-03-02', '2026-03-02', '2026-03-02']);
    expect((await personOf(id)).appointments).toHaveLength(1);
  });

  it.each([
    ['a unit that is not there', { toUnitId: 'ous:unit:none' }, 'NOT_FOUND', 'toUnitId'],
    ['a unit of nobody', { toUnitId: 'nobody:unit:none' }, 'NOT_FOUND', 'toUnitId'],
    ['a person in the unit’s place', { toUnitId: 'ous:nurse:none' }, 'NOT_FOUND', 'toUnitId'],
    ['a unit of the same owner', { toUnitId: 'vestre-viken:unit:x' }, 'INVALID', 'toUnitId'],
    ['a unit that is not there yet', { date: '1900-01-01' }, 'UNIT_CLOSED', 'toUnitId'],
    ['a person who is not there', { nurseId: 'vestre-viken:nurse:none' }, 'NOT_FOUND', 'nurseId'],
    ['a day that does not exist', { date: '2026-02-30' }, 'INVALID_DATE', 'date'],
    ['no key', { idempotencyKey: ' ' }, 'EMPTY', 'idempotencyKey'],
  ])('for %s', async (_what, wrong, code, field) => {
    const person = nextPerson();
    const { payload, errors } = await transfer(inputFor(person, wrong));
    expect(errors).toBeUndefined();
    expect(payload).toEqual({ transfer: null, userErrors: [{ code, field }] });
    await untouched(person);
    people.push(person);
  });

  it('by the same key for something else', async () => {
    const [one, other] = [nextPerson(), nextPerson()];
    const input = inputFor(one);
    await completed(input);
    expect((await transfer({ ...input, nurseId: other.id })).payload?.userErrors).toEqual([
      { code: 'KEY_REUSED', field: 'idempotencyKey' },
    ]);
    expect((await transfer({ ...input, role: 'RESOURCE_PERSON' })).payload?.userErrors).toEqual([
      { code: 'KEY_REUSED', field: 'idempotencyKey' },
    ]);
    await untouched(other);
    people.push(other);
  });

  it('by its steps themselves: clients do not see them', async () => {
    for (const step of ['_startTransfer', '_receiveTransfer', '_completeTransfer'])
      expect((await query(`mutation { ${step}(input: {}) { userErrors { code } } }`, {}, coordinator)).errors?.[0]?.extensions.code).toBe(
        'GRAPHQL_VALIDATION_FAILED',
      );
  });
});
