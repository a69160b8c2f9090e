import { createHash, randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, SignJWT } from 'jose';
import { issuerKey, type TestIssuer } from './test-issuer.js';

/** A client whose token is bound to a key of its own (DPoP). */
export interface BoundClient {
  readonly authorization: string;
  /** A proof for a request; each is good once. */
  proof(url: string): Promise<string>;
}

/** Makes a client with a token of an issuer. */
export async function createBoundClient(issuer: TestIssuer): Promise<BoundClient> {
  const key = await issuerKey('client');
  const { kty, crv, x, y } = key.publicJwk;
  const token = await issuer.token({ cnf: { jkt: await calculateJwkThumbprint(key.publicJwk) } });
  const ath = createHash('sha256').update(token).digest('base64url');
  return {
    authorization: `DPoP ${token}`,
    proof: (htu) =>
      new SignJWT({ htm: 'POST', htu, iat: Math.floor(Date.now() / 1_000), jti: randomUUID(), ath })
        .setProtectedHeader({
          typ: 'dpop+jwt',
          alg: key.alg,
          jwk: { kty: kty as string, crv: crv as string, x: x as string, y: y as string },
        })
        .sign(key.privateKey),
  };
}
