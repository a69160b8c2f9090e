/** Days are counted as whole numbers while a roster is planned, and written as ISO dates at the end. */
const MILLISECONDS_A_DAY = 86_400_000;

/** The number of a day: days since 1970-01-01. */
export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00.000Z`) / MILLISECONDS_A_DAY;
}

/** The ISO date of a day. */
export function dateOf(day: number): string {
  return new Date(day * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}

/** The instant at which something is recorded on a day: at the start of the working day. */
export function instantOf(day: number): string {
  return `${dateOf(day)}T08:00:00.000Z`;
}

/** The first day of the month that the day is in. */
export function monthStart(day: number): number {
  return dayOf(`${dateOf(day).slice(0, 7)}-01`);
}

/** The day itself, or the Monday after a weekend: day 0 was a Thursday. */
export function workday(day: number): number {
  const weekday = (day + 3) % 7;
  return weekday < 5 ? day : day + 7 - weekday;
}

/** The first day of the demonstration's history. */
export const HISTORY_START = dayOf('2018-01-01');
/** From this day on the number of persons is what the spec asks for; later changes are planned ones. */
export const REFERENCE_DAY = dayOf('2026-11-01');
/** The last day on which anything is recorded: a roster never knows more than this. */
export const LAST_RECORDING = REFERENCE_DAY - 1;
/** The years that have an action plan: those of the strategy plan that have begun. */
export const PLAN_YEARS: readonly number[] = [2024, 2025, 2026];
/** The day after the last planned change. */
export const HORIZON = dayOf('2036-01-01');
