import type { Kysely } from 'kysely';
import type { ChangeEntry } from './change.entity.js';
import type { CommandTables } from './command.entities.js';
import type { AnyTables } from './find-changes.js';
import { readHead } from './journal.js';
import type { MirrorPosition, SnapshotPlace } from './mirror-position.js';
import { isPublic, nameSql, objectsOf, type PublicTables } from './public-facts.js';

/** What to read of an owner's public changes. */
export interface ChangeSearch {
  readonly position: MirrorPosition;
  /** Types that are wanted; null for all. */
  readonly types: readonly string[] | null;
  readonly limit: number;
}

/** A change, and where the mirror stands after it. */
export interface ReadChange {
  readonly entry: ChangeEntry;
  readonly position: MirrorPosition;
}

/** Changes after a position, in order. */
export interface ChangesRead {
  readonly changes: readonly ReadChange[];
  /** Where the mirror stands after all that there is now; null if more follows. */
  readonly end: MirrorPosition | null;
}

/**
 * Reads one owner's changes after a position: first the objects that are there, if it is within a snapshot, then the journal.
 * @returns null if the journal never came so far: the database is an older copy of the one that the position is of
 */
export async function readChanges(
  db: Kysely<never>,
  tables: PublicTables,
  { position, types, limit }: ChangeSearch,
): Promise<ChangesRead | null> {
  const commands = db as unknown as Kysely<CommandTables>;
  const head = await readHead(commands);
  if (typeof position.after === 'number' && position.after > head) return null;
  // The snapshot is of now: what the journal says of before is in it.
  const start = position.snapshot === 'begin' ? { ...position, after: head } : position;
  const objects = await readSnapshot(db as unknown as Kysely<AnyTables>, tables, { position: start, types, limit });
  const changes: ReadChange[] = objects.map((entry) => ({ entry, position: { ...start, snapshot: [entry.type, entry.objectId] } }));
  const lines = await readJournal(commands, { position: start, types, limit: limit - changes.length });
  for (const entry of lines) changes.push({ entry, position: { journal: start.journal, after: entry.sequence, snapshot: null } });
  if (changes.length >= limit) return { changes, end: null };
  return { changes, end: { journal: start.journal, after: Math.max(head, lines.at(-1)?.sequence ?? 0), snapshot: null } };
}

async function readJournal(db: Kysely<CommandTables>, { position: { after }, types, limit }: ChangeSearch): Promise<ChangeEntry[]> {
  if (limit <= 0) return [];
  return db
    .selectFrom('changeEntry')
    .selectAll()
    .$if(typeof after === 'number', (query) => query.where('sequence', '>', Number(after)))
    .$if(typeof after === 'string', (query) => query.where('at', '>', String(after)))
    .$if(types !== null, (query) => query.where('type', 'in', types ?? []))
    .orderBy('sequence')
    .limit(limit)
    .execute();
}

async function readSnapshot(db: Kysely<AnyTables>, tables: PublicTables, { position, types, limit }: ChangeSearch): Promise<ChangeEntry[]> {
  const { snapshot, recordedAfter } = position;
  if (snapshot === null) return [];
  const [doneType, doneId]: SnapshotPlace = snapshot === 'begin' ? ['', ''] : snapshot;
  const entries: ChangeEntry[] = [];
  for (const { type, table, facts } of objectsOf(tables)) {
    if (type < doneType || (types !== null && !types.includes(type)) || entries.length >= limit) continue;
    const name = nameSql(facts, table);
    const rows = await db
      .selectFrom(table)
      .select(({ fn }) => [name.as('id'), fn.max('recordedAt').as('at')])
      .where('supersededAt', 'is', null)
      .where(isPublic(facts))
      .$if(type === doneType, (query) => query.where(name, '>', doneId))
      .groupBy(name)
      .$if(recordedAfter !== undefined, (query) => query.having(({ fn }) => fn.max('recordedAt'), '>', String(recordedAfter)))
      .orderBy(name)
      .limit(limit - entries.length)
      .execute();
    const there = { sequence: 0, kind: 'CREATED', type, network: null, action: null, actor: null } as const;
    entries.push(...rows.map(({ id, at }) => ({ ...there, objectId: String(id), at: String(at) })));
  }
  return entries;
}
