import { importJWK, type JWK, type JWTPayload, SignJWT } from 'jose';
import type { StatedGrant } from '../subgraph/caller.js';
import { StartError } from '../subgraph/errors.js';
import type { DevelopmentSecrets } from './development-file.js';
import type { TrustedIssuer } from './trusted-issuer.js';

const ISSUER = 'urn:resource-nurse:development';
const AUDIENCE = 'urn:resource-nurse:graph';
const ALGORITHM = 'ES256';

/** Who a token of the development issuer is for. */
export interface DevelopmentIdentity {
  readonly subject: string;
  readonly grants: readonly StatedGrant[];
}

/** Makes tokens on this machine, so that everything can be tried without a real issuer. Never in production. */
export interface DevelopmentIssuer {
  /** What the graph believes of it. */
  readonly trusted: TrustedIssuer;
  /** A signed access token. */
  sign(identity: DevelopmentIdentity, lifetimeSeconds: number): Promise<string>;
  /** A signed identity token (OpenID Connect Core, 2); no access token, and not taken for one. */
  signIdentity(claims: JWTPayload, lifetimeSeconds: number): Promise<string>;
  /** What its signatures are checked with. */
  readonly publicKey: JWK;
}

/**
 * Opens the issuer over its key.
 * @throws StartError if the key cannot be used
 */
export async function openDevelopmentIssuer({ privateKey: jwk }: DevelopmentSecrets): Promise<DevelopmentIssuer> {
  const { d: _secret, ...publicJwk } = jwk;
  const [privateKey, publicKey] = await Promise.all([importJWK(jwk, ALGORITHM), importJWK(publicJwk, ALGORITHM)]).catch(() => {
    throw new StartError('the key in development.json cannot be used. Delete that file; a new one is made at the next start.');
  });
  const inSeconds = (lifetime: number) => new Date(Date.now() + lifetime * 1_000);
  return {
    publicKey: { ...publicJwk, alg: ALGORITHM, use: 'sig' },
    trusted: { issuer: ISSUER, audience: AUDIENCE, isLocal: true, key: async () => publicKey },
    sign: ({ subject, grants }, lifetimeSeconds) =>
      new SignJWT({ grants })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime(inSeconds(lifetimeSeconds))
        .sign(privateKey),
    signIdentity: (claims, lifetimeSeconds) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: ALGORITHM })
        .setIssuedAt()
        .setExpirationTime(inSeconds(lifetimeSeconds))
        .sign(privateKey),
  };
}
