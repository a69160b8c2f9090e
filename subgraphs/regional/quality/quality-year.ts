import { dueOn, isLate } from '../../../shared/sector/report/report.deadline.js';
import { ReportKind } from '../../../shared/sector/report/report.vocabulary.js';
import { readYear } from '../../../shared/sector/year.js';
import { badUserInput } from '../../../shared/subgraph/errors.js';

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** The newest year of which all reports should be in on a day: one that is missing then is late. */
export function newestDueYear(day: string): number {
  const isOver = (year: number) => Object.values(ReportKind).every((kind) => isLate(dueOn(kind, year), null, day));
  const last = yearOf(day) - 1;
  return isOver(last) ? last : last - 1;
}

/**
 * The year that is asked about, or the newest one that is due.
 * @throws BAD_USER_INPUT for a year that has not begun, or can be none
 */
export function readQualityYear(asked: number | null | undefined, day: string): number {
  if (asked === null || asked === undefined) return newestDueYear(day);
  const year = readYear(asked);
  if (year > yearOf(day)) throw badUserInput('year', `year must be ${yearOf(day)} or earlier; without it, ${newestDueYear(day)} is taken.`);
  return year;
}

/**
 * Refuses a year before all data, if all owners told since when they have any.
 * @param since first day of the data of each owner; null of one that has none
 * @throws BAD_USER_INPUT that says which years there are
 */
export function mustHaveData(year: number, since: readonly (string | null)[], day: string): void {
  const [first] = since.filter((start) => start !== null).toSorted();
  if (first !== undefined && year < yearOf(first))
    throw badUserInput('year', `There are no data of ${year}. Years are: ${yearOf(first)} to ${yearOf(day)}.`);
}
