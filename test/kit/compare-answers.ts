/** An answer with errors as clients see them. */
export interface ComparedAnswer {
  readonly data: unknown;
  readonly errors: readonly ComparedError[];
}

/** What is compared of an error. */
export interface ComparedError {
  readonly message: string;
  readonly path: readonly (string | number)[];
  readonly code: string;
}

/**
 * Cursors are sealed with a new nonce each time, so no two are alike; that they lead to the same page is tested apart. Nothing else in an
 * answer is as long and made of these characters alone.
 */
const CURSOR = /"[\w-]{60,}"/g;

/** The data as text, in the order of its keys. */
export const textOf = (data: unknown): string => JSON.stringify(data ?? null).replaceAll(CURSOR, '"<cursor>"');

/** Each lost place, with what is said about it itself: in order, each thing once. */
export function lossesOf({ data, errors }: ComparedAnswer): Record<string, string[]> {
  const losses = Map.groupBy(errors, ({ path }) => JSON.stringify(lostPlace(data, path)));
  return Object.fromEntries(
    [...losses].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([place, there]) => [place, saidOf(JSON.parse(place), there)]),
  );
}

/**
 * The errors that lost something. Of the others there may be few, and none of a reference: @apollo/query-planner now and then fetches a
 * field under fragments that cannot match (`... on Node { ... on Nurse { ... on Node { ... on OusNetwork { report } } } }`), and what
 * goes wrong there is told of the object, which is not lost.
 */
export function withoutOverfetched({ data, errors }: ComparedAnswer): ComparedAnswer {
  return { data, errors: errors.filter(({ path }) => path.length === 0 || valueAt(data, lostPlace(data, path)) === null) };
}

/**
 * Where a value that must not be null takes those above it along, several may be missing below, and whoever executes stops at the first:
 * then it counts that the place is explained, not by which of them.
 */
function saidOf(place: readonly unknown[], errors: readonly ComparedError[]): string[] {
  const isWhole = errors.some(({ path }) => path.length > place.length);
  return isWhole ? ['something below'] : [...new Set(errors.map(({ code, message }) => `${code}: ${message}`))].toSorted();
}

/** The place of the null that an error led to: where it happened, or the nearest above. */
function lostPlace(data: unknown, path: readonly (string | number)[]): (string | number)[] {
  const place: (string | number)[] = [];
  let value = data;
  for (const step of path) {
    if (value === null || value === undefined) break;
    place.push(step);
    value = valueAt(value, [step]);
  }
  return place;
}

const valueAt = (data: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce((value, step) => Object.getOwnPropertyDescriptor(value ?? {}, step)?.value, data);
