import { createHash, randomBytes } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import { readWithin } from '../subgraph/database.js';
import { readSetting, readSettingWithin, type SettingTable, writeSetting } from '../subgraph/setting.js';
import { AuditEntry, type CommandTables, Pseudonym } from './command.entities.js';

/** What is to be written into the audit; everything that names a person is a pseudonym already. */
export type AuditFacts = Omit<AuditEntry, 'sequence' | 'hash'>;

const reading = (em: SqlEntityManager) => readWithin<CommandTables>(em);

/**
 * The pseudonym of a caller or person; a new random one if she has none.
 * @param keys all that name her: whoever signs in another way is still the same, as long as one key is the same
 */
export async function pseudonymOf(em: SqlEntityManager, keys: readonly string[]): Promise<string> {
  const known = await readPseudonyms(reading(em), keys);
  const pseudonym = keys.map((key) => known.get(key)).find((value) => value !== undefined) ?? `p-${randomBytes(9).toString('base64url')}`;
  for (const subject of keys) if (!known.has(subject)) await em.insert(Pseudonym, { subject, pseudonym });
  return pseudonym;
}

/** The pseudonyms of some callers or persons, by their keys; who has none is left out. */
export async function readPseudonyms(db: Kysely<CommandTables>, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await db.selectFrom('pseudonym').selectAll().where('subject', 'in', keys).execute();
  return new Map(rows.map(({ subject, pseudonym }) => [subject, pseudonym]));
}

/** The setting that holds where the audit ends: without it, lines cut off at the end would leave no trace. */
const HEAD = 'audit-head';

/** Number and hash of the last line. */
interface Head {
  readonly sequence: number;
  readonly hash: string;
}

const headOf = (setting: string | null): Head => (setting === null ? { sequence: 0, hash: '' } : (JSON.parse(setting) as Head));

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
  db
    .selectFrom('auditEntry')
    .selectAll()
    .$if(sequence > 0, (query) => query.where('sequence', '>', sequence))
    .orderBy('sequence')
    .limit(BATCH)
    .execute();
