/** What a window must remember while its reader is at the issuer. */
export interface PendingSignIn {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  /** Path and query to come back to. */
  readonly returnTo: string;
}

const PENDING = 'sign-in-pending';
const KNOWN = 'signed-in';

/** Remembers it for this window; the verifier is worthless without the code, and the code without it. */
export const keepPending = (pending: PendingSignIn): void => sessionStorage.setItem(PENDING, JSON.stringify(pending));

/** Gives it out once; null if this window has begun nothing. */
export function takePending(): PendingSignIn | null {
  const text = sessionStorage.getItem(PENDING);
  sessionStorage.removeItem(PENDING);
  return text === null ? null : (JSON.parse(text) as PendingSignIn);
}

/** Notes for this window whether somebody is signed in: not who, and no token. */
export function noteSignedIn(isSignedIn: boolean): void {
  if (isSignedIn) sessionStorage.setItem(KNOWN, '1');
  else sessionStorage.removeItem(KNOWN);
}

/** Whether somebody was signed in before the page was loaded anew. */
export const wasSignedIn = (): boolean => sessionStorage.getItem(KNOWN) !== null;
