import { GraphQLError } from 'graphql';
import { errors, jwtVerify } from 'jose';
import type { Caller } from '../subgraph/caller.js';
import { readCaller, readThumbprint } from './claims.js';
import { unauthenticated } from './refusals.js';
import { ALGORITHMS, type TrustedIssuer } from './trusted-issuer.js';

/** Seconds that clocks may differ. */
const CLOCK_TOLERANCE_S = 10;
const TYPES = ['at+jwt', 'jwt'];

/** What a good token says. */
export interface VerifiedToken {
  readonly caller: Caller;
  /** Thumbprint of the key that its sender must hold (DPoP); null if whoever has the token may use it. */
  readonly thumbprint: string | null;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/**
 * Verifies an access token.
 * @throws GraphQLError with code `UNAUTHENTICATED` or `IDENTITY_UNAVAILABLE`, without anything of the token
 */
export type VerifyToken = (token: string) => Promise<VerifiedToken>;

/**
 * Makes the check of access tokens: signature, issuer, audience, type and times.
 * @param trusted whose tokens are believed; null believes none
 */
export function createTokenVerifier(trusted: TrustedIssuer | null): VerifyToken {
  return async (token) => {
    if (trusted === null)
      throw unauthenticated('Nobody can sign in here: no issuer of tokens is set up. Leave the Authorization header out.');
    const { payload, type } = await verify(token, trusted);
    if (!TYPES.includes(type)) throw unauthenticated('This is no access token. Send the access token that you got when signing in.');
    return {
      caller: readCaller(payload, trusted.isLocal),
      thumbprint: readThumbprint(payload),
      expiresAt: (payload.exp ?? 0) * 1_000,
    };
  };
}

async function verify(token: string, { key, issuer, audience }: TrustedIssuer) {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, key, {
      issuer,
      audience,
      algorithms: [...ALGORITHMS],
      clockTolerance: CLOCK_TOLERANCE_S,
      requiredClaims: ['exp', 'sub'],
    });
    return { payload, type: String(protectedHeader.typ).toLowerCase().replace('application/', '') };
  } catch (error) {
    if (error instanceof GraphQLError) throw error;
    if (error instanceof errors.JWTExpired) throw unauthenticated('Your sign-in has expired. Sign in again and send the new token.');
    // Not the library's reason: it helps only one who forges.
    throw unauthenticated('Your token is not accepted here. Sign in again and send the new access token.');
  }
}
