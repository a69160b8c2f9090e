import { type Kysely, PostgresAdapter, type RawBuilder, sql } from 'kysely';
import type { SectorTables } from '../tables.js';
import { WORDS_VECTOR } from './word-index.migration.js';

/** Words of which one must be there: as the beginning of a word (`begins`), or as a whole word (`whole`). */
export interface WordGroup {
  readonly begins?: string;
  readonly whole: readonly string[];
}

/** What must all be there. */
export type WordGroups = readonly WordGroup[];

/** SQL: the texts of a list as rows; one parameter, so that the statement's text stays the same. */
export function textsOf(db: Kysely<SectorTables>, texts: readonly string[]): RawBuilder<unknown> {
  const list = JSON.stringify(texts);
  return isPostgres(db)
    ? sql`select listed.value from json_array_elements_text(${list}::json) as listed(value)`
    : sql`select listed.value from json_each(${list}) as listed`;
}

/**
 * SQL: `from … where …` over the rows `x` of `nurse_version` or `unit_version` that have all groups, by the database's own full-text
 * index; read as they come, so that a limit ends the reading.
 */
export function fromRowsWith(db: Kysely<SectorTables>, noun: 'nurse' | 'unit', groups: WordGroups): RawBuilder<unknown> {
  const table = sql.table(`${noun}Version`);
  if (isPostgres(db)) {
    const query = groups.map(({ begins, whole }) => `(${[...(begins ? [`${begins}:*`] : []), ...whole].join(' | ')})`);
    // The index's expression names its column alone: no other table may be in this statement's scope that has it.
    const found = sql`select * from ${table} where ${sql.raw(WORDS_VECTOR)} @@ ${query.join(' & ')}::tsquery`;
    return sql`from (${found}) as x where true`;
  }
  const index = sql.table(`${noun}Text`);
  const query = groups.map(
    ({ begins, whole }) => `(${[...(begins ? [`"${begins}"*`] : []), ...whole.map((word) => `"${word}"`)].join(' OR ')})`,
  );
  return sql`from ${index} cross join ${table} as x on ${sql.ref('x.version')} = ${index}.rowid
    where ${sql.ref(`${noun}Text`)} match ${query.join(' AND ')}`;
}

/** SQL: any of the conditions; false if there are none. */
export const any = (conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> =>
  conditions.length === 0 ? sql<boolean>`(1 = 0)` : sql<boolean>`(${sql.join(conditions, sql` or `)})`;

/** SQL: all of the conditions; true if there are none. */
export const all = (conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> =>
  conditions.length === 0 ? sql<boolean>`(1 = 1)` : sql<boolean>`(${sql.join(conditions, sql` and `)})`;

/** SQL: the column is one of the values; nothing where there are none. */
export const isIn = (column: string, values: readonly string[]): RawBuilder<boolean>[] =>
  values.length === 0 ? [] : [sql<boolean>`${sql.ref(column)} in (${sql.join(values)})`];

/** Whether a database is PostgreSQL: the other one is SQLite. */
export const isPostgres = (db: Kysely<SectorTables>): boolean => db.getExecutor().adapter instanceof PostgresAdapter;
