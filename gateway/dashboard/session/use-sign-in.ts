import { useState } from 'react';
import { SIGN_IN_PATH, VIEW_PATHS } from '../../pages/view-paths.js';
import { dropDrafts } from './drafts.js';
import { noteSignedIn } from './pending-sign-in.js';
import { useSession } from './use-session.js';

/** To sign in and out; `failed` after an attempt that did not come through to the issuer. */
export interface SigningIn {
  readonly signIn: () => void;
  readonly signOut: () => void;
  readonly failed: boolean;
}

/**
 * See {@link SigningIn}. What it takes is fetched when somebody signs in.
 * @param returnTo where the reader is after signing in; by default where she was
 */
export function useSignIn(returnTo?: string): SigningIn {
  const session = useSession();
  const [failed, setFailed] = useState(false);
  const attempt = async (leave: (issuer: typeof import('./ask-issuer.js')) => Promise<void>) => {
    setFailed(false);
    await import('./ask-issuer.js').then(leave).catch(() => setFailed(true));
  };
  return {
    failed,
    signIn: () => void attempt(({ leaveForIssuer }) => leaveForIssuer(returnTo ?? returnAddress(), false)),
    signOut: () => {
      const state = session.state();
      session.end();
      noteSignedIn(false);
      dropDrafts();
      if (state.kind === 'IN') void attempt(({ leaveToSignOut }) => leaveToSignOut(state.idToken));
    },
  };
}

/** Where she is; from where the issuer sends people back to, there is nothing to come back to. */
const returnAddress = (): string => (location.pathname === SIGN_IN_PATH ? VIEW_PATHS.mine : location.pathname + location.search);
