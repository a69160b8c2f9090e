import type { FetchNode } from '@apollo/query-planner';
import { fragmentOf } from './compile-representation.js';
import type { PossibleTypes } from './possible-types.js';
import { isRow, type Row, readOwn, writeOwn } from './row.js';

type Rewrite = NonNullable<FetchNode['outputRewrites']>[number];

/** Turns the planner's own aliases in an answer into those of the client. */
export interface Renames {
  /** In an answer's data, in place. */
  inData(data: unknown): void;
  /** In the rest of an error's path. */
  inPath(path: readonly (string | number)[]): readonly (string | number)[];
}

/**
 * Compiles the renames of a fetch: the planner gives fields an alias of its own where two types want one name for what differs.
 * @returns null if there are none
 * @throws Error for rewrites that are not known
 */
export function compileRenames(rewrites: readonly Rewrite[], types: PossibleTypes): Renames | null {
  if (rewrites.length === 0) return null;
  const renames = rewrites.map(compileRename);
  // The planner's aliases are unique within a fetch.
  const names = new Map(renames.map(({ from, to }) => [from, to]));
  return {
    inData: (data) => {
      for (const { apply } of renames) apply(data, types);
    },
    inPath: (path) => path.map((step) => names.get(String(step)) ?? step),
  };
}

function compileRename(rewrite: Rewrite) {
  if (rewrite.kind !== 'KeyRenamer') throw new Error(`a plan rewrites what is received in an unknown way: ${rewrite.kind}`);
  const { path, renameKeyTo: to } = rewrite;
  const from = path.at(-1) ?? '';
  const renameAt = (value: unknown, step: number, types: PossibleTypes): void => {
    if (Array.isArray(value)) for (const element of value) renameAt(element, step, types);
    if (!isRow(value)) return;
    if (step === path.length - 1) {
      rename(value, from, to);
      return;
    }
    const key = path[step] ?? '';
    const condition = fragmentOf(key);
    if (condition === null) renameAt(readOwn(value, key), step + 1, types);
    // An object that does not say what it is, is of the one type that can stand there.
    else if (value.__typename === undefined || types.includes(condition, value.__typename)) renameAt(value, step + 1, types);
  };
  return { from, to, apply: (data: unknown, types: PossibleTypes) => renameAt(data, 0, types) };
}

function rename(row: Row, from: string, to: string): void {
  const value = readOwn(row, from);
  if (value === undefined) return;
  writeOwn(row, to, value);
  delete row[from];
}
