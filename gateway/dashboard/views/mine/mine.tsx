import { useQuery } from '@apollo/client/react';
import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { Loading } from '../../parts/loading.js';
import { Page } from '../../parts/page.js';
import { Problem } from '../../parts/problem.js';
import { KeptDrafts } from '../../session/kept-drafts.js';
import { useSessionState } from '../../session/use-session.js';
import { useSignIn } from '../../session/use-sign-in.js';
import { mineTexts } from '../../texts/mine.js';
import { sessionTexts } from '../../texts/session.js';
import { useTexts } from '../../texts/use-language.js';
import { MineViewerDocument } from './mine.generated.js';
import { Workplace } from './workplace.js';

/** What is the reader's own: her units, persons, events and plans, what waits for her, and what she may change. */
export function Mine() {
  const texts = useTexts(mineTexts);
  const { kind } = useSessionState();
  return kind === 'OUT' ? (
    <Page title={texts.title} lead={texts.lead}>
      <SignInFirst />
    </Page>
  ) : (
    <SignedIn />
  );
}

function SignInFirst() {
  const texts = useTexts(sessionTexts);
  const { signIn, failed } = useSignIn();
  return (
    <>
      {failed && (
        <Alert data-color="danger" role="alert">
          <Paragraph>{texts.unreachable}</Paragraph>
        </Alert>
      )}
      <KeptDrafts />
      <Button onClick={signIn}>{texts.signIn}</Button>
    </>
  );
}

function SignedIn() {
  const texts = useTexts(mineTexts);
  const { kind } = useSessionState();
  const { data, previousData, error, refetch } = useQuery(MineViewerDocument, { skip: kind === 'EXPIRED' });
  const shown = data ?? previousData;
  if (shown?.viewer.signedIn) return <Workplace data={shown} retry={refetch} />;
  return (
    <Page title={texts.title}>
      {error ? <Problem error={error} retry={refetch} /> : kind === 'EXPIRED' ? <SignInFirst /> : <Loading />}
    </Page>
  );
}
