/** Somebody who is signed in. */
export interface SignedIn {
  /** Who it is, among all issuers: never shown. */
  readonly subject: string;
  /** Access token for the graph. */
  readonly token: string;
  /** Identity token: says the issuer who signs out. */
  readonly idToken: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Whether somebody is signed in on this page, and since when not any more. */
export type SessionState = { readonly kind: 'OUT' } | { readonly kind: 'EXPIRED' } | ({ readonly kind: 'IN' } & SignedIn);

/** The session of this window. */
export interface Session {
  readonly state: () => SessionState;
  /** Token to send; null for nobody. */
  readonly token: () => string | null;
  readonly begin: (signedIn: SignedIn) => void;
  readonly end: () => void;
  /** Tells of every change; gives what stops it. */
  readonly subscribe: (tell: () => void) => () => void;
}

const OUT: SessionState = { kind: 'OUT' };

/**
 * Keeps the token in the memory of the page alone: no script of a later visit and no other window finds it, and it is gone when the window is closed.
 * After a reload the issuer, which still knows her, gives a new one without asking (see `useResumedSignIn`).
 */
export function createSession(): Session {
  let state = OUT;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();
  const change = (next: SessionState) => {
    clearTimeout(timer);
    state = next;
    for (const tell of listeners) tell();
  };
  return {
    state: () => state,
    token: () => (state.kind === 'IN' && Date.now() < state.expiresAt ? state.token : null),
    begin: (signedIn) => {
      change({ kind: 'IN', ...signedIn });
      timer = setTimeout(() => change({ kind: 'EXPIRED' }), signedIn.expiresAt - Date.now());
    },
    end: () => change(OUT),
    subscribe: (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
  };
}
