import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphQLError } from 'graphql';
import { exportSPKI, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../shared/config.js';
import { createAuthenticator } from '../shared/identity/create-authenticator.js';
import { readDevelopmentFile } from '../shared/identity/development-file.js';
import { readGrant } from '../shared/identity/grant-words.js';
import { keepVerified } from '../shared/identity/keep-verified.js';
import { openIdentity } from '../shared/identity/open-identity.js';
import { trustIssuer } from '../shared/identity/trusted-issuer.js';
import { createTokenVerifier, type VerifiedToken } from '../shared/identity/verify-token.js';
import { REGISTRY } from '../shared/sectors.js';
import type { Authenticate } from '../shared/subgraph/caller.js';
import { createHopCheck } from '../shared/subgraph/hop.js';
import { issuerKey, startTestIssuer, type TestIssuer } from './kit/test-issuer.js';

const PID = '12345678901';
const SECRET = 'a'.repeat(32);
const PUBLIC_URL = 'https://graph.example.no';
const NOW = () => Math.floor(Date.now() / 1_000);

let issuer: TestIssuer;
let authenticate: Authenticate;
const open = (cooldownMs = 0) =>
  createAuthenticator(keepVerified(createTokenVerifier(trustIssuer(issuer, { cooldownMs, timeoutMs: 500 }))));

beforeEach(async () => {
  issuer = await startTestIssuer();
  authenticate = open();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await issuer.close();
});

const as = (token: string) => authenticate(`Bearer ${token}`);

/** The error of a refusal: for people, and with nothing of the token or the library in it. */
async function refusal(work: Promise<unknown>, ...secrets: string[]): Promise<unknown> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof GraphQLError)) throw new Error(`it was not refused: ${error}`);
  const shown = `${JSON.stringify(error)} ${error.message} ${error.originalError ?? ''} ${error.cause ?? ''}`;
  expect(shown).not.toMatch(/JW[TSK]|jose|ERR_|claim|signature|ECONN|fetch|http/i);
  for (const secret of secrets) expect(shown).not.toContain(secret);
  return error.extensions.code;
}

describe('a token of the issuer', () => {
  it('says who calls', async () => {
    expect(await as(await issuer.token())).toEqual({ keys: ['sub:https://sts.example.no|kari'], statedGrants: [] });
  });

  it('says her number in the register of health personnel, if it is one', async () => {
    const caller = await as(await issuer.token({ 'helseid://claims/hpr/hpr_number': '7654321' }));
    expect(caller?.keys).toEqual(['sub:https://sts.example.no|kari', 'hpr:7654321']);
    expect((await as(await issuer.token({ 'helseid://claims/hpr/hpr_number': '' })))?.keys).toHaveLength(1);
    expect((await as(await issuer.token({ 'helseid://claims/hpr/hpr_number': 'x|sub:y' })))?.keys).toHaveLength(1);
  });

  it('gives no role, whatever it states', async () => {
    const grants = [{ role: 'ADMIN', sector: 'ous', network: null, unit: null, nurse: null }];
    expect((await as(await issuer.token({ grants })))?.statedGrants).toEqual([]);
  });

  it.each(['ES384', 'PS256', 'RS256', 'EdDSA'])('may be signed with %s', async (alg) => {
    const key = await issuerKey('other', alg);
    issuer.published.push(key);
    expect((await as(await issuer.token({}, { key })))?.keys).toHaveLength(1);
  });

  it('is not needed: who says nothing is nobody', async () => {
    expect(await authenticate(null)).toBeNull();
    expect(issuer.fetches()).toBe(0);
  });

  it('may come from a clock that differs by some seconds', async () => {
    expect(await as(await issuer.token({ nbf: NOW() + 5, exp: NOW() - 5 }))).not.toBeNull();
  });
});

describe('a token is refused', () => {
  it.each<[string, Record<string, unknown>]>([
    ['of another issuer', { iss: 'https://sts.evil.example' }],
    ['of the development issuer', { iss: 'urn:resource-nurse:development' }],
    ['for another audience', { aud: 'another' }],
    ['for no audience', { aud: undefined }],
    ['that has expired', { exp: NOW() - 60 }],
    ['that never expires', { exp: undefined }],
    ['that is not good yet', { nbf: NOW() + 600 }],
    ['without a subject', { sub: undefined }],
    ['with an empty subject', { sub: '' }],
    ['after a sign-in of level 2', { 'helseid://claims/identity/security_level': '2' }],
    ['after a sign-in of level 2, as a number', { 'helseid://claims/identity/security_level': 2 }],
    ['after a sign-in of no level', { 'helseid://claims/identity/security_level': 'high' }],
    ['that is bound in an unknown way', { cnf: { x5t: 'abc' } }],
  ])('%s', async (_what, claims) => {
    const token = await issuer.token({ ...claims, 'helseid://claims/identity/pid': PID });
    expect(await refusal(as(token), token, PID, 'kari')).toBe('UNAUTHENTICATED');
  });

  it.each(['3', '4', 4])('but not after a sign-in of level %s', async (level) => {
    expect(await as(await issuer.token({ 'helseid://claims/identity/security_level': level }))).not.toBeNull();
  });

  it.each(['dpop+jwt', 'logout+jwt', undefined])('of the type %s', async (typ) => {
    expect(await refusal(as(await issuer.token({}, { typ })))).toBe('UNAUTHENTICATED');
  });

  it('signed with a key that is not published, also under a published name', async () => {
    expect(await refusal(as(await issuer.token({}, { key: await issuerKey('other') })))).toBe('UNAUTHENTICATED');
    expect(await refusal(as(await issuer.token({}, { key: await issuerKey('first') })))).toBe('UNAUTHENTICATED');
  });

  it('without a signature, or with the public key for a secret', async () => {
    const claims = { iss: issuer.issuer, aud: issuer.audience, sub: 'kari', exp: NOW() + 600 };
    expect(await refusal(as(new UnsecuredJWT(claims).encode()))).toBe('UNAUTHENTICATED');
    const publicKey = await importJWK({ ...issuer.published[0]?.publicJwk, ext: true } as never, 'ES256', { extractable: true });
    const pem = new TextEncoder().encode(await exportSPKI(publicKey as never));
    const forged = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'first', typ: 'at+jwt' }).sign(pem);
    expect(await refusal(as(forged))).toBe('UNAUTHENTICATED');
  });

  it('with other claims under a good signature', async () => {
    const [head, , signature] = (await issuer.token()).split('.');
    const claims = Buffer.from(JSON.stringify({ iss: issuer.issuer, aud: issuer.audience, sub: 'ola', exp: NOW() + 600 }));
    expect(await refusal(as([head, claims.toString('base64url'), signature].join('.')))).toBe('UNAUTHENTICATED');
  });

  it.each(['Basic a2FyaTpvbGE=', 'Bearer', 'Bearer ', 'abc', '', 'Bearer a b', 'DPoP abc', 'Bearer not.a.token', 'Bearer ö'])(
    'in the header "%s"',
    async (header) => {
      expect(await refusal(authenticate(header))).toBe('UNAUTHENTICATED');
    },
  );

  it('where no issuer is set up', async () => {
    const nobody = createAuthenticator(createTokenVerifier(null));
    expect(await refusal(nobody(`Bearer ${await issuer.token()}`))).toBe('UNAUTHENTICATED');
  });
});

describe('the keys of the issuer', () => {
  it('are fetched once, and again for a key that is new', async () => {
    await as(await issuer.token());
    await as(await issuer.token({ sub: 'ola' }));
    expect(issuer.fetches()).toBe(1);
    issuer.published.unshift(await issuerKey('second'));
    expect((await as(await issuer.token()))?.keys).toHaveLength(1);
    expect(issuer.fetches()).toBe(2);
  });

  it('are not fetched for every name that somebody makes up', async () => {
    authenticate = open(60_000);
    await as(await issuer.token());
    for (const kid of ['a', 'b', 'c']) await refusal(as(await issuer.token({}, { key: await issuerKey(kid) })));
    expect(issuer.fetches()).toBe(1);
  });

  it('that cannot be had are no fault of the token; one that was verified before stays good', async () => {
    const [known, unknown] = [await issuer.token(), await issuer.token({ sub: 'ola' })];
    await as(known);
    await issuer.close();
    expect((await as(known))?.keys).toHaveLength(1);
    authenticate = open();
    expect(await refusal(as(unknown), unknown)).toBe('IDENTITY_UNAVAILABLE');
  });
});

describe('the national identity number', () => {
  it('is in nothing that is made of a token, and in no log', async () => {
    const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const complained = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const consoles = (['log', 'warn', 'error', 'info', 'debug'] as const).map((name) => vi.spyOn(console, name).mockReturnValue());
    const token = await issuer.token({ 'helseid://claims/identity/pid': PID });
    const verified = await createTokenVerifier(trustIssuer(issuer))(token);
    const refused = await issuer.token({ 'helseid://claims/identity/pid': PID, exp: 1 });
    await refusal(as(refused), PID);
    const logged = JSON.stringify([said, complained, ...consoles].map(({ mock }) => mock.calls));
    vi.restoreAllMocks();
    expect(JSON.stringify(verified)).not.toContain(PID);
    expect(logged).not.toContain(PID);
  });
});

describe('verified tokens', () => {
  const counted = (expiresAt: number) =>
    vi.fn(async (): Promise<VerifiedToken> => ({ caller: { keys: ['x'], statedGrants: [] }, thumbprint: null, expiresAt }));

  it('are verified once until they expire', async () => {
    const verify = counted(1_000);
    let now = 0;
    const kept = keepVerified(verify, { now: () => now });
    await kept('a');
    now = 999;
    await kept('a');
    expect(verify).toHaveBeenCalledTimes(1);
    now = 1_000;
    await kept('a');
    expect(verify).toHaveBeenCalledTimes(2);
  });

  it('are kept up to a bound; the one that was not used for longest goes first', async () => {
    const verify = counted(1_000);
    const kept = keepVerified(verify, { limit: 2, now: () => 0 });
    for (const token of ['a', 'b', 'a', 'c', 'a']) await kept(token);
    expect(verify).toHaveBeenCalledTimes(3);
    await kept('b');
    expect(verify).toHaveBeenCalledTimes(4);
  });

  it('are not kept when they are bad', async () => {
    const verify = vi.fn(async () => Promise.reject(new Error('bad')));
    const kept = keepVerified(verify);
    await expect(kept('a')).rejects.toThrow('bad');
    await expect(kept('a')).rejects.toThrow('bad');
    expect(verify).toHaveBeenCalledTimes(2);
  });
});

describe('the development issuer', () => {
  const environment = () => ({ DATA_DIR: mkdtempSync(join(tmpdir(), 'resource-nurse-identity-')) });
  const identityOf = (settings: Record<string, string>) => openIdentity(readConfig(settings, []).identity);
  const grant = { role: 'LEADER', sector: 'ous', network: null, unit: 'ous:unit:1', nurse: null };

  it('makes tokens whose roles are believed, by every program over the same folder', async () => {
    const settings = environment();
    const token = await (await identityOf(settings)).developmentIssuer?.sign({ subject: 'kari', grants: [grant] }, 60);
    const other = await identityOf(settings);
    expect(await other.authenticate(`Bearer ${token}`)).toEqual({
      keys: ['sub:urn:resource-nurse:development|kari'],
      statedGrants: [grant],
    });
    expect(await refusal((await identityOf(environment())).authenticate(`Bearer ${token}`))).toBe('UNAUTHENTICATED');
  });

  it('keeps its secrets in one file that only its owner reads', async () => {
    const { DATA_DIR } = environment();
    const file = join(DATA_DIR, 'deeper', 'development.json');
    const all = await Promise.all(Array.from({ length: 8 }, () => readDevelopmentFile(file)));
    expect(new Set(all.map((secrets) => JSON.stringify(secrets))).size).toBe(1);
    expect(readdirSync(join(DATA_DIR, 'deeper'))).toEqual(['development.json']);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('does not start with a file that is damaged, and leaves it', async () => {
    const { DATA_DIR } = environment();
    const file = join(DATA_DIR, 'development.json');
    writeFileSync(file, '{"hopSecret":');
    await expect(identityOf({ DATA_DIR })).rejects.toThrow(file);
    expect(readFileSync(file, 'utf8')).toBe('{"hopSecret":');
  });

  it('is not there in production, nor beside a real issuer', async () => {
    const settings = environment();
    const token = await (await identityOf(settings)).developmentIssuer?.sign({ subject: 'kari', grants: [grant] }, 60);
    const real = { ISSUER: issuer.issuer, AUDIENCE: 'urn:resource-nurse:graph', JWKS_URL: issuer.jwksUrl };
    for (const strict of [
      { MODE: 'production', HOP_SECRET: SECRET },
      real,
      { ...real, MODE: 'production', HOP_SECRET: SECRET, PUBLIC_URL },
    ]) {
      const identity = await identityOf({ ...settings, ...strict } as Record<string, string>);
      expect(identity.developmentIssuer).toBeNull();
      expect(await refusal(identity.authenticate(`Bearer ${token}`))).toBe('UNAUTHENTICATED');
    }
  });
});

describe('the settings', () => {
  const problems = (environment: Record<string, string>) => {
    try {
      readConfig(environment, []);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };
  const real = { ISSUER: 'https://sts.example.no', AUDIENCE: 'x', JWKS_URL: 'https://sts.example.no/jwks' };

  it.each([
    ['MODE', { MODE: 'test' }],
    ['HOP_SECRET', { MODE: 'production' }],
    ['HOP_SECRET', { HOP_SECRET: 'short-secret' }],
    ['HOP_SECRET', { HOP_SECRET: `${SECRET},short-secret` }],
    ['AUDIENCE', { ...real, AUDIENCE: '' }],
    ['JWKS_URL', { ...real, JWKS_URL: '' }],
    ['ISSUER', { ...real, ISSUER: '' }],
    ['JWKS_URL', { ...real, JWKS_URL: 'file:///etc/keys' }],
    ['JWKS_URL', { ...real, JWKS_URL: 'http://sts.example.no/jwks', MODE: 'production', HOP_SECRET: SECRET }],
    ['ISSUER', { ...real, ISSUER: 'http://sts.example.no', MODE: 'production', HOP_SECRET: SECRET }],
    ['PUBLIC_URL', { PUBLIC_URL: 'graph.example.no' }],
    ['PUBLIC_URL', { ...real, MODE: 'production', HOP_SECRET: SECRET }],
  ])('with a bad %s are refused: %j', (variable, environment) => {
    expect(problems(environment)).toContain(variable);
    expect(problems(environment)).not.toContain('short-secret');
  });

  it('may have http on this machine, in production too, and several secrets', () => {
    const config = readConfig(
      { ...real, JWKS_URL: 'http://127.0.0.1:9/jwks', MODE: 'production', HOP_SECRET: `${SECRET}, ${SECRET}b`, PUBLIC_URL },
      [],
    );
    expect(config.identity.hopSecrets).toEqual([SECRET, `${SECRET}b`]);
    expect(config.urlOf('jwks')).toBeNull();
  });

  it('let only what is one of the secrets through', () => {
    const isOfGraph = createHopCheck([SECRET, `${SECRET}b`]);
    expect([SECRET, `${SECRET}b`].map(isOfGraph)).toEqual([true, true]);
    expect(['', `${SECRET}c`, SECRET.slice(1), undefined, [SECRET]].map(isOfGraph)).toEqual([false, false, false, false, false]);
    expect(createHopCheck([])('')).toBe(false);
  });
});

describe('a grant on the command line', () => {
  const none = { network: null, unit: null, nurse: null };

  it.each([
    [
      { role: 'COORDINATOR', network: 'baerum' },
      { ...none, role: 'COORDINATOR', sector: 'vestre-viken', network: 'baerum' },
    ],
    [
      { role: 'LEADER', unit: 'ous:unit:1' },
      { ...none, role: 'LEADER', sector: 'ous', unit: 'ous:unit:1' },
    ],
    [
      { role: 'NURSE', nurse: 'ous:nurse:1', sector: 'ous' },
      { ...none, role: 'NURSE', sector: 'ous', nurse: 'ous:nurse:1' },
    ],
    [
      { role: 'AUDITOR', sector: 'regional' },
      { ...none, role: 'AUDITOR', sector: 'regional' },
    ],
  ])('%j gets its sector', (words, grant) => {
    expect(readGrant(words, REGISTRY)).toEqual(grant);
  });

  it.each([
    [{}, '--role'],
    [{ role: 'KING' }, '--role'],
    [{ role: 'NURSE' }, '--nurse'],
    [{ role: 'LEADER', sector: 'ous' }, '--unit'],
    [{ role: 'COORDINATOR', sector: 'ous' }, '--network'],
    [{ role: 'COORDINATOR', network: 'nowhere' }, '--network'],
    [{ role: 'COORDINATOR', network: 'baerum', sector: 'ous' }, 'more than one'],
    [{ role: 'LEADER', unit: 'ous:nurse:1' }, '--unit'],
    [{ role: 'LEADER', unit: 'nowhere:unit:1' }, 'nowhere'],
    [{ role: 'ADMIN', sector: 'nowhere' }, 'nowhere'],
    [{ role: 'ANALYST', sector: 'regional' }, 'regional'],
  ])('%j is refused', (words, part) => {
    expect(() => readGrant(words, REGISTRY)).toThrow(part);
  });
});
