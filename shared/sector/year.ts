import { Refusal } from '../command/user-error.js';
import { badUserInput } from '../subgraph/errors.js';

/** Years that plans and reports can be about: what lies outside is a slip of the pen. */
const FIRST = 1900;
const LAST = 2199;

const isYear = (value: number): boolean => value >= FIRST && value <= LAST;

/**
 * Reads the year that a query asks about.
 * @throws BAD_USER_INPUT naming the argument `year`
 */
export function readYear(value: number): number {
  if (isYear(value)) return value;
  throw badUserInput('year', `year must lie between ${FIRST} and ${LAST}.`);
}

/**
 * Reads the year of an input.
 * @throws Refusal INVALID
 */
export function year(value: number, field: string): number {
  if (isYear(value)) return value;
  throw new Refusal('INVALID', field, { problem: `${FIRST}–${LAST}` });
}
