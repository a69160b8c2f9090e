import { isRow, type Row, readOwn, writeOwn } from './row.js';

/**
 * Merges what a subgraph answered into what is known of an object. Lists of one length are merged by place; whatever else differs is
 * replaced. The source's own objects become part of the target: nobody else may hold them (see {@link copyOf}).
 * @param isAbstract whether a name is that of an interface or union: such a `__typename` never replaces a concrete one
 */
export function merge(target: Row, source: Row, isAbstract: (typename: string) => boolean): void {
  for (const key of Object.keys(source)) {
    const value = source[key];
    const known = readOwn(target, key);
    if (value === undefined || value === known) continue;
    if (isRow(value) && isRow(known)) merge(known, value, isAbstract);
    else if (Array.isArray(value) && Array.isArray(known) && value.length === known.length) mergeLists(known, value, isAbstract);
    else if (key !== '__typename' || typeof known !== 'string' || !isAbstract(String(value))) writeOwn(target, key, value);
  }
}

function mergeLists(target: unknown[], source: readonly unknown[], isAbstract: (typename: string) => boolean): void {
  for (let place = 0; place < source.length; place++) {
    const value = source[place];
    const known = target[place];
    if (isRow(value) && isRow(known)) merge(known, value, isAbstract);
    else if (Array.isArray(value) && Array.isArray(known) && value.length === known.length) mergeLists(known, value, isAbstract);
    else target[place] = value;
  }
}

/** A copy that shares nothing: one entity may stand in several rows of an answer, and later fetches write into each of them. */
export function copyOf<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(copyOf) as Value;
  if (!isRow(value)) return value;
  const copy: Row = {};
  for (const key of Object.keys(value)) writeOwn(copy, key, copyOf(value[key]));
  return copy as Value;
}
