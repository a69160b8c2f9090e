/** Keys by which a careless merge writes into what all objects share. */
const KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];

/** What would be found on every object. */
export const POLLUTED = 'polluted';

/** The JSON text of an object that pollutes whoever merges it key by key. */
export const POISON = `{"${POLLUTED}":true,"__proto__":{"${POLLUTED}":true},"prototype":{"${POLLUTED}":true}}`;

/** The JSON text of a value in which every object has such keys besides its own: its own ones are as they were. */
export function poisoned(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(poisoned).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const own = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}:${poisoned(inner)}`);
  return `{${[...KEYS.map((key) => `${JSON.stringify(key)}:${POISON}`), ...own].join(',')}}`;
}

/** What all objects share, and what stood there under each name. */
export type Prototypes = ReadonlyMap<object, ReadonlyMap<PropertyKey, unknown>>;

/** What all objects of this process share now. */
export const prototypesOf = (): Prototypes => {
  const shared = [Object, Array, Function, String, Map, Set, Promise, Error].flatMap((type) => [type, type.prototype as object]);
  return new Map(shared.map((object) => [object, new Map(Reflect.ownKeys(object).map((key) => [key, readAt(object, key)]))]));
};

/** Names that have come, gone or changed since then. */
export const pollutedSince = (before: Prototypes): string[] =>
  [...before].flatMap(([object, values]) =>
    [...new Set([...values.keys(), ...Reflect.ownKeys(object)])]
      .filter((key) => values.get(key) !== readAt(object, key) || values.has(key) !== Object.hasOwn(object, key))
      .map(String),
  );

/** A value, or what reads one. */
function readAt(object: object, key: PropertyKey): unknown {
  const found = Reflect.getOwnPropertyDescriptor(object, key);
  return found?.get ?? found?.value;
}
