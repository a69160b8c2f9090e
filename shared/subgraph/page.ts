import { badUserInput } from './errors.js';

/** Rows on a page when the client does not say. */
export const DEFAULT_PAGE_SIZE = 20;
/** The most rows that one page may have. */
export const MAX_PAGE_SIZE = 200;
/** The most rows that a page of any list may have: of records without anything below them. */
export const LARGEST_PAGE = 1_000;

/** How many rows a page of a list has. */
export interface PageSizes {
  readonly usual: number;
  readonly most: number;
}

const SIZES: PageSizes = { usual: DEFAULT_PAGE_SIZE, most: MAX_PAGE_SIZE };

/**
 * Reads the argument `first`; null means the usual number.
 * @throws BAD_USER_INPUT below 1 or above the most
 */
export function readPageSize(first: number | null | undefined, { usual, most }: PageSizes = SIZES): number {
  if (first === null || first === undefined) return usual;
  if (first >= 1 && first <= most) return first;
  throw badUserInput('first', `first must be from 1 to ${most}.`);
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
