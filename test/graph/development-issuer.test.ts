import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as oauth from 'oauth4webapi';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveDevelopmentIssuer } from '../../gateway/development-issuer/serve-development-issuer.js';
import { createApp } from '../../gateway/http/create-app.js';
import { DEFAULT_SETTINGS } from '../../gateway/settings/gateway-settings.js';
import { listen } from '../../shared/subgraph/serve.js';
import { askForTokens, callbackOf, choosePerson, prepareSignIn } from '../kit/sign-in.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { startTestIssuer } from '../kit/test-issuer.js';

let graph: TestGraph;

beforeAll(async () => {
  graph = await startTestGraph();
});
afterAll(() => graph?.close());

const errorOf = async (response: Response) => [response.status, ((await response.json()) as { error?: string }).error];
const PERSON = 'COORDINATOR ous';

describe('the development issuer', () => {
  it('signs somebody in for an independent client, with a token that the graph takes', async () => {
    const asked = await prepareSignIn(graph.url);
    const callback = callbackOf(asked, await choosePerson(asked, PERSON));
    const response = await askForTokens(asked, callback);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const tokens = await oauth.processAuthorizationCodeResponse(asked.server, asked.client, response, { expectedNonce: asked.nonce });
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 3_600 });
    expect(oauth.getValidatedIdTokenClaims(tokens)).toMatchObject({ sub: PERSON, name: 'Koordinator' });

    const keys = createRemoteJWKSet(new URL(String(asked.server.jwks_uri)));
    await expect(jwtVerify(tokens.id_token ?? '', keys, { issuer: `${graph.url}/oidc`, audience: 'dashboard' })).resolves.toBeDefined();
    const { data } = await graph.query('{ viewer { signedIn roles { role sector network } } }', {}, { as: tokens.access_token });
    expect(data).toEqual({ viewer: { signedIn: true, roles: [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }] } });

    const { errors } = await graph.query('{ viewer { signedIn } }', {}, { as: String(tokens.id_token) });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
  });

  it('publishes no secret part of its key', async () => {
    const { keys } = (await (await fetch(`${graph.url}/oidc/jwks`)).json()) as { keys: object[] };
    expect(keys.map((key) => Object.keys(key).toSorted())).toEqual([['alg', 'crv', 'kty', 'use', 'x', 'y']]);
  });

  it('takes a code once', async () => {
    const asked = await prepareSignIn(graph.url);
    const callback = callbackOf(asked, await choosePerson(asked, PERSON));
    expect((await askForTokens(asked, callback)).status).toBe(200);
    expect(await errorOf(await askForTokens(asked, callback))).toEqual([400, 'invalid_grant']);
  });

  it.each([{ wrongVerifier: 'x'.repeat(43) }, { wrongVerifier: '' }, { wrongRedirect: 'http://127.0.0.1:1/innlogging' }])(
    'takes no code with %o, and not afterwards either',
    async (wrong) => {
      const asked = await prepareSignIn(graph.url);
      const callback = callbackOf(asked, await choosePerson(asked, PERSON));
      const { server, redirectUri, verifier } = asked;
      const body = new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: 'dashboard',
        code: callback.get('code') ?? '',
        redirect_uri: wrong.wrongRedirect ?? redirectUri,
        code_verifier: wrong.wrongVerifier ?? verifier,
      });
      expect(await errorOf(await fetch(String(server.token_endpoint), { method: 'POST', body }))).toEqual([400, 'invalid_grant']);
      expect(await errorOf(await askForTokens(asked, callback))).toEqual([400, 'invalid_grant']);
    },
  );

  it('sends nobody to an address that is not its own page', async () => {
    for (const redirect of [`${graph.url}/innlogging/`, `${graph.url}/innlogging?x=1`, 'https://elsewhere.example.no/innlogging', '']) {
      const asked = await prepareSignIn(graph.url);
      asked.parameters.set('redirect_uri', redirect);
      const [page, choice] = [
        await fetch(`${graph.url}/oidc/authorize?${asked.parameters}`, { redirect: 'manual' }),
        await choosePerson(asked, PERSON),
      ];
      expect([page.status, page.headers.get('location'), choice.status, choice.headers.get('location')]).toEqual([400, null, 400, null]);
    }
    const out = await fetch(`${graph.url}/oidc/logout?post_logout_redirect_uri=https://elsewhere.example.no/`, { redirect: 'manual' });
    expect([out.status, out.headers.get('location')]).toEqual([400, null]);
  });

  it.each([
    ['code_challenge_method', 'plain', 'invalid_request'],
    ['code_challenge', 'short', 'invalid_request'],
    ['response_type', 'token', 'unsupported_response_type'],
    ['scope', 'profile', 'invalid_scope'],
    ['prompt', 'none', 'login_required'],
  ])('sends back with an error where %s is %s', async (name, value, error) => {
    const asked = await prepareSignIn(graph.url);
    asked.parameters.set(name, value);
    const response = await fetch(`${graph.url}/oidc/authorize?${asked.parameters}`, { redirect: 'manual' });
    expect(() => callbackOf(asked, response)).toThrow(oauth.AuthorizationResponseError);
    expect(new URL(response.headers.get('location') ?? '').searchParams.get('error')).toBe(error);
  });

  it('remembers who was chosen, until she signs out', async () => {
    const asked = await prepareSignIn(graph.url);
    const [cookie = ''] = (await choosePerson(asked, PERSON)).headers.get('set-cookie')?.split(';') ?? [];
    asked.parameters.set('prompt', 'none');
    const silent = await fetch(`${graph.url}/oidc/authorize?${asked.parameters}`, { redirect: 'manual', headers: { cookie } });
    expect(callbackOf(asked, silent).get('code')).toBeTruthy();
    const out = await fetch(`${graph.url}/oidc/logout`, { redirect: 'manual', headers: { cookie } });
    expect([out.headers.get('location'), out.headers.get('set-cookie')]).toEqual([`${graph.url}/`, expect.stringContaining('Max-Age=0')]);
  });

  it('lists persons of every network and owner, and nobody else may be chosen', async () => {
    const asked = await prepareSignIn(graph.url);
    const page = await fetch(`${graph.url}/oidc/authorize?${asked.parameters}`);
    const html = await page.text();
    const persons = [...html.matchAll(/name="person" value="([^"]+)"/g)].map(([, key]) => key ?? '');
    expect(persons).toHaveLength(7 * 3 + 4 * 5 + 3);
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(html).toContain('Bare for utvikling');
    for (const person of persons) expect((await choosePerson(asked, person)).status).toBe(303);
    for (const nobody of ['', 'KING ous', 'COORDINATOR nowhere', 'ADMIN', 'LEADER ous', '__proto__ x', 'toString ous'])
      expect([nobody, (await choosePerson(asked, nobody)).status]).toEqual([nobody, 400]);
  });

  it('writes what comes in the request as text', async () => {
    const asked = await prepareSignIn(graph.url);
    asked.parameters.set('state', '"><script>alert(1)</script>');
    expect(await (await fetch(`${graph.url}/oidc/authorize?${asked.parameters}`)).text()).not.toContain('<script');
  });
});

it('takes no code that is older than a minute', async () => {
  if (!graph.issuer) throw new Error('there is no development issuer');
  let now = 0;
  const logger = pino({ level: 'silent' });
  const app = await createApp(DEFAULT_SETTINGS, logger);
  await serveDevelopmentIssuer(app, { issuer: graph.issuer, publicUrl: null, readUnits: async () => new Map(), now: () => now });
  const { url, close } = await listen(app, 'the issuer', { host: '127.0.0.1', port: 0, logger });
  try {
    for (const [age, status] of [
      [59_999, 200],
      [60_000, 400],
    ] as const) {
      const asked = await prepareSignIn(url);
      const callback = callbackOf(asked, await choosePerson(asked, PERSON));
      now += age;
      expect((await askForTokens(asked, callback)).status).toBe(status);
    }
  } finally {
    await close();
  }
});

it('is not there where a real issuer is set', async () => {
  const real = await startTestIssuer();
  const { issuer: ISSUER, audience: AUDIENCE, jwksUrl: JWKS_URL } = real;
  const page = { OIDC_CLIENT_ID: 'the-page', OIDC_SCOPE: 'openid graph' };
  const other = await startTestGraph({ ISSUER, AUDIENCE, JWKS_URL, ...page, DEMO: 'off' });
  try {
    for (const path of ['.well-known/openid-configuration', 'jwks', 'authorize', 'logout'])
      expect([path, (await fetch(`${other.url}/oidc/${path}`)).status]).toEqual([path, 404]);
    expect(await (await fetch(`${other.url}/oidc-settings.json`)).json()).toEqual({
      issuer: ISSUER,
      clientId: 'the-page',
      scope: 'openid graph',
    });
    expect((await fetch(`${other.url}/`)).headers.get('content-security-policy')).toContain(`connect-src 'self' ${ISSUER};`);
  } finally {
    await other.close();
    await real.close();
  }
});
