import { useEffect, useState } from 'react';

/** A value as it was when its owner last answered this browser. */
export interface LastKnown<Value> {
  readonly value: Value;
  /** The instant, ISO 8601. */
  readonly at: string;
}

/** Above all that the page keeps in the browser; the number goes up when the form of the values changes. */
const PREFIX = 'last-known-1:';

/**
 * Keeps public values from one visit to the next, so that a silent owner's rows can show what they were, marked as old.
 * @param values the values of today by key; null where the owner is silent
 */
export function useLastKnown<Value>(name: string, values: ReadonlyMap<string, Value | null>): ReadonlyMap<string, LastKnown<Value>> {
  const [kept, setKept] = useState<ReadonlyMap<string, LastKnown<Value>>>(() => read(name));
  useEffect(() => {
    const at = new Date().toISOString();
    const known = [...values].flatMap(([key, value]) => (value === null ? [] : [[key, { value, at }] as const]));
    if (known.length === 0) return;
    const merged = new Map([...read<Value>(name), ...known]);
    setKept(merged);
    try {
      localStorage.setItem(PREFIX + name, JSON.stringify([...merged]));
    } catch {
      // A browser that keeps nothing shows no old values.
    }
  }, [name, values]);
  return kept;
}

function read<Value>(name: string): ReadonlyMap<string, LastKnown<Value>> {
  try {
    return new Map(JSON.parse(localStorage.getItem(PREFIX + name) ?? '[]') as [string, LastKnown<Value>][]);
  } catch {
    return new Map();
  }
}
