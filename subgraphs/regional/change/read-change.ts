/**
 * What an input says of something that may be without a value: left out (or null) says nothing, and an empty text or 0 takes away what
 * was there.
 * @param read reads what is said
 * @param before what holds if nothing is said
 */
export function said<Value, Read>(value: Value | null | undefined, before: Read | null, read: (value: Value) => Read): Read | null {
  if (value === null || value === undefined) return before;
  const isNone = value === 0 || (typeof value === 'string' && value.trim() === '');
  return isNone ? null : read(value);
}
