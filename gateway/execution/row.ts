/** An object of a subgraph's answer. Its keys are response names, which clients choose: `__proto__` and `constructor` are among them. */
export type Row = Record<string, unknown>;

/** Whether a value of an answer is an object, and neither null nor a list. */
export const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads what an answer itself has under a name; undefined if it has nothing. */
export function readOwn(row: Row, key: string): unknown {
  const value = row[key];
  // Answers are made of text: a function, or the prototype of all objects, is none of theirs.
  return typeof value === 'function' || value === Object.prototype ? undefined : value;
}

/** Writes under a name, also one that every object has: without this, `__proto__` would change the object's prototype. */
export function writeOwn(row: Row, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(row, key, { value, writable: true, enumerable: true, configurable: true });
  else row[key] = value;
}
