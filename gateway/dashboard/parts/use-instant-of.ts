import { useMemo } from 'react';

/** When a value came: the instant at which this one was first seen. */
export function useInstantOf(value: unknown): Date {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the instant belongs to the value.
  return useMemo(() => new Date(), [value]);
}
