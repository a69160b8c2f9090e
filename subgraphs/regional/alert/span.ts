import { addDays } from '../../../shared/sector/verification/freshness.js';
import type { Span, Words } from './alert-facts.js';

const DAY_MS = 86_400_000;
const instantOf = (day: string) => new Date(`${day}T00:00:00Z`);

/** The day so many months after another (before it, if negative); the last day of a month that is too short for it. */
export function addMonths(day: string, months: number): string {
  const date = instantOf(`${day.slice(0, 7)}-01`);
  date.setUTCMonth(date.getUTCMonth() + months + 1, 0);
  date.setUTCDate(Math.min(date.getUTCDate(), Number(day.slice(8))));
  return date.toISOString().slice(0, 10);
}

/** Days from the last day of a span, or from the first of one that still lasts, to another day; null where neither is known. */
export function ageInDays({ from, to }: Span, day: string): number | null {
  const last = to === null || to > day ? from : addDays(to, -1);
  return last === null ? null : Math.max(0, Math.round((instantOf(day).getTime() - instantOf(last).getTime()) / DAY_MS));
}

const inWords = (options: Intl.DateTimeFormatOptions, from: string, last = from): Words => {
  const write = (language: string) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).formatRange(instantOf(from), instantOf(last));
  return { nb: write('nb'), en: write('en-GB') };
};

/** A day in words: «1. januar 2020». */
export const dayInWords = (day: string): Words => inWords({ dateStyle: 'long' }, day);

/** A span of whole months in words: «februar 2020», «september–november 2012». */
export const monthsInWords = (from: string, to: string): Words => inWords({ month: 'long', year: 'numeric' }, from, addDays(to, -1));
