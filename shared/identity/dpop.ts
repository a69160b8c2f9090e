import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, type JWTPayload, jwtVerify } from 'jose';
import { identityUnavailable, unauthenticated } from './refusals.js';
import { createReplayGuard, type ReplayGuard } from './replay-guard.js';
import { ALGORITHMS } from './trusted-issuer.js';

/** Milliseconds that the making of a proof may lie from now, either way. */
const LIFETIME_MS = 60_000;
/** Members of a JWK that only its owner may have. */
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];

/** A request that brings a token which is bound to a key. */
export interface BoundRequest {
  readonly method: string;
  /** Address at which clients reach it. */
  readonly url: URL;
  /** The `DPoP` header. */
  readonly proof: string;
  readonly token: string;
  /** Thumbprint of the key that the token is bound to. */
  readonly thumbprint: string;
}

/**
 * Verifies that the sender of a request holds the key that her token is bound to (RFC 9449, 4.3).
 * @throws UNAUTHENTICATED, without a word on which part of the proof is wrong
 */
export type VerifyProof = (request: BoundRequest) => Promise<void>;

/** What it is checked with. */
export interface ProofOptions {
  /** Milliseconds since 1970; default the system's clock. */
  readonly now?: () => number;
  readonly guard?: ReplayGuard;
}

/** Remembers proofs for as long as they could be shown again. */
export const createProofMemory = (): ReplayGuard => createReplayGuard(2 * LIFETIME_MS);

/** Makes the check of proofs; it remembers those that it has seen. */
export function createProofVerifier({ now = Date.now, guard = createProofMemory() }: ProofOptions = {}): VerifyProof {
  return async (request) => {
    const at = now();
    const { payload, thumbprint } = await readProof(request.proof, at);
    const isMeant =
      thumbprint === request.thumbprint &&
      payload.htm === request.method &&
      isSamePlace(payload.htu, request.url) &&
      typeof payload.iat === 'number' &&
      Math.abs(payload.iat * 1_000 - at) <= LIFETIME_MS &&
      payload.ath === createHash('sha256').update(request.token).digest('base64url');
    if (!isMeant || typeof payload.jti !== 'string' || payload.jti === '') throw refusal();
    const showing = await guard.show(`${thumbprint} ${payload.jti}`, at);
    if (showing === 'FULL') throw identityUnavailable();
    if (showing === 'AGAIN') throw refusal();
  };
}

async function readProof(proof: string, at: number): Promise<{ payload: JWTPayload; thumbprint: string }> {
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: [...ALGORITHMS],
      currentDate: new Date(at),
      clockTolerance: LIFETIME_MS / 1_000,
    });
    const { jwk } = protectedHeader;
    if (!jwk || PRIVATE_MEMBERS.some((member) => member in jwk)) throw refusal();
    return { payload, thumbprint: await calculateJwkThumbprint(jwk, 'sha256') };
  } catch {
    throw refusal();
  }
}

/** Scheme, host and path; what a query string says is not part of a proof. */
function isSamePlace(claim: unknown, { origin, pathname }: URL): boolean {
  if (typeof claim !== 'string' || !URL.canParse(claim)) return false;
  const meant = new URL(claim);
  return meant.origin === origin && meant.pathname === pathname;
}

const refusal = () =>
  unauthenticated('The DPoP proof does not fit the request. Make a new one for each request, with the key that the token is bound to.');
