import { SIGN_IN_PATH } from '../pages/view-paths.js';

/** Name of the one client that the development issuer knows: the dashboard. */
export const DEVELOPMENT_CLIENT = 'dashboard';

/** Where the issuer is at an origin. */
export const issuerAt = (origin: string): string => `${origin}/oidc`;

/** The one address to which codes are sent: no other page gets any. */
export const redirectAt = (origin: string): string => `${origin}${SIGN_IN_PATH}`;

/** The one address to which the client returns after signing out. */
export const signedOutAt = (origin: string): string => `${origin}/`;

/** What the issuer says of itself (OpenID Connect Discovery 1.0, RFC 8414, RFC 9207). */
export function issuerMetadata(origin: string) {
  const issuer = issuerAt(origin);
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    end_session_endpoint: `${issuer}/logout`,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['none'],
    id_token_signing_alg_values_supported: ['ES256'],
    subject_types_supported: ['public'],
    scopes_supported: ['openid', 'profile'],
    prompt_values_supported: ['none', 'select_account'],
    authorization_response_iss_parameter_supported: true,
  };
}
