import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Loading } from '../parts/loading.js';
import { Page } from '../parts/page.js';
import { sessionTexts } from '../texts/session.js';
import { useTexts } from '../texts/use-language.js';
import { dropDraftsOfOthers } from './drafts.js';
import { noteSignedIn, takePending } from './pending-sign-in.js';
import { useSession } from './use-session.js';
import { useSignIn } from './use-sign-in.js';

/** Where the issuer sends people back to: signs them in, and takes them to where they were. */
export function SignInReturn() {
  const session = useSession();
  const [, navigate] = useLocation();
  const [failed, setFailed] = useState<{ readonly returnTo?: string } | null>(null);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    const pending = takePending();
    const finish = async () => {
      if (pending === null) throw new Error('this window has not asked anybody to sign in');
      const { finishSignIn } = await import('./ask-issuer.js');
      const signedIn = await finishSignIn(location.search, pending);
      noteSignedIn(signedIn !== null);
      if (signedIn) {
        dropDraftsOfOthers(signedIn.subject);
        session.begin(signedIn);
      }
      navigate(pending.returnTo, { replace: true });
    };
    finish().catch(() => {
      noteSignedIn(false);
      // The code in the address is used up, or not for this window.
      history.replaceState(null, '', location.pathname);
      setFailed(pending ? { returnTo: pending.returnTo } : {});
    });
  }, [session, navigate]);
  return failed ? <Failed {...failed} /> : <Loading />;
}

/** The way to try again, and then to where she wanted to be. */
function Failed({ returnTo }: { readonly returnTo?: string }) {
  const texts = useTexts(sessionTexts);
  const { signIn, failed } = useSignIn(returnTo);
  return (
    <Page title={texts.signIn}>
      <Alert data-color="danger" role="alert">
        <Paragraph>{failed ? texts.unreachable : `${texts.failed}. ${texts.failedText}`}</Paragraph>
        <Button onClick={signIn}>{texts.tryAgain}</Button>
      </Alert>
    </Page>
  );
}
