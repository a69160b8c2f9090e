import { isRow, type Row, readOwn } from './row.js';

/** A place in a plan: response names, and `@` for "every element of the list". */
export type PlanPath = readonly string[];

/** A place in an answer. */
export type AnswerPath = readonly (string | number)[];

/** The objects of an answer at a place of the plan, in their order; none for what is null or missing. */
export function rowsAt(root: Row, path: PlanPath): Row[] {
  const rows: Row[] = [];
  collect(root, path, 0, rows);
  return rows;
}

function collect(value: unknown, path: PlanPath, step: number, rows: Row[]): void {
  const key = path[step];
  if (key === undefined) {
    if (isRow(value)) rows.push(value);
  } else if (key === '@') {
    if (Array.isArray(value)) for (const element of value) collect(element, path, step + 1, rows);
  } else if (isRow(value)) collect(readOwn(value, key), path, step + 1, rows);
}

/** Where each of those objects stands. Worked out only where something went wrong. */
export function placesAt(root: Row, path: PlanPath): Map<Row, AnswerPath> {
  const places = new Map<Row, AnswerPath>();
  const walk = (value: unknown, step: number, place: AnswerPath) => {
    const key = path[step];
    if (key === undefined) {
      if (isRow(value)) places.set(value, place);
    } else if (key === '@') {
      if (Array.isArray(value)) for (const [index, element] of value.entries()) walk(element, step + 1, [...place, index]);
    } else if (isRow(value)) walk(readOwn(value, key), step + 1, [...place, key]);
  };
  walk(root, 0, []);
  return places;
}
