import { createHash, randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, type JWTHeaderParameters, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClientIdentification, type IdentifyClient } from '../gateway/identify-client.js';
import { createProofVerifier } from '../shared/identity/dpop.js';
import { createReplayGuard } from '../shared/identity/replay-guard.js';
import { trustIssuer } from '../shared/identity/trusted-issuer.js';
import { createTokenVerifier } from '../shared/identity/verify-token.js';
import { type IssuerKey, issuerKey, startTestIssuer, type TestIssuer } from './kit/test-issuer.js';

const URL_OF_GRAPH = 'https://graph.example.no/graphql';
const seconds = () => Math.floor(Date.now() / 1_000);
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');

let issuer: TestIssuer;
/** The client's own key. */
let key: IssuerKey;
let thumbprint: string;
/** A token that is bound to it. */
let token: string;
let identify: IdentifyClient;

beforeAll(async () => {
  issuer = await startTestIssuer();
  key = await issuerKey('client');
  thumbprint = await calculateJwkThumbprint(key.publicJwk);
  token = await issuer.token({ cnf: { jkt: thumbprint } });
  identify = identificationAt(null);
});
afterAll(() => issuer.close());

const identificationAt = (publicUrl: string | null) =>
  createClientIdentification({ verifyToken: createTokenVerifier(trustIssuer(issuer)), publicUrl });

/** What a proof says on top of good claims and a good head; `undefined` takes one away. */
interface Deviation {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly head?: Partial<JWTHeaderParameters>;
  readonly signer?: IssuerKey;
}

function proof({ claims = {}, head = {}, signer = key }: Deviation = {}): Promise<string> {
  const { kty, crv, x, y, n, e } = signer.publicJwk;
  const jwk = JSON.parse(JSON.stringify({ kty, crv, x, y, n, e })) as JWK;
  return new SignJWT({ htm: 'POST', htu: URL_OF_GRAPH, iat: seconds(), jti: randomUUID(), ath: hashOf(token), ...claims })
    .setProtectedHeader({ typ: 'dpop+jwt', alg: signer.alg, jwk, ...head } as JWTHeaderParameters)
    .sign(signer.privateKey);
}

const request = (sent: string | null, authorization = `DPoP ${token}`, url = URL_OF_GRAPH, method = 'POST') => ({
  method,
  url: new URL(url),
  authorization,
  proof: sent,
});

async function codeOf(work: Promise<unknown>): Promise<unknown> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error === null) return null;
  if (!(error instanceof GraphQLError)) throw error;
  expect(error.message).not.toMatch(/JW|jose|htu|ath|jti|claim/);
  return error.extensions.code;
}

describe('a token that is bound to a key', () => {
  it('passes with the right proof, and goes to subgraphs as Bearer', async () => {
    expect(await identify(request(await proof()))).toBe(`Bearer ${token}`);
  });

  it('passes with a proof of another kind of key, and whatever the query string is', async () => {
    const rsa = await issuerKey('rsa', 'PS256');
    const bound = await issuer.token({ cnf: { jkt: await calculateJwkThumbprint(rsa.publicJwk) } });
    const sent = await proof({ signer: rsa, claims: { ath: hashOf(bound), htm: 'GET' } });
    expect(await identify(request(sent, `dpop ${bound}`, `${URL_OF_GRAPH}?query=x`, 'GET'))).toBe(`Bearer ${bound}`);
  });

  it('is refused as Bearer, with a proof or without: that would make the proof pointless', async () => {
    expect(await codeOf(identify(request(null, `Bearer ${token}`)))).toBe('UNAUTHENTICATED');
    expect(await codeOf(identify(request(await proof(), `Bearer ${token}`)))).toBe('UNAUTHENTICATED');
  });

  it('is refused without a proof', async () => {
    expect(await codeOf(identify(request(null)))).toBe('UNAUTHENTICATED');
    expect(await codeOf(identify(request('')))).toBe('UNAUTHENTICATED');
  });

  it('is refused with a proof that came before', async () => {
    const once = await proof();
    await identify(request(once));
    expect(await codeOf(identify(request(once)))).toBe('UNAUTHENTICATED');
    const jti = randomUUID();
    await identify(request(await proof({ claims: { jti } })));
    expect(await codeOf(identify(request(await proof({ claims: { jti, iat: seconds() - 1 } }))))).toBe('UNAUTHENTICATED');
  });

  it('is refused with two proofs', async () => {
    expect(await codeOf(identify(request(`${await proof()}, ${await proof()}`)))).toBe('UNAUTHENTICATED');
  });

  it.each<[string, Deviation]>([
    ['another method', { claims: { htm: 'GET' } }],
    ['a method in small letters', { claims: { htm: 'post' } }],
    ['no method', { claims: { htm: undefined } }],
    ['another host', { claims: { htu: 'https://graph.evil.example/graphql' } }],
    ['another path', { claims: { htu: 'https://graph.example.no/other' } }],
    ['another scheme', { claims: { htu: 'http://graph.example.no/graphql' } }],
    ['another port', { claims: { htu: 'https://graph.example.no:8443/graphql' } }],
    ['no address', { claims: { htu: undefined } }],
    ['an address that is none', { claims: { htu: '/graphql' } }],
    ['an old time', { claims: { iat: seconds() - 120 } }],
    ['a time to come', { claims: { iat: seconds() + 120 } }],
    ['no time', { claims: { iat: undefined } }],
    ['the hash of another token', { claims: { ath: hashOf('another') } }],
    ['no hash of the token', { claims: { ath: undefined } }],
    ['no name', { claims: { jti: undefined } }],
    ['an empty name', { claims: { jti: '' } }],
    ['an end in the past', { claims: { exp: seconds() - 120 } }],
    ['another type', { head: { typ: 'JWT' } }],
    ['no type', { head: { typ: undefined } as never }],
    ['no key', { head: { jwk: undefined } as never }],
  ])('is refused with a proof of %s', async (_what, deviation) => {
    expect(await codeOf(identify(request(await proof(deviation))))).toBe('UNAUTHENTICATED');
  });

  it('is refused with a proof of another key, of a private one, or signed with another than it shows', async () => {
    const other = await issuerKey('other');
    expect(await codeOf(identify(request(await proof({ signer: other }))))).toBe('UNAUTHENTICATED');
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = await exportJWK(privateKey);
    const bound = await issuer.token({ cnf: { jkt: await calculateJwkThumbprint(await exportJWK(publicKey)) } });
    const sent = await proof({ signer: { ...other, privateKey }, head: { jwk }, claims: { ath: hashOf(bound) } });
    expect(await codeOf(identify(request(sent, `DPoP ${bound}`)))).toBe('UNAUTHENTICATED');
    const { kty, crv, x, y } = key.publicJwk;
    const shown = { kty, crv, x, y } as JWK;
    expect(await codeOf(identify(request(await proof({ signer: other, head: { jwk: shown } }))))).toBe('UNAUTHENTICATED');
  });

  it('is refused with a symmetric proof, or none of a signature', async () => {
    const claims = { htm: 'POST', htu: URL_OF_GRAPH, iat: seconds(), jti: randomUUID(), ath: hashOf(token) };
    const secret = new TextEncoder().encode('a'.repeat(32));
    const jwk = { kty: 'oct', k: Buffer.from(secret).toString('base64url') };
    const symmetric = await new SignJWT(claims).setProtectedHeader({ typ: 'dpop+jwt', alg: 'HS256', jwk } as never).sign(secret);
    expect(await codeOf(identify(request(symmetric)))).toBe('UNAUTHENTICATED');
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const unsigned = `${part({ typ: 'dpop+jwt', alg: 'none', jwk: key.publicJwk })}.${part(claims)}.`;
    expect(await codeOf(identify(request(unsigned)))).toBe('UNAUTHENTICATED');
  });
});

describe('a token that is not bound', () => {
  it('passes as Bearer, and is refused as DPoP', async () => {
    const free = await issuer.token();
    expect(await identify(request(null, `Bearer ${free}`))).toBe(`Bearer ${free}`);
    expect(await codeOf(identify(request(await proof({ claims: { ath: hashOf(free) } }), `DPoP ${free}`)))).toBe('UNAUTHENTICATED');
  });
});

describe('behind a proxy', () => {
  it('a proof is for PUBLIC_URL, whatever host the request names', async () => {
    const inner = 'http://127.0.0.1:4000/graphql';
    const plain = identificationAt('https://graph.example.no');
    expect(await plain(request(await proof(), undefined, inner))).toBe(`Bearer ${token}`);
    expect(await codeOf(plain(request(await proof({ claims: { htu: inner } }), undefined, inner)))).toBe('UNAUTHENTICATED');
    const below = identificationAt('https://example.no/nurses/');
    expect(await below(request(await proof({ claims: { htu: 'https://example.no/nurses/graphql' } }), undefined, inner))).not.toBeNull();
  });
});

describe('what was shown once', () => {
  it('is forgotten when it could not be shown again anyway, and not before', () => {
    const guard = createReplayGuard(120_000);
    expect(guard.show('a', 0)).toBe('FIRST');
    expect(guard.show('a', 120_000)).toBe('AGAIN');
    expect(guard.show('a', 120_001)).toBe('FIRST');
  });

  it('is not forgotten for want of room: then nothing is taken for new', async () => {
    const guard = createReplayGuard(120_000, 2);
    expect(['a', 'b', 'c', 'a'].map((name) => guard.show(name, 0))).toEqual(['FIRST', 'FIRST', 'FULL', 'AGAIN']);
    expect(guard.show('c', 120_001)).toBe('FIRST');
    const verify = createProofVerifier({ guard: createReplayGuard(120_000, 0) });
    const work = verify({ method: 'POST', url: new URL(URL_OF_GRAPH), proof: await proof(), token, thumbprint });
    expect(await codeOf(work)).toBe('IDENTITY_UNAVAILABLE');
  });

  it('is refused as long as its time is good, by a clock that goes on', async () => {
    let now = seconds() * 1_000;
    const verify = createProofVerifier({ now: () => now });
    const sent = await proof({ claims: { iat: now / 1_000 + 60 } });
    const show = () => codeOf(verify({ method: 'POST', url: new URL(URL_OF_GRAPH), proof: sent, token, thumbprint }));
    expect(await show()).toBeNull();
    for (const later of [60_000, 59_000, 1_000, 1]) {
      now += later;
      expect(await show()).toBe('UNAUTHENTICATED');
    }
  });
});
