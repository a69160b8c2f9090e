import { ApolloLink } from '@apollo/client';
import { tap } from 'rxjs';

/** A data owner who does not answer, and since when what is shown of hers stands. */
export interface StaleSource {
  readonly sector: string;
  readonly asOf: string;
}

/** Which parts of what is shown were kept from before, as the newest answer to each operation says. */
export interface StaleSources {
  readonly link: ApolloLink;
  readonly current: () => readonly StaleSource[];
  /** Another view: what was asked before is not shown any more. */
  readonly clear: () => void;
  /** Tells of every change; gives what stops it. */
  readonly subscribe: (tell: () => void) => () => void;
}

const NONE: readonly StaleSource[] = [];

/** The same operation is asked several times at once, for other years say. */
const keyOf = ({ operationName = '', variables }: ApolloLink.Operation): string => `${operationName} ${JSON.stringify(variables)}`;

/** Reads `extensions.stale` of every answer. */
export function createStaleSources(): StaleSources {
  const byOperation = new Map<string, readonly StaleSource[]>();
  const listeners = new Set<() => void>();
  let current = NONE;
  const change = () => {
    current = byOperation.size === 0 ? NONE : [...byOperation.values()].flat();
    for (const tell of listeners) tell();
  };
  const note = (operation: string, stale: unknown, isLost: boolean) => {
    // What failed is not shown: what was there before stands, with its mark.
    if (isLost && !Array.isArray(stale)) return;
    const had = byOperation.delete(operation);
    if (Array.isArray(stale)) byOperation.set(operation, stale as StaleSource[]);
    if (had || Array.isArray(stale)) change();
  };
  return {
    link: new ApolloLink((operation, forward) =>
      forward(operation).pipe(
        tap(({ data, extensions }) => note(keyOf(operation), extensions?.stale, data === null || data === undefined)),
      ),
    ),
    current: () => current,
    clear: () => {
      byOperation.clear();
      change();
    },
    subscribe: (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
  };
}
