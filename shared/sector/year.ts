import { Refusal } from '../command/user-error.js';
import { badUserInput } from '../subgraph/errors.js';

/** Years that plans and reports can be about: what lies outside is a slip of the pen. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2199;

/** Whether plans and reports can be about a year. */
export const isYear = (value: number): boolean => value >= FIRST_YEAR && value <= LAST_YEAR;

/**
 * Reads the year that a query asks about.
 * @throws BAD_USER_INPUT naming the argument
 */
export function readYear(value: number, argument = 'year'): number {
  if (isYear(value)) return value;
  throw badUserInput(argument, `${argument} must lie between ${FIRST_YEAR} and ${LAST_YEAR}.`);
}

/**
 * Reads the year of an input.
 * @throws Refusal INVALID
 */
export function year(value: number, field: string): number {
  if (isYear(value)) return value;
  throw new Refusal('INVALID', field, {
    problem: { nb: `et år fra ${FIRST_YEAR} til ${LAST_YEAR}`, en: `a year from ${FIRST_YEAR} to ${LAST_YEAR}` },
  });
}

/** The first day on which a year is over. */
export const firstDayAfter = (value: number): string => `${value + 1}-01-01`;
