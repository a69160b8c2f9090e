import { badUserInput } from '../../../shared/subgraph/errors.js';
import type { SeriesStep } from './series.vocabulary.js';

/** The day of a point. */
export interface PointDay {
  readonly date: string;
  /** False for the running step, of which the day is today. */
  readonly whole: boolean;
}

/** What a series spans: half-open. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

const MONTHS: Readonly<Record<SeriesStep, number>> = { YEAR: 12, QUARTER: 3, MONTH: 1 };
const MOST_POINTS = 120;

/**
 * The days of a series: the last day of each step that lies in the span, and today for the step that is running, if that is in it.
 * @throws BAD_USER_INPUT if there is none, or too many
 */
export function pointDays({ from, to }: Span, step: SeriesStep, today: string): PointDay[] {
  if (from >= to) throw badUserInput('to', 'to must be after from; it is the day after the last.');
  if (from > today) throw badUserInput('from', `from must not be after today, ${today}.`);
  const days: PointDay[] = [];
  for (let number = stepOf(from, step); ; number++) {
    const last = lastDayOf(number, step);
    const date = last > today ? today : last;
    if (date >= to) break;
    days.push({ date, whole: last <= today });
    if (last >= today) break;
  }
  if (days.length > MOST_POINTS)
    throw badUserInput(
      'step',
      `A series has at most ${MOST_POINTS} points; these would be ${days.length}. Choose a longer step or a shorter time.`,
    );
  if (days.length === 0)
    throw badUserInput('to', `No ${step.toLowerCase()} ends from ${from} to before ${to}. Choose a shorter step or a longer time.`);
  return days;
}

/** Steps since the year 0. */
function stepOf(day: string, step: SeriesStep): number {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return Math.floor((year * 12 + month - 1) / MONTHS[step]);
}

function lastDayOf(number: number, step: SeriesStep): string {
  const month = (number + 1) * MONTHS[step] - 1;
  const year = Math.floor(month / 12);
  // The calendar repeats after 400 years; JavaScript takes years below 100 for years of the 20th century.
  const day = new Date(Date.UTC(2000 + (year % 400), (month % 12) + 1, 0)).getUTCDate();
  return `${String(year).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-${day}`;
}
