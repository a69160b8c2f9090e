import type { Answer } from './test-graph.js';

const REFUSED = ['FORBIDDEN', 'UNAUTHENTICATED'];

const namesOf = (path: readonly (string | number)[] = []) => path.filter((part) => typeof part === 'string');

/** An error that names no place that was asked for would leave a field answered that was refused. */
export function mustBeOf({ errors = [] }: Answer<unknown>, places: readonly (readonly string[])[], query: string): void {
  for (const error of errors) {
    const names = namesOf(error.path);
    const isRefusal = REFUSED.includes(error.extensions.code ?? '');
    if (!isRefusal || !places.some((place) => names.length > 0 && names.every((name, i) => name === place[i])))
      throw new Error(`not expected: ${JSON.stringify(error)}\n${query}`);
  }
}

/**
 * What somebody got at a place: `+` answered, null or not; `-` refused; `.` no such object to ask.
 * @throws Error if it was refused for some objects and answered for others
 */
export function markOf({ data, errors = [] }: Answer<unknown>, at: readonly string[], query: string): string {
  const isRefused = errors.some(({ path }) => namesOf(path).every((name, i) => name === at[i]));
  const isAnswered = valuesAt(data, at).length > 0;
  if (isRefused && isAnswered) throw new Error(`${at.join('.')} is refused for one and answered for another\n${query}`);
  if (isRefused) return '-';
  return valuesAt(data, at.slice(0, -1)).length > 0 ? '+' : '.';
}

/** All that is not null at a place, in all rows of the lists on the way. */
export function valuesAt(data: unknown, [name, ...rest]: readonly string[]): unknown[] {
  if (Array.isArray(data)) return data.flatMap((row) => valuesAt(row, name === undefined ? [] : [name, ...rest]));
  if (data === null || data === undefined) return [];
  return name === undefined ? [data] : valuesAt((data as Record<string, unknown>)[name], rest);
}

/** The mark of what was asked for in several parts: answered if any part was. */
export const better = (one: string, other: string) => ['+', '-', '.'].find((mark) => mark === one || mark === other) ?? one;
