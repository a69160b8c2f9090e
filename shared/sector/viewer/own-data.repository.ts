import type { Kysely } from 'kysely';
import { readPseudonyms } from '../../command/audit.js';
import type { AuditEntry } from '../../command/command.entities.js';
import type { SectorTables } from '../tables.js';

/** Tables whose every row about a person names her: whatever a new one holds about her belongs into her own export. */
const TABLES = ['nurseVersion', 'appointmentVersion', 'participationVersion', 'nurseRecordVersion', 'transferVersion'] as const;

/** Whose data it is: the person in the roster, and the names under which she signs in. */
export interface Self {
  readonly nurseId: string;
  readonly keys: readonly string[];
}

/** Everything that this owner holds about a person, superseded states too, by table. */
export async function readOwnData(db: Kysely<SectorTables>, { nurseId, keys }: Self): Promise<Record<string, readonly object[]>> {
  const data: Record<string, readonly object[]> = {};
  for (const table of TABLES)
    data[table] = await db.selectFrom(table).selectAll().where('nurseId', '=', nurseId).orderBy('version').execute();
  // Of a request, also states from before she was in the roster, which have her name alone.
  const ofHer = db.selectFrom('requestVersion').select('requestId').where('nurseId', '=', nurseId);
  data.requestVersion = await db.selectFrom('requestVersion').selectAll().where('requestId', 'in', ofHer).orderBy('version').execute();
  data.roleGrantVersion = await db
    .selectFrom('roleGrantVersion')
    .selectAll()
    .where(({ or, eb }) => or([eb('nurseId', '=', nurseId), eb('subject', 'in', keys)]))
    .orderBy('version')
    .execute();
  const appointments = db.selectFrom('appointmentVersion').select('appointmentId').where('nurseId', '=', nurseId);
  data.verification = await db
    .selectFrom('verification')
    .selectAll()
    .where(({ or, eb }) => or([eb('objectId', '=', nurseId), eb('objectId', 'in', appointments)]))
    .orderBy('id')
    .execute();
  const actors = db
    .selectFrom('pseudonym')
    .select('pseudonym')
    .where('subject', 'in', [nurseId, ...keys]);
  data.changeEntry = await db
    .selectFrom('changeEntry')
    .selectAll()
    .where(({ or, eb }) => or([eb('objectId', '=', nurseId), eb('objectId', 'in', appointments), eb('actor', 'in', actors)]))
    .orderBy('sequence')
    .execute();
  const all = { ...data, ...(await readTraces(db, [nurseId, ...keys])) };
  return Object.fromEntries(Object.entries(all).map(([table, rows]) => [table, rows.map(withBooleans)]));
}

/** SQLite gives numbers for booleans. */
const withBooleans = (row: object): object => ('demo' in row ? { ...row, demo: Boolean(row.demo) } : row);

/** What was written about her and about what she did, where she has pseudonyms. */
async function readTraces(db: Kysely<SectorTables>, subjects: readonly string[]): Promise<Record<string, readonly object[]>> {
  const ofHer = db.selectFrom('pseudonym').select('pseudonym').where('subject', 'in', subjects);
  return {
    pseudonym: await db.selectFrom('pseudonym').selectAll().where('subject', 'in', subjects).orderBy('pseudonym').execute(),
    receipt: await db.selectFrom('receipt').selectAll().where('actor', 'in', ofHer).orderBy('recordedAt').execute(),
    auditEntry: await db
      .selectFrom('auditEntry')
      .selectAll()
      .where(({ or, eb }) => or([eb('subject', 'in', ofHer), eb('actor', 'in', ofHer)]))
      .orderBy('sequence', 'desc')
      .execute(),
  };
}

/** The lines of the audit about a person, newest first: who looked at or changed her data. */
export async function readAccessLog(db: Kysely<SectorTables>, nurseId: string, limit: number): Promise<Readonly<AuditEntry>[]> {
  const pseudonym = (await readPseudonyms(db, [nurseId])).get(nurseId) ?? null;
  if (pseudonym === null) return [];
  return db.selectFrom('auditEntry').selectAll().where('subject', '=', pseudonym).orderBy('sequence', 'desc').limit(limit).execute();
}
