import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../shared/config.js';
import { openIdentity } from '../../shared/identity/open-identity.js';
import type { DatabaseLocation } from '../../shared/subgraph/database.js';
import { type ChildSubgraph, startChild } from '../kit/child-subgraph.js';
import { compileSources } from '../kit/compile.js';
import { createDice, SEED } from '../kit/dice.js';
import { runSql } from '../kit/sql.js';
import { emptyDatabases, onPostgres } from '../kit/test-database.js';
import { tokenFor } from '../kit/token.js';

/** What was acknowledged outlives the process, which is killed at any moment. */

const ACKNOWLEDGED = 1_000;
const WRITERS = 6;
const OPERATION = 'appointOusNurse';
const APPOINT = `mutation($input: AppointNurseInput!) { ${OPERATION}(input: $input) { appointment { id version validFrom } userErrors { code } } }`;
const REGISTER = 'mutation($input: RegisterUnitInput!) { registerOusUnit(input: $input) { unit { id } userErrors { code } } }';

interface Payload {
  readonly appointment: { readonly id: string; readonly version: number; readonly validFrom: string } | null;
  readonly userErrors: readonly { readonly code: string }[];
}
interface Input {
  readonly idempotencyKey: string;
}
/** A change and its first answer. */
interface Change {
  readonly input: Input;
  readonly payload: Payload;
}

let compiled: string;
let environment: Readonly<Record<string, string>> & { readonly HOP_SECRET: string };
let location: DatabaseLocation;
let editor: string;
let auditor: string;
const children = new Set<ChildSubgraph>();

beforeAll(async () => {
  compiled = compileSources();
  environment = { ...(await emptyDatabases(['ous'])), DEMO: 'off', HOP_SECRET: randomUUID() };
  const config = readConfig(environment, ['ous']);
  location = config.databaseOf('ous');
  const { developmentIssuer: issuer } = await openIdentity(config.identity);
  editor = await tokenFor({ issuer }, [{ role: 'REGION_EDITOR', sector: 'ous' }]);
  auditor = await tokenFor({ issuer }, [{ role: 'AUDITOR', sector: 'ous' }], 'auditor');
}, 240_000);
afterAll(async () => {
  for (const child of children) await child.kill();
});

async function start(): Promise<ChildSubgraph> {
  const child = await startChild(compiled, 'ous', environment);
  children.add(child);
  return child;
}

async function kill(child: ChildSubgraph): Promise<void> {
  await child.kill();
  children.delete(child);
  if (!onPostgres) return;
  // A statement that had reached the server is done with or without its client.
  const others = 'select count(*) as others from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
  await vi.waitUntil(async () => Number((await runSql(location, others))[0]?.others) === 0, { timeout: 10_000 });
}

async function registerUnit(child: ChildSubgraph): Promise<string> {
  const input = { idempotencyKey: 'unit', name: 'Post', serviceType: 'HOSPITAL', network: 'ous', from: '2020-01-01' };
  const { data } = await child.query<{ registerOusUnit: { unit: { id: string } } }>(REGISTER, { input }, editor);
  return data.registerOusUnit.unit.id;
}

const newInput = (unitId: string): Input & Record<string, unknown> => ({
  idempotencyKey: randomUUID(),
  unitId,
  role: 'RESOURCE_NURSE',
  basis: 'FURTHER_EDUCATION',
  from: '2026-01-01',
  person: { name: `Person ${randomUUID()}` },
});

/** The answer to a change; null if the process was gone before it came. */
async function send(child: ChildSubgraph, input: Input): Promise<Payload | null> {
  const answer = await child.query<Record<string, Payload>>(APPOINT, { input }, editor).catch(() => null);
  if (answer === null) return null;
  expect(answer.errors).toBeUndefined();
  expect(answer.data[OPERATION]?.userErrors).toEqual([]);
  return answer.data[OPERATION] ?? null;
}

/** Every change is there with all that belongs to it, or not at all. */
async function mustBeWhole(acknowledged: ReadonlyMap<string, Change>): Promise<void> {
  const receipts = await runSql(location, `select key, object_id, recorded_at from receipt where operation = '${OPERATION}'`);
  const idOf = new Map(receipts.map(({ key, object_id }) => [key, object_id]));
  for (const [key, { payload }] of acknowledged) expect(idOf.get(key), 'an acknowledged change is lost').toBe(payload.appointment?.id);
  const at = receipts.map(({ recorded_at }) => String(recorded_at)).toSorted();
  expect(new Set(at).size).toBe(at.length);
  const instantsOf = async (sql: string) => (await runSql(location, sql)).map(({ at: instant }) => String(instant)).toSorted();
  for (const sql of [
    'select recorded_at as at from appointment_version',
    'select recorded_at as at from nurse_version',
    'select r.recorded_at as at from receipt r join appointment_version a on a.appointment_id = r.object_id and a.recorded_at = r.recorded_at',
    'select a.recorded_at as at from appointment_version a join appointment i on i.id = a.appointment_id join nurse n on n.id = a.nurse_id',
    'select n.recorded_at as at from nurse_version n join pseudonym p on p.subject = n.nurse_id',
    `select at from audit_entry where action = '${OPERATION}'`,
  ])
    expect(await instantsOf(sql), sql).toEqual(at);
}

describe(`a process that is killed while ${WRITERS} write (seed ${SEED})`, () => {
  it(`loses none of ${ACKNOWLEDGED} acknowledged changes, and leaves none half done`, { timeout: 240_000 }, async () => {
    const dice = createDice();
    const acknowledged = new Map<string, Change>();
    let cutOff = 0;
    let child = await start();
    const unitId = await registerUnit(child);
    while (acknowledged.size < ACKNOWLEDGED) {
      const enough = acknowledged.size + 100 + dice(300);
      const delay = dice(25);
      const unknown: Input[] = [];
      const dying = child;
      const write = async () => {
        for (;;) {
          const input = newInput(unitId);
          const payload = await send(dying, input);
          if (payload === null) {
            unknown.push(input);
            return;
          }
          acknowledged.set(input.idempotencyKey, { input, payload });
          if (acknowledged.size === enough) setTimeout(() => void dying.kill(), delay);
        }
      };
      await Promise.all(Array.from({ length: WRITERS }, write));
      await kill(dying);
      await mustBeWhole(acknowledged);

      child = await start();
      cutOff += unknown.length;
      // What nobody knows of is asked for again: done before or not, it is there once.
      for (const input of unknown) {
        const payload = (await send(child, input)) ?? expect.fail('no answer');
        acknowledged.set(input.idempotencyKey, { input, payload });
      }
      const all = [...acknowledged.values()];
      for (let times = 0; times < 10; times += 1) {
        const { input, payload } = all[dice(all.length)] ?? expect.fail('nothing was acknowledged');
        expect(await send(child, input)).toEqual(payload);
      }
    }
    await mustBeWhole(acknowledged);
    expect(cutOff).toBeGreaterThan(0);
    const { data } = await child.query<{ _checkAudit: { brokenAt: number | null } }>('{ _checkAudit { brokenAt } }', {}, auditor);
    expect(data._checkAudit.brokenAt).toBeNull();
  });
});
