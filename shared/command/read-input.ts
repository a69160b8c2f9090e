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

/** Longest web address. */
const MAX_ADDRESS = 2_000;
const NO_ADDRESS = { nb: 'skriv hele adressen, fra https:// av', en: 'write the whole address, from https:// on' };

/**
 * Reads a web address (http or https), which others will follow: no name and password in it, and nothing but an address.
 * @throws Refusal EMPTY, TOO_LONG or INVALID
 */
export function webAddress(text: string, field: string): string {
  const address = line(text, field, MAX_ADDRESS);
  const { protocol, username, password } = URL.canParse(address) ? new URL(address) : { protocol: '', username: '', password: '' };
  const isPlain = /^https?:\/\/[^\s\\]+$/i.test(address) && /^https?:$/.test(protocol) && username === '' && password === '';
  if (!isPlain) throw new Refusal('INVALID', field, { problem: NO_ADDRESS });
  return address;
}

/** How `regional` names what governs: words of small letters and digits. */
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MAX_SLUG = 100;
const NO_SLUG = {
  nb: 'bruk bare små bokstaver fra a til z, sifre og bindestrek',
  en: 'use only small letters from a to z, digits and hyphens',
};

/**
 * Reads a slug that somebody has made up.
 * @throws Refusal EMPTY, TOO_LONG or INVALID
 */
export function slug(text: string, field: string): string {
  const read = line(text, field, MAX_SLUG);
  if (!SLUG.test(read)) throw new Refusal('INVALID', field, { problem: NO_SLUG });
  return read;
}

/**
 * Reads the last of some days, which may be open.
 * @returns the day after the last; null for an open end
 * @throws Refusal INVALID_DATE, or END_BEFORE_START
 */
export function endOf(from: string, to: unknown, field = 'to'): string | null {
  const end = to === null || to === undefined ? null : day(to, field);
  if (end !== null && end <= from) throw new Refusal('END_BEFORE_START', field, { start: from });
  return end;
}

/** @throws Refusal STALE_VERSION unless the caller has read the newest version */
export function mustBeVersion(expected: number, current: number): void {
  if (expected !== current) throw new Refusal('STALE_VERSION', 'expectedVersion', { current });
}

/**
 * Checks that a change is one: what says nothing new writes no version, and makes nobody an author.
 * @throws Refusal ALREADY_RECORDED
 */
export function mustDiffer<State extends object>(before: State, change: Partial<State>): void {
  const names = Object.keys(change) as (keyof State)[];
  if (names.every((name) => change[name] === before[name])) throw new Refusal('ALREADY_RECORDED');
}

/**
 * What was asked for.
 * @throws Refusal NOT_FOUND if it is not there
 */
export function mustExist<Value>(value: Value | null | undefined, field: string): Value {
  if (value === null || value === undefined) throw new Refusal('NOT_FOUND', field);
  return value;
}
