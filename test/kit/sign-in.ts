import * as oauth from 'oauth4webapi';

/** Somebody who is signing in at a development issuer, as an independent client of OpenID Connect does it. */
export interface SigningIn {
  readonly server: oauth.AuthorizationServer;
  readonly client: oauth.Client;
  readonly redirectUri: string;
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  /** The request, as it stands in the address to which the browser goes. */
  readonly parameters: URLSearchParams;
}

/** The tests' issuer has no certificate. */
const INSECURE = { [oauth.allowInsecureRequests]: true } as const;

/** Finds an issuer by its own words, and makes a request of it. */
export async function prepareSignIn(origin: string): Promise<SigningIn> {
  const issuer = new URL(`${origin}/oidc`);
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, INSECURE));
  const verifier = oauth.generateRandomCodeVerifier();
  const [state, nonce, redirectUri] = [oauth.generateRandomState(), oauth.generateRandomNonce(), `${origin}/innlogging`];
  const parameters = new URLSearchParams({
    client_id: 'dashboard',
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid',
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  return { server, client: { client_id: 'dashboard' }, redirectUri, verifier, state, nonce, parameters };
}

/** Chooses a person on the page of the issuer. */
export const choosePerson = ({ server, parameters }: SigningIn, person: string): Promise<Response> =>
  fetch(String(server.authorization_endpoint), {
    method: 'POST',
    body: new URLSearchParams([...parameters, ['person', person]]),
    redirect: 'manual',
  });

/** What the issuer sent the browser back with, checked. */
export function callbackOf({ server, client, state }: SigningIn, response: Response): URLSearchParams {
  return oauth.validateAuthResponse(server, client, new URL(response.headers.get('location') ?? 'about:blank'), state);
}

/** Asks for the tokens of a code. */
export const askForTokens = (
  { server, client, redirectUri, verifier }: SigningIn,
  callback: URLSearchParams,
  { wrongVerifier = verifier, wrongRedirect = redirectUri } = {},
): Promise<Response> => oauth.authorizationCodeGrantRequest(server, client, oauth.None(), callback, wrongRedirect, wrongVerifier, INSECURE);
