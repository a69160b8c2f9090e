import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Session, SessionState } from './session.js';

/** The session of the page, for all that is on it. */
export const SessionContext = createContext<Session | null>(null);

/** The session, to begin and end it. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('this part of the page stands outside of the session');
  return session;
}

/** Who is signed in; the component is drawn again when that changes. */
export function useSessionState(): SessionState {
  const { subscribe, state } = useSession();
  return useSyncExternalStore(subscribe, state);
}
