import { unauthenticated } from './refusals.js';

/** An access token, and how it was sent. */
export interface Credentials {
  readonly scheme: 'bearer' | 'dpop';
  readonly token: string;
}

/**
 * Takes an Authorization header apart.
 * @throws UNAUTHENTICATED for anything but `Bearer <token>` and `DPoP <token>`
 */
export function readCredentials(authorization: string): Credentials {
  const [, scheme, token] = /^(bearer|dpop) +([\w.~+/-]+=*)$/i.exec(authorization) ?? [];
  if (scheme === undefined || token === undefined)
    throw unauthenticated('The Authorization header must be "Bearer" and an access token, or "DPoP" and one that is bound to a key.');
  return { scheme: scheme.toLowerCase() === 'dpop' ? 'dpop' : 'bearer', token };
}
