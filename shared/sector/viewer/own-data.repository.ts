import type { Kysely } from 'kysely';
import { readPseudonym } from '../../command/audit.js';
import type { AuditEntry } from '../../command/command.entities.js';
import type { SectorTables } from '../tables.js';

/** Tables with a column that names a person: whatever a new one holds about her belongs into her own export. */
const TABLES = [
  'nurseVersion',
  'appointmentVersion',
  'participationVersion',
  'nurseRecordVersion',
  'requestVersion',
  'transferVersion',
  'roleGrantVersion',
] as const;

/** Everything that this owner holds about a person, superseded states too, by table. */
export async function readOwnData(db: Kysely<SectorTables>, nurseId: string): Promise<Record<string, readonly object[]>> {
  const data: Record<string, readonly object[]> = {};
  for (const table of TABLES)
    data[table] = await db.selectFrom(table).selectAll().where('nurseId', '=', nurseId).orderBy('version').execute();
  const appointments = await db
    .selectFrom('appointmentVersion')
    .select('appointmentId')
    .distinct()
    .where('nurseId', '=', nurseId)
    .execute();
  const ids = [nurseId, ...appointments.map(({ appointmentId }) => appointmentId)];
  data.verification = await db.selectFrom('verification').selectAll().where('objectId', 'in', ids).orderBy('id').execute();
  data.audit = await readAccessLog(db, nurseId);
  return data;
}

/** The lines of the audit about a person, newest first: who looked at or changed her data. */
export async function readAccessLog(db: Kysely<SectorTables>, nurseId: string, limit?: number): Promise<Readonly<AuditEntry>[]> {
  const pseudonym = await readPseudonym(db, nurseId);
  if (pseudonym === null) return [];
  return db
    .selectFrom('auditEntry')
    .selectAll()
    .where('subject', '=', pseudonym)
    .orderBy('sequence', 'desc')
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .execute();
}
