import { isDay, today } from '../subgraph/date.js';
import { Refusal } from './user-error.js';

/** Longest text of one line. */
const MAX_LINE = 200;
/** Longest text of several lines. */
const MAX_NARRATIVE = 4_000;

/**
 * Reads a text of one line.
 * @returns it without spaces at its ends
 * @throws Refusal if it is empty or too long
 */
export function line(text: string, field: string, most: number = MAX_LINE): string {
  const trimmed = text.replaceAll(/\s+/g, ' ').trim();
  if (trimmed === '') throw new Refusal('EMPTY', field);
  if (trimmed.length > most) throw new Refusal('TOO_LONG', field, { most });
  return trimmed;
}

/** As {@link line}, where the text may be left out; an empty one means that. */
export function optionalLine(text: string | null | undefined, field: string): string | null {
  return text === null || text === undefined || text.trim() === '' ? null : line(text, field);
}

/**
 * Reads a day of an input.
 * @throws Refusal INVALID_DATE
 */
export function day(value: unknown, field: string): string {
  if (typeof value === 'string' && isDay(value)) return value;
  throw new Refusal('INVALID_DATE', field);
}

/** As {@link day}, for something that has happened. */
export function pastDay(value: unknown, field: string): string {
  const date = day(value, field);
  if (date > today()) throw new Refusal('IN_THE_FUTURE', field);
  return date;
}

/** Reads a text of several lines. */
export function narrative(text: string, field: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new Refusal('EMPTY', field);
  if (trimmed.length > MAX_NARRATIVE) throw new Refusal('TOO_LONG', field, { most: MAX_NARRATIVE });
  return trimmed;
}

/** @throws Refusal STALE_VERSION unless the caller has read the newest version */
export function mustBeVersion(expected: number, current: number): void {
  if (expected !== current) throw new Refusal('STALE_VERSION', 'expectedVersion', { current });
}

/**
 * What was asked for.
 * @throws Refusal NOT_FOUND if it is not there
 */
export function mustExist<Value>(value: Value | null | undefined, field: string): Value {
  if (value === null || value === undefined) throw new Refusal('NOT_FOUND', field);
  return value;
}
