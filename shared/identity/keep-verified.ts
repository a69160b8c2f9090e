import { createHash } from 'node:crypto';
import type { VerifiedToken, VerifyToken } from './verify-token.js';

/** How many tokens are kept. */
const DEFAULT_LIMIT = 1_000;

/** Bounds of what is kept. */
export interface KeepOptions {
  /** Tokens that are kept at most; default 1000. */
  readonly limit?: number;
  /** Milliseconds since 1970; default the system's clock. */
  readonly now?: () => number;
}

/**
 * Keeps what good tokens say until they expire, so that a token that comes again costs no signature check. Tokens themselves are
 * not kept, but their hash.
 */
export function keepVerified(verify: VerifyToken, { limit = DEFAULT_LIMIT, now = Date.now }: KeepOptions = {}): VerifyToken {
  const kept = new Map<string, VerifiedToken>();
  return async (token) => {
    const key = createHash('sha256').update(token).digest('base64');
    const known = kept.get(key);
    // Taken out and put back: the one that was not used for longest is the first to go.
    kept.delete(key);
    const verified = known && known.expiresAt > now() ? known : await verify(token);
    const oldest = kept.size >= limit ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    kept.set(key, verified);
    return verified;
  };
}
