import type { Authenticate } from '../subgraph/caller.js';
import { readCredentials } from './credentials.js';
import { unauthenticated } from './refusals.js';
import type { VerifyToken } from './verify-token.js';

/**
 * Makes what a subgraph finds out with who calls. A token that is bound to a key comes as Bearer too: the gateway, which showed its
 * secret, has checked the proof, which holds for the gateway's address alone.
 */
export function createAuthenticator(verify: VerifyToken): Authenticate {
  return async (authorization) => {
    if (authorization === null) return null;
    const { scheme, token } = readCredentials(authorization);
    if (scheme !== 'bearer') throw unauthenticated('A subgraph takes tokens as Bearer only. Ask the gateway.');
    return (await verify(token)).caller;
  };
}
