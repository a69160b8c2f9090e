/** A month as the address has it: year and month, for example 2026-11. */
export type Month = string;

const PATTERN = /^\d{4}-(0[1-9]|1[0-2])$/;
const DAYS_OF_WEEK = 7;
const THURSDAY = 4;

/** Reads a month of the address; what is none is the month of the day given. */
export const readMonth = (text: string | null, today: string): Month => (text && PATTERN.test(text) ? text : today.slice(0, 7));

/** The month so many months later, or earlier. */
export function shiftMonth(month: Month, by: number): Month {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + by);
  return date.toISOString().slice(0, 7);
}

/** First day of a month, and the first that is not in it any more. */
export const daysOf = (month: Month): { readonly from: string; readonly to: string } => ({
  from: `${month}-01`,
  to: `${shiftMonth(month, 1)}-01`,
});

/** A week of the calendar: seven days from Monday, those of other months included. */
export interface Week {
  /** By ISO 8601: the first week of a year is that of its first Thursday. */
  readonly number: number;
  readonly days: readonly string[];
}

/** The weeks that have a day in the month. */
export function weeksOf(month: Month): Week[] {
  const { from, to } = daysOf(month);
  const weeks: Week[] = [];
  for (
    let monday = addDays(from, -((weekday(from) + DAYS_OF_WEEK - 1) % DAYS_OF_WEEK));
    monday < to;
    monday = addDays(monday, DAYS_OF_WEEK)
  ) {
    const days = Array.from({ length: DAYS_OF_WEEK }, (_, index) => addDays(monday, index));
    weeks.push({ number: weekNumber(addDays(monday, THURSDAY - 1)), days });
  }
  return weeks;
}

const weekday = (day: string): number => new Date(day).getUTCDay();

function addDays(day: string, days: number): string {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function weekNumber(thursday: string): number {
  const dayOfYear = (Date.parse(thursday) - Date.parse(`${thursday.slice(0, 4)}-01-01`)) / 86_400_000;
  return Math.floor(dayOfYear / DAYS_OF_WEEK) + 1;
}
