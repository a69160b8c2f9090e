import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Loading } from '../parts/loading.js';
import { Page } from '../parts/page.js';
import { sessionTexts } from '../texts/session.js';
import { useTexts } from '../texts/use-language.js';
import { noteSignedIn, takePending } from './pending-sign-in.js';
import { useSession } from './use-session.js';
import { useSignIn } from './use-sign-in.js';

/** Where the issuer sends people back to: signs them in, and takes them to where they were. */
export function SignInReturn() {
  const texts = useTexts(sessionTexts);
  const session = useSession();
  const { signIn } = useSignIn();
  const [, navigate] = useLocation();
  const [failed, setFailed] = useState(false);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    const finish = async () => {
      const pending = takePending();
      if (pending === null) throw new Error('this window has not asked anybody to sign in');
      const { finishSignIn } = await import('./ask-issuer.js');
      const signedIn = await finishSignIn(location.search, pending);
      noteSignedIn(signedIn !== null);
      if (signedIn) session.begin(signedIn);
      navigate(pending.returnTo, { replace: true });
    };
    finish().catch(() => {
      noteSignedIn(false);
      // The code in the address is used up, or not for this window.
      history.replaceState(null, '', location.pathname);
      setFailed(true);
    });
  }, [session, navigate]);
  if (!failed) return <Loading />;
  return (
    <Page title={texts.signIn}>
      <Alert data-color="danger" role="alert">
        <Paragraph>
          {texts.failed}. {texts.failedText}
        </Paragraph>
        <Button onClick={signIn}>{texts.signIn}</Button>
      </Alert>
    </Page>
  );
}
