import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Kysely, sql } from 'kysely';
import { readWithin } from '../subgraph/database.js';
import { ChangeEntry } from './change.entity.js';
import type { CommandTables } from './command.entities.js';
import type { AnyTables, FoundChange } from './find-changes.js';
import { isPublic, nameSql, objectsOf, type PublicTables } from './public-facts.js';

const BATCH = 500;

/** When a change was made, and by whom. */
export type Deed = Pick<ChangeEntry, 'at' | 'action' | 'actor'>;

/** Adds changes to the journal, in the caller's transaction. Transactions run one at a time, so numbers follow upon each other. */
export async function appendChanges(em: SqlEntityManager, changes: readonly FoundChange[], deed: Deed): Promise<void> {
  if (changes.length === 0) return;
  const before = await readHead(readWithin<CommandTables>(em));
  const entries = changes.map((change, i) => ({ ...change, ...deed, sequence: before + i + 1 }));
  for (let start = 0; start < entries.length; start += BATCH) await em.insertMany(ChangeEntry, entries.slice(start, start + BATCH));
}

/** Number of the last line; 0 before there is any. */
export async function readHead(db: Kysely<CommandTables>): Promise<number> {
  const row = await db
    .selectFrom('changeEntry')
    .select(({ fn }) => fn.max('sequence').as('head'))
    .executeTakeFirst();
  return Number(row?.head ?? 0);
}

/** Instant of the first line; null before there is any. */
export async function readFirst(db: Kysely<CommandTables>): Promise<string | null> {
  const row = await db.selectFrom('changeEntry').select('at').orderBy('sequence').limit(1).executeTakeFirst();
  return row?.at ?? null;
}

/**
 * Finds what was recorded for a day to come and has become public since, without anybody doing anything: the journal has no line of it yet.
 */
export async function findOpened(db: Kysely<never>, tables: PublicTables): Promise<FoundChange[]> {
  const opened: FoundChange[] = [];
  for (const { type, table, facts } of objectsOf(tables)) {
    if (facts.opensOn === undefined) continue;
    const rows = await (db as unknown as Kysely<AnyTables>)
      .selectFrom(`${table} as t`)
      .select([nameSql(facts, 't').as('id'), 't.network as network'])
      .where('t.supersededAt', 'is', null)
      .where(isPublic(facts))
      .where(sql<boolean>`${sql.ref(`t.${facts.opensOn}`)} > substr(${sql.ref('t.recordedAt')}, 1, 10)`)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('changeEntry as c').select('c.sequence').where('c.type', '=', type).where('c.objectId', '=', nameSql(facts, 't')),
          ),
        ),
      )
      .execute();
    opened.push(...rows.map((row) => ({ type, objectId: String(row.id), kind: 'CREATED' as const, network: String(row.network) })));
  }
  return opened;
}
