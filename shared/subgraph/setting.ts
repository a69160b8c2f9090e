import { randomBytes } from 'node:crypto';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import type { Database } from './database.js';

/** What a subgraph remembers about its own database: cursor key, data version, what was loaded. */
@Entity({ tableName: 'setting' })
export class Setting {
  @PrimaryKey({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  value!: string;
}

/** The table of {@link Setting}, for reads. */
export interface SettingTable {
  setting: { readonly name: string; readonly value: string };
}

/** Reads a setting; null if it was never written. */
export async function readSetting(db: Kysely<SettingTable>, name: string): Promise<string | null> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value ?? null;
}

/** Reads a setting in the caller's transaction; null if it was never written. */
export const readSettingWithin = (em: SqlEntityManager, name: string): Promise<string | null> =>
  readSetting(em.getKysely() as unknown as Kysely<SettingTable>, name);

/** Writes a setting in the caller's transaction. */
export async function writeSetting(em: SqlEntityManager, name: string, value: string): Promise<void> {
  await em.upsert(Setting, { name, value });
}

const CURSOR_KEY = 'cursor-key';

/** The 32 bytes that this subgraph's cursors are sealed with; made at the first start, kept in its own database. */
export async function cursorKey<Tables extends SettingTable>(database: Database<Tables>): Promise<Buffer> {
  return database.write(async (em) => {
    const known = await readSettingWithin(em, CURSOR_KEY);
    if (known !== null) return Buffer.from(known, 'base64');
    const key = randomBytes(32);
    await writeSetting(em, CURSOR_KEY, key.toString('base64'));
    return key;
  });
}

const VERSION = 'data-version';

/** Version of a subgraph's data and when it last changed. */
export interface DataVersion {
  readonly version: string;
  readonly changedAt: string;
}

/** The version of the data now; null before anything was written. */
export async function readDataVersion(db: Kysely<SettingTable>): Promise<DataVersion | null> {
  const text = await readSetting(db, VERSION);
  return text === null ? null : (JSON.parse(text) as DataVersion);
}

/** Reads the version of the data again and again: the statement is made once. */
export function createVersionReader<Tables extends SettingTable>(db: Kysely<Tables>): () => Promise<DataVersion | null> {
  const settings = db as unknown as Kysely<SettingTable>;
  const query = settings.selectFrom('setting').select('value').where('name', '=', VERSION).compile();
  return async () => {
    const [row] = (await settings.executeQuery(query)).rows;
    return row === undefined ? null : (JSON.parse(row.value) as DataVersion);
  };
}

/** Counts the data version up; part of every transaction that changes data. */
export async function raiseDataVersion(em: SqlEntityManager, changedAt: string): Promise<void> {
  const before = await em.findOne(Setting, { name: VERSION });
  const version = before ? Number((JSON.parse(before.value) as DataVersion).version) + 1 : 1;
  await writeSetting(em, VERSION, JSON.stringify({ version: String(version), changedAt } satisfies DataVersion));
}

/**
 * The instant for a transaction's rows: now, and later than whatever was recorded before, also if the clock went back.
 * @param now milliseconds since 1970, for what says itself when it is
 */
export async function nextInstant(em: SqlEntityManager, now = Date.now()): Promise<string> {
  const text = await readSettingWithin(em, VERSION);
  const last = text === null ? 0 : Date.parse((JSON.parse(text) as DataVersion).changedAt);
  return new Date(Math.max(now, last + 1)).toISOString();
}
