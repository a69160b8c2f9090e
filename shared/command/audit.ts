import { createHash, randomBytes } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import { readWithin } from '../subgraph/database.js';
import { readSetting, readSettingWithin, type SettingTable, writeSetting } from '../subgraph/setting.js';
import { AuditEntry, type CommandTables, Pseudonym } from './command.entities.js';

/** What is to be written into the audit; everything that names a person is a pseudonym already. */
export type AuditFacts = Omit<AuditEntry, 'sequence' | 'hash'>;

const reading = (em: SqlEntityManager) => readWithin<CommandTables>(em);

/** The pseudonym of a caller or person; a new random one if she has none. */
export async function pseudonymOf(em: SqlEntityManager, subject: string): Promise<string> {
  const known = await readPseudonym(reading(em), subject);
  if (known !== null) return known;
  const pseudonym = `p-${randomBytes(9).toString('base64url')}`;
  await em.insert(Pseudonym, { pseudonym, subject });
  return pseudonym;
}

/** The pseudonym of a caller or person; null if she has none. */
export async function readPseudonym(db: Kysely<CommandTables>, subject: string): Promise<string | null> {
  const row = await db.selectFrom('pseudonym').select('pseudonym').where('subject', '=', subject).executeTakeFirst();
  return row?.pseudonym ?? null;
}

/** Where the audit ends, kept apart from it: else nobody would notice that its last lines were deleted. */
const HEAD = 'audit-head';
type Head = Pick<AuditEntry, 'sequence' | 'hash'>;
const headOf = (text: string | null): Head => (text === null ? { sequence: 0, hash: '' } : (JSON.parse(text) as Head));

/** Adds lines to the audit, in the caller's transaction: after where it ended, whatever the table says now. */
export async function appendAudit(em: SqlEntityManager, lines: readonly AuditFacts[]): Promise<void> {
  let { sequence, hash } = headOf(await readSettingWithin(em, HEAD));
  const entries = lines.map((facts) => {
    sequence += 1;
    hash = chain(hash, { ...facts, sequence });
    return { ...facts, sequence, hash };
  });
  await em.insertMany(AuditEntry, entries);
  await writeSetting(em, HEAD, JSON.stringify({ sequence, hash } satisfies Head));
}

/** Hash of a line: SHA-256 over the hash before it and its own facts, so that no line can be changed, left out or put in. */
function chain(before: string, { sequence, at, actor, action, object, subject, network, fields }: Omit<AuditEntry, 'hash'>): string {
  return createHash('sha256')
    .update(JSON.stringify([before, sequence, at, actor, action, object, subject, network, fields]))
    .digest('hex');
}

const BATCH = 1_000;

/**
 * Looks whether the audit is whole.
 * @returns the number of the first line that does not follow from the one before it, is missing, or was put in; null if all is well
 */
export async function findBreak(db: Kysely<CommandTables & SettingTable>): Promise<number | null> {
  let hash = '';
  let sequence = 0;
  for (let known = 0; ; ) {
    const entries = await readAfter(db, sequence);
    for (const entry of entries) {
      sequence += 1;
      hash = chain(hash, entry);
      if (entry.sequence !== sequence || entry.hash !== hash) return sequence;
    }
    if (entries.length === BATCH) continue;
    if (sequence < known) return sequence + 1;
    const head = headOf(await readSetting(db, HEAD));
    if (head.sequence < sequence) return head.sequence + 1;
    if (head.sequence === sequence) return head.hash === hash ? null : sequence;
    // Lines that were added meanwhile, if they are there.
    known = head.sequence;
  }
}

const readAfter = (db: Kysely<CommandTables>, sequence: number) =>
  db.selectFrom('auditEntry').selectAll().where('sequence', '>', sequence).orderBy('sequence').limit(BATCH).execute();
