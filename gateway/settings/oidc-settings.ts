import type { Environment } from '../../shared/settings/environment.js';
import type { TextSettings } from '../../shared/settings/text-setting.js';

/** With which names the page asks the issuer (`ISSUER`) to let somebody sign in. */
export interface OidcSettings {
  /** Empty: the page offers no sign-in. */
  readonly clientId: string;
  /** Scopes, separated by spaces. */
  readonly scope: string;
}

/** The settings of {@link OidcSettings}. */
export const OIDC_SETTINGS = {
  clientId: {
    variable: 'OIDC_CLIENT_ID',
    default: '',
    description:
      'Name of the page at `ISSUER`, for signing in there: a public client with code flow, PKCE and the redirect address `/innlogging`. Empty: the page offers no sign-in. Without `ISSUER` the development issuer at `/oidc` is used.',
  },
  scope: {
    variable: 'OIDC_SCOPE',
    default: 'openid profile',
    description: 'Scopes that the page asks for, separated by spaces: `openid`, and the one that gives access tokens for `AUDIENCE`.',
  },
} as const satisfies TextSettings;

/**
 * Reads how the page signs people in.
 * @param problems takes what is wrong
 */
export function readOidcSettings(environment: Environment, problems: string[]): OidcSettings {
  const clientId = environment[OIDC_SETTINGS.clientId.variable] || OIDC_SETTINGS.clientId.default;
  const scope = environment[OIDC_SETTINGS.scope.variable] || OIDC_SETTINGS.scope.default;
  if (!scope.split(' ').includes('openid')) problems.push(`OIDC_SCOPE is "${scope}", but must have openid among its scopes`);
  return { clientId, scope };
}
