import { ApolloProvider } from '@apollo/client/react';
import { Suspense, useEffect, useRef } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { SIGN_IN_PATH } from '../../pages/view-paths.js';
import { createClient } from '../graph/create-client.js';
import { createStaleSources } from '../graph/stale-sources.js';
import { Loading } from '../parts/loading.js';
import { StaleMark } from '../parts/stale-mark.js';
import { createSession } from '../session/session.js';
import { SignInReturn } from '../session/sign-in-return.js';
import { useResumedSignIn } from '../session/use-resumed-sign-in.js';
import { SessionContext } from '../session/use-session.js';
import { useSessionEnds } from '../session/use-session-ends.js';
import { CrashBoundary } from './crash-boundary.js';
import { Footer } from './footer.js';
import { Header } from './header.js';
import { NotFound } from './not-found.js';
import { useFocusOnNavigation } from './use-focus-on-navigation.js';
import { VIEWS } from './views.js';

const session = createSession();
const stale = createStaleSources();
const client = createClient({ token: session.token, stale });
// What one reader may see is not for the next.
session.subscribe(() => void client.clearStore());

/** The whole page: a frame that is there at once, and the view of the address in it. */
export function App() {
  return (
    <SessionContext value={session}>
      <ApolloProvider client={client}>
        <Header />
        <Content />
        <Footer />
      </ApolloProvider>
    </SessionContext>
  );
}

/** What changes from view to view. A view that failed does not stand in the way of the next. */
function Content() {
  const isResuming = useResumedSignIn();
  const ends = useSessionEnds();
  const [path] = useLocation();
  const content = useRef<HTMLElement>(null);
  // With the path, for what is shown changes with it.
  useEffect(() => () => (path ? stale.clear() : undefined), [path]);
  useFocusOnNavigation(content);
  return (
    <main id="content" tabIndex={-1} ref={content}>
      <StaleMark sources={stale} />
      <CrashBoundary key={`${path} ${ends}`}>
        <Suspense fallback={<Loading />}>
          {isResuming ? (
            <Loading />
          ) : (
            <Switch>
              {VIEWS.map(({ path: address, Component }) => (
                <Route key={address} path={address} component={Component} />
              ))}
              <Route path={SIGN_IN_PATH} component={SignInReturn} />
              <Route component={NotFound} />
            </Switch>
          )}
        </Suspense>
      </CrashBoundary>
    </main>
  );
}
