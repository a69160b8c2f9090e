import { type Expression, type RawBuilder, sql } from 'kysely';
import { today } from '../subgraph/date.js';

/** A row of any table. */
export type Row = Readonly<Record<string, unknown>>;

/** Something that mirrors keep a copy of. */
export interface PublicObject {
  readonly type: string;
  readonly id: string;
}

/** What the rows of a table tell everybody. */
export interface PublicFacts {
  /** Column by which the states of the same belong together. */
  readonly key: string;
  /** What they are states of: it comes and goes with them. */
  readonly type?: string;
  /** Columns whose values, joined by `-`, are the id of that, where nobody is told the key. */
  readonly named?: readonly string[];
  /** What else they are about, and so changes with them. */
  readonly touches?: (row: Row) => readonly PublicObject[];
  /** Columns that are not for everybody: a change in them alone is no public change. */
  readonly hidden?: readonly string[];
  /** What of a row everybody may see, where that depends on the row. */
  readonly mask?: (row: Row) => Row;
  /** Column and value of the rows that are public at all. */
  readonly shown?: readonly [column: string, value: string];
  /** Column with the first day on which a row is public. */
  readonly opensOn?: string;
  /** Columns with days on which what everybody sees changes by itself: something begins, or is over. */
  readonly days?: readonly string[];
  /** Rows are only ever added, and none takes the place of another. */
  readonly addedOnly?: true;
}

/**
 * What is public of an owner's tables. Every table must be declared: nothing is told by accident, and nothing is forgotten.
 */
export type PublicTables = Readonly<Record<string, PublicFacts | 'NOT_PUBLIC'>>;

/** The public ones of an owner's tables. */
export function publicOf(tables: PublicTables): (readonly [table: string, facts: PublicFacts])[] {
  return Object.entries(tables).flatMap(([table, facts]) => (facts === 'NOT_PUBLIC' ? [] : [[table, facts] as const]));
}

/** The types of objects that come and go with rows of a table, with that table, by type. */
export function objectsOf(tables: PublicTables): { readonly type: string; readonly table: string; readonly facts: PublicFacts }[] {
  const objects = publicOf(tables).flatMap(([table, facts]) => (facts.type === undefined ? [] : [{ type: facts.type, table, facts }]));
  return objects.toSorted((a, b) => (a.type < b.type ? -1 : 1));
}

/** SQL: a row is public today. */
export function isPublic({ shown, opensOn }: PublicFacts): Expression<boolean> {
  const parts: RawBuilder<boolean>[] = [sql<boolean>`1 = 1`];
  if (shown !== undefined) parts.push(sql<boolean>`${sql.ref(shown[0])} = ${shown[1]}`);
  if (opensOn !== undefined) parts.push(sql<boolean>`${sql.ref(opensOn)} <= ${today()}`);
  return sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

/** The id under which everybody knows what a row is a state of. */
export const nameOf = (row: Row, { key, named = [key] }: PublicFacts): string => named.map((column) => String(row[column])).join('-');

/** SQL: the same as {@link nameOf}. */
export function nameSql({ key, named }: PublicFacts, table: string): RawBuilder<string> {
  const column = (name: string) => sql.ref<string>(`${table}.${name}`);
  if (named === undefined) return column(key);
  return sql<string>`(${sql.join(
    named.map((name) => sql`cast(${column(name)} as text)`),
    sql` || '-' || `,
  )})`;
}
