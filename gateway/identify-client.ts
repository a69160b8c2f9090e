import { readCredentials } from '../shared/identity/credentials.js';
import { createProofVerifier } from '../shared/identity/dpop.js';
import { unauthenticated } from '../shared/identity/refusals.js';
import type { ReplayGuard } from '../shared/identity/replay-guard.js';
import type { VerifyToken } from '../shared/identity/verify-token.js';

/** What of a client's request says who she is. */
export interface ClientRequest {
  readonly method: string;
  /** Address at which she reached the gateway. */
  readonly url: URL;
  readonly authorization: string | null;
  /** The `DPoP` header; null without one. */
  readonly proof: string | null;
}

/**
 * Verifies who asks, before anything is planned or asked of a subgraph.
 * @returns the Authorization header for subgraphs; null for one who does not say who she is
 * @throws GraphQLError with code `UNAUTHENTICATED` or `IDENTITY_UNAVAILABLE`
 */
export type IdentifyClient = (request: ClientRequest) => Promise<string | null>;

/** How to know clients. */
export interface IdentifyOptions {
  readonly verifyToken: VerifyToken;
  /** Address under which clients reach the gateway; null for the one that a request names. */
  readonly publicUrl: string | null;
  /** Remembers proofs; left out, this process does. */
  readonly guard?: ReplayGuard;
}

/** Makes the check of clients. Proofs (DPoP) end here: they hold for this address alone, so subgraphs get the token as Bearer. */
export function createClientIdentification({ verifyToken, publicUrl, guard }: IdentifyOptions): IdentifyClient {
  const verifyProof = createProofVerifier(guard ? { guard } : {});
  return async ({ authorization, proof, method, url }) => {
    if (authorization === null) return null;
    const { scheme, token } = readCredentials(authorization);
    const { thumbprint } = await verifyToken(token);
    if (scheme === 'bearer') {
      if (thumbprint !== null) throw unauthenticated('Your token is bound to a key. Send it as DPoP, with a proof.');
      return `Bearer ${token}`;
    }
    if (thumbprint === null) throw unauthenticated('Your token is not bound to a key. Send it as Bearer.');
    if (proof === null) throw unauthenticated('The DPoP proof is missing. Send it in the DPoP header.');
    await verifyProof({ method, url: publicAddress(url, publicUrl), proof, token, thumbprint });
    return `Bearer ${token}`;
  };
}

/** The address as clients see it, who may come through a proxy that adds a path. */
function publicAddress(url: URL, publicUrl: string | null): URL {
  if (publicUrl === null) return url;
  const { origin, pathname } = new URL(publicUrl);
  return new URL(pathname.replace(/\/$/, '') + url.pathname, origin);
}
