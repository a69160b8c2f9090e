import { join } from 'node:path';
import { readChoice } from '../settings/choice-setting.js';
import type { Environment } from '../settings/environment.js';
import { MODE_SETTING } from './identity-settings.js';
import type { IssuerSettings } from './trusted-issuer.js';

/** Who may call, as the environment says. */
export interface IdentitySettings {
  /** `MODE`: in `production` nothing is believed that was made on this machine. */
  readonly mode: 'development' | 'production';
  /** `ISSUER`, `AUDIENCE`, `JWKS_URL`: whose tokens are believed; null if none is set. */
  readonly issuer: IssuerSettings | null;
  /** `HOP_SECRET`: the first is sent, all are accepted. Empty means the one of {@link developmentFile}. */
  readonly hopSecrets: readonly string[];
  /** `development.json` in `DATA_DIR`; null where it must not be used. */
  readonly developmentFile: string | null;
  /** `PUBLIC_URL`: address under which clients reach the gateway; null for the one that they use, which production does not believe. */
  readonly publicUrl: string | null;
}

const SHORTEST_SECRET = 32;

/**
 * Reads the settings of who may call.
 * @param problems takes what is wrong
 */
export function readIdentitySettings(environment: Environment, dataDir: string, problems: string[]): IdentitySettings {
  const mode = readChoice(MODE_SETTING, environment, problems);
  const isProduction = mode === 'production';

  const hopSecrets = (environment.HOP_SECRET ?? '').split(',').flatMap((secret) => secret.trim() || []);
  // The values are secret, so they are not repeated.
  if (hopSecrets.some((secret) => secret.length < SHORTEST_SECRET || !/^[\x21-\x7e]+$/.test(secret)))
    problems.push(`HOP_SECRET must be of ${SHORTEST_SECRET} or more letters, digits and signs; several are separated by commas`);
  if (isProduction && hopSecrets.length === 0)
    problems.push(
      'HOP_SECRET must be set in production, to the same for the gateway and all subgraphs, for example with openssl rand -hex 32',
    );

  const issuer = readIssuer(environment, isProduction, problems);
  const publicUrl = environment.PUBLIC_URL || null;
  // Else a proof would be for whatever host a request names, and one made for another host would do.
  if (isProduction && issuer !== null && publicUrl === null)
    problems.push('PUBLIC_URL must be set in production beside ISSUER: DPoP proofs are bound to it, for example https://graph.example.no');
  if (publicUrl !== null && !isAddress(publicUrl, false))
    problems.push(`PUBLIC_URL is "${publicUrl}", but must be an address like https://graph.example.no`);
  return {
    mode,
    issuer,
    hopSecrets,
    developmentFile: isProduction ? null : join(dataDir, 'development.json'),
    publicUrl,
  };
}

function readIssuer(
  { ISSUER: issuer, AUDIENCE: audience, JWKS_URL: jwksUrl }: Environment,
  isProduction: boolean,
  problems: string[],
): IssuerSettings | null {
  if (!issuer && !audience && !jwksUrl) return null;
  for (const [variable, value] of Object.entries({ ISSUER: issuer, AUDIENCE: audience, JWKS_URL: jwksUrl }))
    if (!value) problems.push(`${variable} is missing: ISSUER, AUDIENCE and JWKS_URL belong together`);
  for (const [variable, value] of Object.entries({ ISSUER: issuer, JWKS_URL: jwksUrl }))
    if (value && !isAddress(value, isProduction))
      problems.push(`${variable} is "${value}", but must be an address like https://sts.example.no${isProduction ? ', with https' : ''}`);
  return issuer && audience && jwksUrl ? { issuer, audience, jwksUrl } : null;
}

/** Whether keys that come over the network can be believed to come from there. */
function isAddress(text: string, needsHttps: boolean): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  const isLoopback = hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && (!needsHttps || isLoopback));
}
