import { ApolloProvider } from '@apollo/client/react';
import { Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { SIGN_IN_PATH } from '../../pages/view-paths.js';
import { createClient } from '../graph/create-client.js';
import { Loading } from '../parts/loading.js';
import { createSession } from '../session/session.js';
import { SignInReturn } from '../session/sign-in-return.js';
import { useResumedSignIn } from '../session/use-resumed-sign-in.js';
import { SessionContext } from '../session/use-session.js';
import { CrashBoundary } from './crash-boundary.js';
import { Footer } from './footer.js';
import { Header } from './header.js';
import { NotFound } from './not-found.js';
import { VIEWS } from './views.js';

const session = createSession();
const client = createClient({ token: session.token });
// What one reader may see is not for the next.
session.subscribe(() => void client.clearStore());

/** The whole page: a frame that is there at once, and the view of the address in it. */
export function App() {
  const isResuming = useResumedSignIn();
  return (
    <SessionContext value={session}>
      <ApolloProvider client={client}>
        <Header />
        <main id="content" tabIndex={-1}>
          <CrashBoundary>
            <Suspense fallback={<Loading />}>
              {isResuming ? (
                <Loading />
              ) : (
                <Switch>
                  {VIEWS.map(({ path, Component }) => (
                    <Route key={path} path={path} component={Component} />
                  ))}
                  <Route path={SIGN_IN_PATH} component={SignInReturn} />
                  <Route component={NotFound} />
                </Switch>
              )}
            </Suspense>
          </CrashBoundary>
        </main>
        <Footer />
      </ApolloProvider>
    </SessionContext>
  );
}
