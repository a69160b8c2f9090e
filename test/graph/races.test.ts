import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../shared/config.js';
import { openIdentity } from '../../shared/identity/open-identity.js';
import type { DatabaseLocation } from '../../shared/subgraph/database.js';
import { type ChildSubgraph, startChild } from '../kit/child-subgraph.js';
import { compileSources } from '../kit/compile.js';
import { createDice, SEED } from '../kit/dice.js';
import { runSql } from '../kit/sql.js';
import { emptyDatabases } from '../kit/test-database.js';
import { type GrantOfTest, tokenFor } from '../kit/token.js';

/** Two processes over one database, and clients who ask both for the same at the same time. */

interface Appointment {
  readonly id: string;
  readonly version: number;
  readonly basis: string;
}
interface Payload {
  readonly appointment: Appointment | null;
  readonly userErrors: readonly { readonly code: string; readonly field: string | null; readonly currentVersion: number | null }[];
}
interface Sent {
  readonly payload: Payload | null;
  readonly codes: readonly unknown[];
}

const TYPES = { appointOusNurse: 'AppointNurseInput', changeOusAppointment: 'ChangeAppointmentInput' } as const;
const BASES = ['FURTHER_EDUCATION', 'PARTICULAR_INTEREST'];
const ISSUER = 'urn:resource-nurse:development';

let environment: Readonly<Record<string, string>> & { readonly HOP_SECRET: string };
let compiled: string;
let location: DatabaseLocation;
let here: ChildSubgraph;
let there: ChildSubgraph;
let unitId: string;
let editor: string;
let token: (grants: readonly GrantOfTest[], subject: string) => Promise<string>;

beforeAll(async () => {
  compiled = compileSources();
  environment = { ...(await emptyDatabases(['ous'])), DEMO: 'off', HOP_SECRET: randomUUID() };
  const config = readConfig(environment, ['ous']);
  location = config.databaseOf('ous');
  const { developmentIssuer: issuer } = await openIdentity(config.identity);
  token = (grants, subject) => tokenFor({ issuer }, grants, subject);
  editor = await token([{ role: 'REGION_EDITOR', sector: 'ous' }], 'editor');
  [here, there] = await Promise.all([startChild(compiled, 'ous', environment), startChild(compiled, 'ous', environment)]);
  const input = { idempotencyKey: 'unit', name: 'Post', serviceType: 'HOSPITAL', network: 'ous', from: '2020-01-01' };
  const { data } = await here.query<{ registerOusUnit: { unit: { id: string } } }>(
    'mutation($input: RegisterUnitInput!) { registerOusUnit(input: $input) { unit { id } } }',
    { input },
    editor,
  );
  unitId = data.registerOusUnit.unit.id;
}, 240_000);
afterAll(() => Promise.all([here.kill(), there.kill()]));

async function send(child: ChildSubgraph, name: keyof typeof TYPES, input: object, as = editor): Promise<Sent> {
  const { data, errors } = await child.query<Record<string, Payload | null> | null>(
    `mutation($input: ${TYPES[name]}!) { ${name}(input: $input) { appointment { id version basis } userErrors { code field currentVersion } } }`,
    { input },
    as,
  );
  return { payload: data?.[name] ?? null, codes: errors?.map(({ extensions }) => extensions.code) ?? [] };
}

const newInput = (key: string = randomUUID()) => ({
  idempotencyKey: key,
  unitId,
  role: 'RESOURCE_NURSE',
  basis: 'FURTHER_EDUCATION',
  from: '2026-01-01',
  person: { name: 'Kari', email: null, phone: '+47 00 00 00 00' },
});

async function appoint(): Promise<Appointment> {
  const { payload } = await send(here, 'appointOusNurse', newInput());
  return payload?.appointment ?? expect.fail(JSON.stringify(payload));
}

const count = async (sql: string) => Number((await runSql(location, `select count(*) as rows from ${sql}`))[0]?.rows);
const change = ({ id, version }: Appointment, basis: string, idempotencyKey: string = randomUUID()) => ({
  idempotencyKey,
  appointmentId: id,
  expectedVersion: version,
  basis,
});

describe(`clients that change one record at once, at two processes (seed ${SEED})`, () => {
  it('never win both: all others are told so, and what the version is now', async () => {
    const dice = createDice();
    let before = await appoint();
    for (let round = 0; round < 40; round += 1) {
      const inputs = Array.from({ length: 2 + dice(4) }, () => change(before, BASES[dice(2)] ?? ''));
      const answers = await Promise.all(inputs.map((input, index) => send(index % 2 ? here : there, 'changeOusAppointment', input)));
      const winners = answers.flatMap(({ payload }) => payload?.appointment ?? []);
      expect(winners).toHaveLength(1);
      const [after = before] = winners;
      const refusals = answers.flatMap(({ payload }) => payload?.userErrors ?? []);
      expect(refusals).toEqual(
        inputs.slice(1).map(() => ({ code: 'STALE_VERSION', field: 'expectedVersion', currentVersion: after.version })),
      );
      before = after;
    }
    const id = `where appointment_id = '${before.id}'`;
    expect(await count(`appointment_version ${id}`)).toBe(41);
    expect(await count(`appointment_version ${id} and superseded_at is null`)).toBe(1);
    expect(await count("audit_entry where action = 'changeOusAppointment'")).toBe(40);
  });

  it('and every change has an instant of its own, in the order in which they were made', async () => {
    const rows = await runSql(location, 'select at from audit_entry order by sequence');
    const instants = rows.map(({ at }) => String(at));
    expect(instants).toEqual([...new Set(instants)].toSorted());
  });
});

describe('an idempotency key', () => {
  it('that is sent 20 times at once is one change, and gives 20 equal answers', async () => {
    for (let round = 0; round < 3; round += 1) {
      const [persons, lines] = [await count('nurse'), await count('audit_entry')];
      const input = newInput();
      const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => send(index % 2 ? here : there, 'appointOusNurse', input)));
      expect(answers[0]).toMatchObject({ codes: [], payload: { userErrors: [], appointment: { id: expect.any(String) } } });
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect([await count('nurse'), await count('audit_entry')]).toEqual([persons + 1, lines + 1]);
    }
  });

  it('of two persons is two changes', async () => {
    const input = newInput();
    const other = await token([{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }], 'another');
    const [one, two] = await Promise.all([send(here, 'appointOusNurse', input), send(there, 'appointOusNurse', input, other)]);
    expect(one.payload?.appointment?.id).not.toBe(two.payload?.appointment?.id ?? one.payload?.appointment?.id);
  });

  it('gives the first result after a restart, though others have changed the object since', async () => {
    const input = newInput();
    const first = await send(here, 'appointOusNurse', input);
    const appointment = first.payload?.appointment ?? expect.fail('not appointed');
    const changing = change(appointment, 'PARTICULAR_INTEREST');
    const second = await send(there, 'changeOusAppointment', changing);
    const third = await send(here, 'changeOusAppointment', change(second.payload?.appointment ?? appointment, 'FURTHER_EDUCATION'));
    expect(third.payload?.userErrors).toEqual([]);
    await there.kill();
    there = await startChild(compiled, 'ous', environment);
    for (const child of [here, there]) {
      expect(await send(child, 'appointOusNurse', input)).toEqual(first);
      // Its version is long stale: what was done is done.
      expect(await send(child, 'changeOusAppointment', changing)).toEqual(second);
    }
  });

  it('that was used for something else is refused', async () => {
    const input = newInput();
    const first = await send(here, 'appointOusNurse', input);
    const [persons, lines] = [await count('nurse'), await count('audit_entry')];
    const refused = { appointment: null, userErrors: [{ code: 'KEY_REUSED', field: 'idempotencyKey', currentVersion: null }] };
    for (const other of [{ from: '2026-01-02' }, { person: { ...input.person, name: 'kari' } }, { replaces: 'ous:appointment:1' }])
      expect((await send(there, 'appointOusNurse', { ...input, ...other })).payload).toEqual(refused);
    const appointment = first.payload?.appointment ?? expect.fail('not appointed');
    const elsewhere = await send(here, 'changeOusAppointment', change(appointment, 'PARTICULAR_INTEREST', input.idempotencyKey));
    expect(elsewhere.payload).toEqual(refused);
    expect([await count('nurse'), await count('audit_entry')]).toEqual([persons, lines]);
  });

  it('is the same change whatever the order of the fields, and with null where a field was left out', async () => {
    const { idempotencyKey, person, ...rest } = newInput();
    const first = await send(here, 'appointOusNurse', { idempotencyKey, person, ...rest });
    expect(first.payload?.userErrors).toEqual([]);
    const { email: _email, ...withoutEmail } = person;
    for (const same of [
      { ...Object.fromEntries(Object.entries(rest).toReversed()), person: Object.fromEntries(Object.entries(person).toReversed()) },
      { ...rest, person: withoutEmail, nurseId: null },
      { replaces: null, person: { ...person, visibility: null }, ...rest },
    ])
      expect(await send(there, 'appointOusNurse', { ...same, idempotencyKey })).toEqual(first);
  });

  it('of a change that was refused is free for the next try', async () => {
    const input = newInput();
    const refused = await send(here, 'appointOusNurse', { ...input, unitId: 'ous:unit:none' });
    expect(refused.payload?.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await send(there, 'appointOusNurse', input)).payload?.userErrors).toEqual([]);
  });
});

/** Holds every writer up, until what is handed back is done; changes the database before it lets them go. */
async function holdWriters(): Promise<(lastly: string) => Promise<void>> {
  if ('url' in location) {
    const client = new pg.Client({ connectionString: location.url });
    await client.connect();
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(7205517)');
    return async (lastly) => {
      await client.query(lastly);
      await client.query('commit');
      await client.end();
    };
  }
  const db = new DatabaseSync(location.file, { timeout: 10_000 });
  db.exec('begin immediate');
  return async (lastly) => {
    db.exec(`${lastly}; commit`);
    db.close();
  };
}

describe('a grant that is taken away', () => {
  it('counts no more from that very moment on, also for a change that was asked for before', async () => {
    const subject = 'soon-nobody';
    const as = await token([], subject);
    const admin = await token([{ role: 'ADMIN', sector: 'ous' }], 'admin');
    const granted = await here.query<{ grantOusRole: { roleGrant: { id: string } } }>(
      'mutation($input: GrantRoleInput!) { grantOusRole(input: $input) { roleGrant { id } userErrors { code } } }',
      { input: { idempotencyKey: randomUUID(), subject: `sub:${ISSUER}|${subject}`, role: 'COORDINATOR', network: 'ous' } },
      admin,
    );
    expect((await send(here, 'appointOusNurse', newInput(), as)).payload?.userErrors).toEqual([]);
    const persons = await count('nurse');

    const letGo = await holdWriters();
    const asked = Promise.all([here, there].map((child) => send(child, 'appointOusNurse', newInput(), as)));
    // Long enough for both to find out who asks, and to wait for their turn.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const now = new Date().toISOString();
    await letGo(`update role_grant_version set superseded_at = '${now}' where grant_id = '${granted.data.grantOusRole.roleGrant.id}'`);
    for (const answer of await asked) expect(answer).toEqual({ payload: null, codes: ['FORBIDDEN'] });
    expect(await count('nurse')).toBe(persons);
  });
});
