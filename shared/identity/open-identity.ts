import type { Authenticate } from '../subgraph/caller.js';
import { createAuthenticator } from './create-authenticator.js';
import { type DevelopmentSecrets, readDevelopmentFile } from './development-file.js';
import { type DevelopmentIssuer, openDevelopmentIssuer } from './development-issuer.js';
import { keepVerified } from './keep-verified.js';
import type { IdentitySettings } from './settings.js';
import { trustIssuer } from './trusted-issuer.js';
import { createTokenVerifier, type VerifyToken } from './verify-token.js';

/** Who may call, ready for use; one for a process, so that all its parts share the tokens that were verified. */
export interface Identity {
  /** The first is sent to subgraphs, all are accepted from gateways. */
  readonly hopSecrets: readonly [string, ...string[]];
  /** For the gateway. */
  readonly verifyToken: VerifyToken;
  /** For subgraphs. */
  readonly authenticate: Authenticate;
  /** Null in production, and where a real issuer is set. */
  readonly developmentIssuer: DevelopmentIssuer | null;
}

/**
 * Opens what the settings say; the development secrets are made if they are needed and missing.
 * @throws StartError if they cannot be
 */
export async function openIdentity({ issuer, hopSecrets, developmentFile }: IdentitySettings): Promise<Identity> {
  const [current, ...older] = hopSecrets;
  const isFileNeeded = developmentFile !== null && (issuer === null || current === undefined);
  const secrets: DevelopmentSecrets | null = isFileNeeded ? await readDevelopmentFile(developmentFile) : null;
  const developmentIssuer = secrets && issuer === null ? await openDevelopmentIssuer(secrets) : null;
  const hopSecret = current ?? secrets?.hopSecret;
  if (hopSecret === undefined) throw new Error('the settings were read without a hop secret');
  const verifyToken = keepVerified(createTokenVerifier(issuer ? trustIssuer(issuer) : (developmentIssuer?.trusted ?? null)));
  return { hopSecrets: [hopSecret, ...older], verifyToken, authenticate: createAuthenticator(verifyToken), developmentIssuer };
}
