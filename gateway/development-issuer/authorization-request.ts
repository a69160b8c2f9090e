import { Refusal } from '../http/refusal.js';
import { DEVELOPMENT_CLIENT, issuerAt, redirectAt } from './issuer-metadata.js';

/** What a client asks for when it sends somebody to sign in. */
export interface AuthorizationRequest {
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string | null;
  readonly challenge: string;
  /** `prompt=none`: without asking her anything. */
  readonly isSilent: boolean;
}

/** Names that a request may have; they are sent along when somebody has chosen who she is. */
export const REQUEST_PARAMETERS = [
  ...['client_id', 'redirect_uri', 'response_type', 'scope'],
  ...['state', 'nonce', 'code_challenge', 'code_challenge_method', 'prompt'],
] as const;

/**
 * Reads a request for a code (RFC 6749, 4.1.1; RFC 7636, 4.3).
 * @returns the request, or where to go with the error
 * @throws Refusal while it is not known that the address to return to is the client's: nobody is sent to an address of somebody else
 */
export function readAuthorizationRequest(parameters: URLSearchParams, origin: string): AuthorizationRequest | { readonly error: string } {
  for (const name of REQUEST_PARAMETERS) if (parameters.getAll(name).length > 1) throw new Refusal(400, `${name} is there twice.`);
  const text = (name: (typeof REQUEST_PARAMETERS)[number]) => parameters.get(name) ?? '';
  if (text('client_id') !== DEVELOPMENT_CLIENT)
    throw new Refusal(400, `client_id must be ${DEVELOPMENT_CLIENT}: the development issuer has no other client.`);
  const redirectUri = redirectAt(origin);
  if (text('redirect_uri') !== redirectUri) throw new Refusal(400, `redirect_uri must be ${redirectUri}, to the letter.`);
  const state = text('state');
  const problem = (error: string, description: string) => ({
    error: returnTo(redirectUri, origin, { error, error_description: description, state }),
  });
  if (text('response_type') !== 'code') return problem('unsupported_response_type', 'response_type must be code');
  if (!text('scope').split(' ').includes('openid')) return problem('invalid_scope', 'scope must have openid');
  if (state === '') return problem('invalid_request', 'state is missing');
  if (text('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(text('code_challenge')))
    return problem('invalid_request', 'PKCE is needed, with code_challenge_method S256');
  return { redirectUri, state, nonce: parameters.get('nonce'), challenge: text('code_challenge'), isSilent: text('prompt') === 'none' };
}

/** The address of the client with an answer in it, and who gives it (RFC 9207). */
export function returnTo(redirectUri: string, origin: string, answer: Readonly<Record<string, string>>): string {
  return `${redirectUri}?${new URLSearchParams({ ...answer, iss: issuerAt(origin) })}`;
}
