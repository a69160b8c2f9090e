import { useQuery } from '@apollo/client/react';
import { Button } from '@digdir/designsystemet-react';
import { sessionTexts } from '../texts/session.js';
import { useTexts } from '../texts/use-language.js';
import { SessionViewerDocument } from './session-viewer.generated.js';
import { useSessionState } from './use-session.js';
import { useSignIn } from './use-sign-in.js';
import { useSignInOffered } from './use-sign-in-offered.js';

/** Who is signed in, in which role and where; and the way in and out. */
export function SessionStatus() {
  const texts = useTexts(sessionTexts);
  const { kind } = useSessionState();
  const { signIn, signOut, failed } = useSignIn();
  const isOffered = useSignInOffered();
  if (!isOffered) return null;
  return (
    <div className="session">
      {kind === 'IN' && <SignedInAs />}
      {kind === 'EXPIRED' && <span role="alert">{texts.expired}</span>}
      {failed && <span role="alert">{texts.unreachable}</span>}
      <Button variant="tertiary" data-size="sm" onClick={kind === 'IN' ? signOut : signIn}>
        {kind === 'IN' ? texts.signOut : texts.signIn}
      </Button>
    </div>
  );
}

function SignedInAs() {
  const texts = useTexts(sessionTexts);
  const { data } = useQuery(SessionViewerDocument);
  if (!data) return null;
  const places = new Map([
    ['regional', texts.regional],
    ...data.sectors.flatMap(({ slug, name, networks }) => [[slug, name] as const, ...networks.map((one) => [one.slug, one.name] as const)]),
  ]);
  const roles = data.viewer.roles.map(({ role, sector, network }) => `${texts[role]}, ${places.get(network ?? sector) ?? sector}`);
  return (
    <span className="session-who">
      {texts.signedInAs} {roles.length > 0 ? roles.join('; ') : texts.noRole}
    </span>
  );
}
