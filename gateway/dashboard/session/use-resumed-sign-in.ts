import { useEffect, useState } from 'react';
import { SIGN_IN_PATH } from '../../pages/view-paths.js';
import { noteSignedIn, wasSignedIn } from './pending-sign-in.js';

/** Seconds after which the page is shown without her: the issuer may be down. */
const PATIENCE_MS = 5_000;

/**
 * After the page was loaded anew, asks the issuer without a question to the reader whether she is still signed in there.
 * @returns true while that goes on, and the page is about to be left
 */
export function useResumedSignIn(): boolean {
  const [isResuming, setResuming] = useState(() => wasSignedIn() && location.pathname !== SIGN_IN_PATH);
  useEffect(() => {
    if (!isResuming) return;
    const giveUp = () => {
      noteSignedIn(false);
      setResuming(false);
    };
    const timer = setTimeout(giveUp, PATIENCE_MS);
    import('./ask-issuer.js').then(({ leaveForIssuer }) => leaveForIssuer(location.pathname + location.search, true)).catch(giveUp);
    return () => clearTimeout(timer);
  }, [isResuming]);
  return isResuming;
}
