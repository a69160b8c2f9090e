import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Kysely, sql } from 'kysely';
import { readSetting, readSettingWithin, type SettingTable, writeSetting } from '../subgraph/setting.js';
import type { AnyTables, FoundChange } from './find-changes.js';
import { isPublic, nameOf, type PublicTables, publicOf, type Row } from './public-facts.js';

/** The last day whose turns the journal tells, and the instant from which it tells everything. */
const TOLD_DAY = 'journal-day';
const BEGINNING = 'journal-since';

/** Days after one, up to and with another. */
export interface Days {
  readonly after: string;
  readonly until: string;
}

/** The last day whose turns the journal tells; null before it has been looked at. */
export const readToldDay = (db: Kysely<SettingTable>): Promise<string | null> => readSetting(db, TOLD_DAY);

/** As {@link readToldDay}, in the caller's transaction. */
export const readToldDayWithin = (em: SqlEntityManager): Promise<string | null> => readSettingWithin(em, TOLD_DAY);

/** Notes up to which day the journal tells of turns, in the caller's transaction. */
export const writeToldDay = (em: SqlEntityManager, day: string): Promise<void> => writeSetting(em, TOLD_DAY, day);

/** The instant from which the journal tells everything; null before it has been looked at. What was deleted before is in it nowhere. */
export const readBeginning = (db: Kysely<SettingTable>): Promise<string | null> => readSetting(db, BEGINNING);

/** Notes from when the journal tells everything, in the caller's transaction. */
export const writeBeginning = (em: SqlEntityManager, instant: string): Promise<void> => writeSetting(em, BEGINNING, instant);

/**
 * Finds what everybody sees otherwise since a day because an interval that was recorded before begins or ends: an appointment, the closing
 * of a unit, the term of a body. Nobody does anything on that day, so no command tells it.
 */
export async function findTurned(db: Kysely<never>, tables: PublicTables, { after, until }: Days): Promise<FoundChange[]> {
  const found = new Map<string, FoundChange>();
  const note = (type: string, objectId: string, network: string | null) =>
    found.set(`${type} ${objectId}`, { type, objectId, kind: 'UPDATED', network });
  for (const [table, facts] of publicOf(tables)) {
    const { days, type, touches } = facts;
    if (days === undefined) continue;
    const turned = days.map((column) => sql<boolean>`(${sql.ref(column)} > ${after} and ${sql.ref(column)} <= ${until})`);
    const rows: readonly Row[] = await (db as unknown as Kysely<AnyTables>)
      .selectFrom(table)
      .selectAll()
      .where('supersededAt', 'is', null)
      .where(isPublic(facts))
      .where(sql<boolean>`(${sql.join(turned, sql` or `)})`)
      .execute();
    for (const row of rows) {
      const network = typeof row.network === 'string' ? row.network : null;
      if (type !== undefined) note(type, nameOf(row, facts), network);
      for (const object of touches?.(row) ?? []) note(object.type, object.id, network);
    }
  }
  return [...found.values()];
}
