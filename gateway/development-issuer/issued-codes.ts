import { createHash, randomBytes } from 'node:crypto';

/** What a code was given out for; it holds for that alone. */
export interface CodeGrant {
  readonly redirectUri: string;
  /** The challenge of PKCE: SHA-256 of what the client will show. */
  readonly challenge: string;
  readonly nonce: string | null;
  /** Key of the {@link Person} who signed in. */
  readonly person: string;
}

/** Codes that were given out. */
export interface IssuedCodes {
  /** A new code, good for a minute. */
  issue(grant: CodeGrant): string;
  /** What a code stands for; null if it is unknown, used or old. It is used up by that. */
  take(code: string): CodeGrant | null;
}

const LIFETIME_MS = 60_000;
/** Codes that wait at most; the oldest goes. */
const LIMIT = 1_000;

/** @param now milliseconds since 1970 */
export function createIssuedCodes(now: () => number = Date.now): IssuedCodes {
  const codes = new Map<string, { readonly grant: CodeGrant; readonly until: number }>();
  return {
    issue(grant) {
      const code = randomBytes(32).toString('base64url');
      const [oldest] = codes.keys();
      if (codes.size >= LIMIT && oldest !== undefined) codes.delete(oldest);
      codes.set(code, { grant, until: now() + LIFETIME_MS });
      return code;
    },
    take(code) {
      const found = codes.get(code);
      codes.delete(code);
      return found && now() < found.until ? found.grant : null;
    },
  };
}

/** Whether a verifier is the one behind a challenge (RFC 7636, 4.6, method S256). */
export const fits = (verifier: string, challenge: string): boolean =>
  /^[\w.~-]{43,128}$/.test(verifier) && createHash('sha256').update(verifier).digest('base64url') === challenge;
