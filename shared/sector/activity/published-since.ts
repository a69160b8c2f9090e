import { type RawBuilder, sql } from 'kysely';
import type { SectorTables } from '../tables.js';

/** A table of recorded states, and the column that says of which object. */
export interface StatesOf {
  readonly table: keyof SectorTables & `${string}Version`;
  readonly id: string;
  /** Whether a state holds from a day to a day: then only states of the same days say how the object was before. */
  readonly isDated?: boolean;
}

/** SQL: the instant at which the object of the row `row` was first recorded. */
export const firstRecorded = ({ table, id }: StatesOf, row: string): RawBuilder<string> =>
  sql<string>`(select min(${sql.ref('f.recordedAt')}) from ${sql.table(table)} as f
    where ${sql.ref(`f.${id}`)} = ${sql.ref(`${row}.${id}`)})`;

/** SQL: the instant since which the object of the believed row `row` is as it is in some columns; null if it never was otherwise. */
export function changedAt({ table, id, isDated = false }: StatesOf, row: string, columns: readonly string[]): RawBuilder<string | null> {
  const value = (of: string, column: string) => sql`coalesce(${sql.ref(`${of}.${column}`)}, '')`;
  const differs = columns.map((column) => sql`${value('o', column)} <> ${value(row, column)}`);
  return sql<string | null>`(select max(${sql.ref('o.supersededAt')}) from ${sql.table(table)} as o
    where ${sql.ref(`o.${id}`)} = ${sql.ref(`${row}.${id}`)} and (${sql.join(differs, sql` or `)})
    ${isDated ? sql`and ${overlap('o', row)}` : sql``})`;
}

/** SQL: two states have a day in common; an end that is null is open. */
function overlap(a: string, b: string): RawBuilder<boolean> {
  const reaches = (one: string, other: string) => {
    const validTo = sql.ref(`${one}.validTo`);
    return sql<boolean>`(${validTo} is null or ${validTo} > ${sql.ref(`${other}.validFrom`)})`;
  };
  return sql<boolean>`${reaches(a, b)} and ${reaches(b, a)}`;
}

/** SQL: the later of two instants. */
export const later = (a: RawBuilder<string>, b: RawBuilder<string>): RawBuilder<string> =>
  sql<string>`(case when ${a} > ${b} then ${a} else ${b} end)`;

/** SQL: the latest of some instants, each of which is worked out once; those that are null do not count. */
export const latest = (instants: readonly RawBuilder<string | null>[]): RawBuilder<string> =>
  sql<string>`(select max(${sql.ref('i.at')}) from (${sql.join(
    instants.map((instant) => sql`select ${instant} as ${sql.ref('at')}`),
    sql` union all `,
  )}) as i)`;
