import { GraphQLScalarType } from 'graphql';
import { badUserInput } from './errors.js';

/**
 * A day. The scalar passes values through: what is no date is refused by {@link readDate} where the argument's name is known,
 * so that every client gets the same error, whether the value came as a literal or as a variable.
 */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A day, ISO 8601 (`2024-02-29`), in Europe/Oslo. Intervals are half-open: the last day is not included.',
});

/** An instant; validated like {@link DateScalar}. */
export const DateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description: 'An instant, ISO 8601 in UTC (`2024-02-29T12:00:00.000Z`).',
});

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Whether a text is a day that exists, written as `YYYY-MM-DD`. */
export const isDay = (value: string): boolean => {
  if (!DATE.test(value)) return false;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
};

/** Whether a half-open interval contains a day; an end that is null is open. */
export const containsDay = (
  { validFrom, validTo }: { readonly validFrom: string | null; readonly validTo: string | null },
  day: string,
): boolean => (validFrom === null || validFrom <= day) && (validTo === null || validTo > day);

/**
 * Reads a date argument.
 * @param value what the client gave; null and undefined mean "not given"
 * @param argument the argument's name, for the error
 * @returns the date as `YYYY-MM-DD`, or null
 * @throws BAD_USER_INPUT if it is not a day that exists
 */
export function readDate(value: unknown, argument: string): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' && isDay(value)) return value;
  throw badUserInput(argument, `${argument} must be a day that exists, written as YYYY-MM-DD.`);
}

/**
 * Reads an instant argument.
 * @param value what the client gave; null and undefined mean "not given"
 * @param argument the argument's name, for the error
 * @returns the instant in UTC with milliseconds, or null
 * @throws BAD_USER_INPUT if it is not an instant with a time zone
 */
export function readInstant(value: unknown, argument: string): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' && INSTANT.test(value) && isDay(value.slice(0, 10))) {
    const parsed = new Date(value);
    if (!Number.isNaN(parsed.getTime())) return parsed.toISOString();
  }
  throw badUserInput(argument, `${argument} must be an instant with a time zone, written as 2024-02-29T12:00:00Z.`);
}

/** Whether a text is an instant as the system writes them: UTC, with milliseconds. */
export function isRecordedInstant(value: string): boolean {
  const parsed = new Date(value);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString() === value;
}

const osloDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short' });

/** The day that it is in Norway now, as `YYYY-MM-DD`. */
export function today(): string {
  return osloDay.format(new Date());
}

/** The day that it was in Norway at an instant. */
export const dayOfInstant = (instant: string): string => osloDay.format(new Date(instant));

/** The instant at which a day begins in Norway, in UTC as the system writes instants. */
export function startOfDay(day: string): string {
  const inSummer = new Date(`${day}T00:00:00+02:00`).toISOString();
  return dayOfInstant(inSummer) === day ? inSummer : new Date(`${day}T00:00:00+01:00`).toISOString();
}
