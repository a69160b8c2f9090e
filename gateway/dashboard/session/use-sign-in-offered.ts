import { useEffect, useState } from 'react';
import { fetchSignInSettings } from './sign-in-settings.js';

/** Whether people can sign in by this page at all. */
export function useSignInOffered(): boolean {
  const [isOffered, setOffered] = useState(false);
  useEffect(() => {
    fetchSignInSettings().then(
      (settings) => setOffered(settings !== null),
      () => {},
    );
  }, []);
  return isOffered;
}
