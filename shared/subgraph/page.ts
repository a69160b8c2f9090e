import { badUserInput } from './errors.js';

/** Rows on a page when the client does not say. */
export const DEFAULT_PAGE_SIZE = 20;
/** The most rows that one page may have. */
export const MAX_PAGE_SIZE = 200;

/**
 * Reads the argument `first`; null means the default.
 * @throws BAD_USER_INPUT below 1 or above {@link MAX_PAGE_SIZE}
 */
export function readPageSize(first: number | null | undefined): number {
  if (first === null || first === undefined) return DEFAULT_PAGE_SIZE;
  if (first >= 1 && first <= MAX_PAGE_SIZE) return first;
  throw badUserInput('first', `first must be from 1 to ${MAX_PAGE_SIZE}.`);
}

/** Where a row stands in a list: by sort key, then by id, both compared bytewise. */
export type Position = readonly [key: string, id: string];

/** Direction of a list. */
export type Direction = 'asc' | 'desc';

/** Compares two positions in the direction of the list; negative if `a` comes first. */
export function comparePositions(a: Position, b: Position, direction: Direction): number {
  const order = a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0;
  return direction === 'asc' ? order : -order;
}

/** What a search gives back: the hits after a position, and the number of all, if it was asked for. */
export interface SearchPage {
  readonly hits: readonly SearchHit[];
  readonly total: number | null;
}

/** A row found: its id and its sort key. */
export interface SearchHit {
  readonly id: string;
  readonly key: string;
  /** Where a text was searched for: why the row is in the list, as the edge shows it. */
  readonly match?: object | null;
}
