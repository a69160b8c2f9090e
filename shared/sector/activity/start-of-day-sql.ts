import { type Kysely, type RawBuilder, sql } from 'kysely';
import { isPostgres } from '../search/text-sql.js';
import type { SectorTables } from '../tables.js';

/**
 * SQL: the instant at which a day begins in Norway, written as instants are: `startOfDay` for a column. SQLite knows no time zones, so the
 * rule of the European Union stands here: summer time from the last Sunday of March to the last Sunday of October (directive 2000/84/EC).
 * @param days so many days later
 */
export function startOfDaySql(db: Kysely<SectorTables>, column: string, days = 0): RawBuilder<string> {
  const day = sql.ref(column);
  if (isPostgres(db)) {
    const midnight = sql`((cast(${day} as date) + ${sql.lit(days)})::timestamp at time zone 'Europe/Oslo') at time zone 'UTC'`;
    return sql<string>`(to_char(${midnight}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') collate "C")`;
  }
  const date = sql`date(${day}, ${sql.lit(`+${days} days`)})`;
  const lastSunday = (month: string) => sql`date(substr(${date}, 1, 4) || ${sql.lit(`-${month}-25`)}, 'weekday 0')`;
  const offset = sql`case when ${date} > ${lastSunday('03')} and ${date} <= ${lastSunday('10')} then '-2 hours' else '-1 hours' end`;
  return sql<string>`strftime('%Y-%m-%dT%H:%M:%fZ', ${date}, ${offset})`;
}
