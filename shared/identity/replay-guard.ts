import { createHash } from 'node:crypto';

/** Proofs that are remembered at most: more than a gateway answers within their lifetime. */
const DEFAULT_LIMIT = 100_000;

/** What became of a proof that was shown. */
export type Showing = 'FIRST' | 'AGAIN' | 'FULL';

/** Remembers for a while what was shown once and may not be shown again. */
export interface ReplayGuard {
  /** Shows something at an instant (milliseconds since 1970). When nothing more can be remembered, nothing is taken for new. */
  show(name: string, at: number): Showing | Promise<Showing>;
}

/**
 * Makes a guard of this process's own memory: where several gateways share an address, each has its own.
 * @param lifetimeMs how long a name must be remembered
 */
export function createReplayGuard(lifetimeMs: number, limit = DEFAULT_LIMIT): ReplayGuard {
  const expiries = new Map<string, number>();
  return {
    show(name, at) {
      // In order of their showing, so the first that is still alive ends the search.
      for (const [old, expiry] of expiries) {
        if (expiry >= at) break;
        expiries.delete(old);
      }
      // Names come from clients and may be long.
      const key = createHash('sha256').update(name).digest('base64');
      if (expiries.has(key)) return 'AGAIN';
      if (expiries.size >= limit) return 'FULL';
      expiries.set(key, at + lifetimeMs);
      return 'FIRST';
    },
  };
}
