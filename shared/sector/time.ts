import { type RawBuilder, sql } from 'kysely';
import { today } from '../subgraph/date.js';
import type { Moment } from '../subgraph/moment.js';

/** SQL: this row is what the system believed at the moment's `knownAt`. */
export function believed(table: string, { knownAt }: Moment): RawBuilder<boolean> {
  const recordedAt = sql.ref(`${table}.recordedAt`);
  const supersededAt = sql.ref(`${table}.supersededAt`);
  if (knownAt === null) return sql<boolean>`${supersededAt} is null`;
  return sql<boolean>`(${recordedAt} <= ${knownAt} and (${supersededAt} is null or ${supersededAt} > ${knownAt}))`;
}

/** SQL: this row was believed at the moment's `knownAt` or at any time before: a part of the history as it was known then. */
export function recorded(table: string, { knownAt }: Moment): RawBuilder<boolean> {
  return knownAt === null ? sql<boolean>`1 = 1` : sql<boolean>`${sql.ref(`${table}.recordedAt`)} <= ${knownAt}`;
}

/** SQL: this row is believed and was true on the moment's day. */
export function holds(table: string, moment: Moment): RawBuilder<boolean> {
  const day = dayOf(moment);
  const validTo = sql.ref(`${table}.validTo`);
  return sql<boolean>`(${believed(table, moment)} and ${sql.ref(`${table}.validFrom`)} <= ${day} and (${validTo} is null or ${validTo} > ${day}))`;
}

/** The moment's day; today where it names none. */
export function dayOf({ asOf }: Moment): string {
  return asOf ?? today();
}

/** Whether an interval contains a day. */
export function isValidOn(interval: { readonly validFrom: string; readonly validTo: string | null }, day: string): boolean {
  return interval.validFrom <= day && (interval.validTo === null || interval.validTo > day);
}

/** Of the states of one object, the one that held on the day; else the last one before it, else the first one after it. */
function stateOn<State extends { readonly validFrom: string }>(states: readonly State[], day: string): State | null {
  const sorted = states.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return sorted.findLast((state) => state.validFrom <= day) ?? sorted[0] ?? null;
}

/** Of each object's states the one of the day. */
export function statesById<Row extends { readonly validFrom: string }>(
  rows: readonly Row[],
  idOf: (row: Row) => string,
  day: string,
): Map<string, Row> {
  const byId = new Map<string, Row>();
  for (const [id, states] of Map.groupBy(rows, idOf)) {
    const state = stateOn(states, day);
    if (state) byId.set(id, state);
  }
  return byId;
}
