import { useEffect, useState } from 'react';
import { useSession } from './use-session.js';

/** How often somebody's session has ended on this page: what was shown to her is drawn anew for whoever comes next. */
export function useSessionEnds(): number {
  const { subscribe, state } = useSession();
  const [ends, setEnds] = useState(0);
  useEffect(
    () =>
      subscribe(() => {
        if (state().kind !== 'IN') setEnds((count) => count + 1);
      }),
    [subscribe, state],
  );
  return ends;
}
