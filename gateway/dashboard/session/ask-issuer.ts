import * as oauth from 'oauth4webapi';
import { SIGN_IN_PATH } from '../../pages/view-paths.js';
import { keepPending, type PendingSignIn } from './pending-sign-in.js';
import type { SignedIn } from './session.js';
import { fetchSignInSettings } from './sign-in-settings.js';

/** An issuer, and under which name it knows this page. */
interface Known {
  readonly server: oauth.AuthorizationServer;
  readonly client: oauth.Client;
  readonly scope: string;
  readonly options: { readonly [oauth.allowInsecureRequests]: boolean };
}

const redirectUri = () => location.origin + SIGN_IN_PATH;

async function find(): Promise<Known> {
  const settings = await fetchSignInSettings();
  if (settings === null) throw new Error('nobody can sign in by this page');
  const issuer = new URL(settings.issuer);
  // The issuer of development machines has no certificate; all others are asked by https alone.
  const options = { [oauth.allowInsecureRequests]: issuer.origin === location.origin };
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options));
  return { server, client: { client_id: settings.clientId }, scope: settings.scope, options };
}

/**
 * Leaves the page for the issuer: code flow with PKCE (RFC 7636), state and nonce.
 * @param isSilent whether the issuer may ask her nothing, but answers at once whether it knows her
 */
export async function leaveForIssuer(returnTo: string, isSilent: boolean): Promise<void> {
  const { server, client, scope } = await find();
  const [verifier, state, nonce] = [oauth.generateRandomCodeVerifier(), oauth.generateRandomState(), oauth.generateRandomNonce()];
  const address = new URL(String(server.authorization_endpoint));
  const parameters = {
    client_id: client.client_id,
    redirect_uri: redirectUri(),
    response_type: 'code',
    scope,
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(isSilent ? { prompt: 'none' } : {}),
  };
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  keepPending({ verifier, state, nonce, returnTo });
  // A question that she does not see leaves no step to go back to.
  if (isSilent) location.replace(address);
  else location.assign(address);
}

/**
 * Makes tokens of what the issuer sent along.
 * @returns null if the issuer would have had to ask her
 * @throws Error if the answer is not to what this window asked, or the issuer refuses
 */
export async function finishSignIn(search: string, { verifier, state, nonce }: PendingSignIn): Promise<SignedIn | null> {
  const { server, client, options } = await find();
  try {
    const callback = oauth.validateAuthResponse(server, client, new URLSearchParams(search), state);
    const none = oauth.None();
    const response = await oauth.authorizationCodeGrantRequest(server, client, none, callback, redirectUri(), verifier, options);
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, { expectedNonce: nonce, requireIdToken: true });
    const lifetimeMs = (tokens.expires_in ?? 300) * 1_000;
    const claims = oauth.getValidatedIdTokenClaims(tokens);
    const subject = `${claims?.iss} ${claims?.sub}`;
    return { subject, token: tokens.access_token, idToken: tokens.id_token ?? '', expiresAt: Date.now() + lifetimeMs };
  } catch (error) {
    if (error instanceof oauth.AuthorizationResponseError && /_required$/.test(error.error)) return null;
    throw error;
  }
}

/** Leaves the page to sign out at the issuer too; where it has no address for that, the page is loaded anew. */
export async function leaveToSignOut(idToken: string): Promise<void> {
  const { server, client } = await find();
  const address = new URL(server.end_session_endpoint ?? location.origin);
  if (server.end_session_endpoint !== undefined) {
    address.searchParams.set('client_id', client.client_id);
    address.searchParams.set('id_token_hint', idToken);
    address.searchParams.set('post_logout_redirect_uri', `${location.origin}/`);
  }
  location.assign(address);
}
