import { importJWK, SignJWT } from 'jose';
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
  return {
    trusted: { issuer: ISSUER, audience: AUDIENCE, isLocal: true, key: async () => publicKey },
    sign: ({ subject, grants }, lifetimeSeconds) =>
      new SignJWT({ grants })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime(new Date(Date.now() + lifetimeSeconds * 1_000))
        .sign(privateKey),
  };
}
