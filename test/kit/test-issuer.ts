import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import type { IssuerSettings } from '../../shared/identity/trusted-issuer.js';

/** A key of an issuer. */
export interface IssuerKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

/** Makes a key. */
export async function issuerKey(kid: string, alg = 'ES256'): Promise<IssuerKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

/** An issuer with an address, as HelseID is one. */
export interface TestIssuer extends IssuerSettings {
  /** What it publishes; may be changed. */
  readonly published: IssuerKey[];
  /** How often its keys were asked for. */
  readonly fetches: () => number;
  /** Says what a token's claims are, on top of good ones; `undefined` takes one away. */
  token(
    claims?: Readonly<Record<string, unknown>>,
    header?: { readonly key?: IssuerKey; readonly typ?: string | undefined },
  ): Promise<string>;
  close(): Promise<void>;
}

/** Starts an issuer that publishes its keys over HTTP. */
export async function startTestIssuer(): Promise<TestIssuer> {
  const published = [await issuerKey('first')];
  let fetches = 0;
  const server: Server = createServer((_request, response) => {
    fetches += 1;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: published.map(({ publicJwk }) => publicJwk) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const settings = { issuer: 'https://sts.example.no', audience: 'resource-nurse' };
  return {
    ...settings,
    jwksUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`,
    published,
    fetches: () => fetches,
    token: async (claims = {}, { key = published[0], ...header } = {}) => {
      if (!key) throw new Error('the issuer has no key');
      const now = Math.floor(Date.now() / 1_000);
      const good = { iss: settings.issuer, aud: settings.audience, sub: 'kari', iat: now, nbf: now, exp: now + 600 };
      const { typ } = { typ: 'at+jwt', ...header };
      return new SignJWT({ ...good, ...claims })
        .setProtectedHeader({ alg: key.alg, kid: key.kid, ...(typ === undefined ? {} : { typ }) })
        .sign(key.privateKey);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
