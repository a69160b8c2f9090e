import type { FetchNode, QueryPlanInlineFragmentNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { merge } from './merge.js';
import type { PossibleTypes } from './possible-types.js';
import { isRow, type Row, readOwn, writeOwn } from './row.js';

type Rewrite = NonNullable<FetchNode['inputRewrites']>[number];
type Represent = (row: Row) => string | null;

/**
 * Compiles what a fetch needs to know of an object.
 * @param requires selections of the plan
 * @param rewrites values that the planner wants set instead, such as the name of an interface for `__typename`
 * @returns gives the JSON text of an object's representation: what is sent, and by which two of the same are known; null for an object
 *   of which nothing can be asked there
 * @throws Error for rewrites that are not known
 */
export function compileRepresentation(
  requires: readonly QueryPlanSelectionNode[],
  rewrites: readonly Rewrite[],
  types: PossibleTypes,
): Represent {
  const setters = rewrites.map(compileSetter);
  const general: Represent = (row) => {
    const representation = select(row, requires, types);
    if (representation === null || typeof representation.__typename !== 'string') return null;
    for (const set of setters) set(representation, types);
    return JSON.stringify(representation);
  };
  // Almost always a fragment for each type, and a key of one or two values: their text is put together at once.
  if (setters.length > 0 || !requires.every(isFlatFragment)) return general;
  const byType = new Map<string, Represent>();
  return (row) => {
    const typename = row.__typename;
    if (typeof typename !== 'string') return null;
    const known = byType.get(typename);
    if (known) return known(row);
    const fragments = requires.filter(({ typeCondition }) => typeCondition !== undefined && types.includes(typeCondition, typename));
    const [only] = fragments;
    const represent: Represent = only === undefined ? () => null : fragments.length > 1 ? general : compileFlat(only, typename);
    // Only names that the plan speaks of: a broken subgraph may invent any number.
    if (only !== undefined) byType.set(typename, represent);
    return represent(row);
  };
}

const isFlatFragment = (selection: QueryPlanSelectionNode): selection is QueryPlanInlineFragmentNode =>
  selection.kind === 'InlineFragment' && selection.selections.every((field) => field.kind === 'Field' && field.selections === undefined);

function compileFlat({ selections }: QueryPlanInlineFragmentNode, typename: string): Represent {
  const names = selections.flatMap((field) => (field.kind === 'Field' ? [field.alias ?? field.name] : []));
  const keys = [...new Set(names)].filter((key) => key !== '__typename');
  const fields = keys.map((key) => ({ key, head: `,${JSON.stringify(key)}:` }));
  const start = `{"__typename":${JSON.stringify(typename)}`;
  return (row) => {
    let text = start;
    for (const { key, head } of fields) {
      const value = readOwn(row, key);
      if (value === undefined) return null;
      text += head + JSON.stringify(value);
    }
    return `${text}}`;
  };
}

function select(row: Row, selections: readonly QueryPlanSelectionNode[], types: PossibleTypes): Row | null {
  const selected: Row = {};
  for (const selection of selections) {
    if (selection.kind === 'InlineFragment') {
      const { typeCondition } = selection;
      if (typeCondition === undefined || !types.includes(typeCondition, row.__typename)) continue;
      // What one fragment lacks is no reason to leave out what another one gives.
      const inner = select(row, selection.selections, types);
      if (inner) merge(selected, inner, types.isAbstract);
      continue;
    }
    const key = selection.alias ?? selection.name;
    const value = readOwn(row, key);
    if (value === undefined) return null;
    writeOwn(selected, key, selection.selections ? selectWithin(value, selection.selections, types) : value);
  }
  return selected;
}

function selectWithin(value: unknown, selections: readonly QueryPlanSelectionNode[], types: PossibleTypes): unknown {
  if (Array.isArray(value)) return value.map((element) => selectWithin(element, selections, types));
  return isRow(value) ? select(value, selections, types) : value;
}

/** Paths of rewrites are fragments and fields: `... on Nurse`, then `__typename`. */
function compileSetter(rewrite: Rewrite): (representation: Row, types: PossibleTypes) => void {
  if (rewrite.kind !== 'ValueSetter') throw new Error(`a plan rewrites what is sent in an unknown way: ${rewrite.kind}`);
  const { path, setValueTo } = rewrite;
  const setAt = (value: unknown, step: number, types: PossibleTypes): void => {
    if (Array.isArray(value)) for (const element of value) setAt(element, step, types);
    if (!isRow(value)) return;
    const key = path[step] ?? '';
    const condition = fragmentOf(key);
    if (condition !== null) {
      if (types.includes(condition, value.__typename)) setAt(value, step + 1, types);
    } else if (step === path.length - 1) writeOwn(value, key, setValueTo);
    else setAt(readOwn(value, key), step + 1, types);
  };
  return (representation, types) => setAt(representation, 0, types);
}

/** The type of a fragment in a rewrite's path; null for a field. */
export const fragmentOf = (step: string): string | null => (step.startsWith('... on ') ? step.slice('... on '.length) : null);
