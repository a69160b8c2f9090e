import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DevelopmentIssuer } from '../../shared/identity/development-issuer.js';
import type { IdentitySettings } from '../../shared/identity/settings.js';
import type { Gateway } from '../create-gateway.js';
import { DEVELOPMENT_CLIENT, issuerAt } from '../development-issuer/issuer-metadata.js';
import { readKnownUnits } from '../development-issuer/read-units.js';
import { serveDevelopmentIssuer } from '../development-issuer/serve-development-issuer.js';
import { askingFor } from '../export/ask-schema.js';
import { clientSignal } from '../http/client-signal.js';
import type { OidcSettings } from '../settings/oidc-settings.js';
import { originOf } from './origin-of.js';
import type { SignInSettings } from './sign-in-settings.js';

/** Where people sign in. */
export interface SignIn extends Pick<IdentitySettings, 'issuer'> {
  readonly developmentIssuer: DevelopmentIssuer | null;
}

/** Nowhere. */
export const NO_SIGN_IN: SignIn = { issuer: null, developmentIssuer: null };

/** What serving it takes. */
export interface ServeSignInOptions extends SignIn {
  /** Address under which browsers reach the gateway; null for the one that a request names. */
  readonly publicUrl: string | null;
  readonly gateway: Gateway;
  readonly oidc: OidcSettings;
  /** Milliseconds that a question to the graph may take. */
  readonly deadlineMs: number;
}

/** Serves `/oidc-settings.json`, which tells the page where people sign in, and the development issuer where there is one. */
export async function serveSignIn(app: FastifyInstance, options: ServeSignInOptions): Promise<void> {
  const { issuer, publicUrl, developmentIssuer, oidc, gateway, deadlineMs } = options;
  const { clientId, scope } = oidc;
  app.get('/oidc-settings.json', async (request, reply): Promise<SignInSettings> => {
    reply.header('cache-control', 'no-cache');
    if (developmentIssuer) return { issuer: issuerAt(originOf(request, publicUrl)), clientId: DEVELOPMENT_CLIENT, scope: 'openid' };
    return { issuer: clientId === '' ? null : (issuer?.issuer ?? null), clientId, scope };
  });
  if (!developmentIssuer) return;
  const readUnits = (request: FastifyRequest, reply: FastifyReply) => {
    const context = { requestId: request.id, authorization: null, language: null, signal: clientSignal(reply.raw, deadlineMs) };
    return readKnownUnits(askingFor(gateway, context, () => request.raw.socket.destroyed));
  };
  await serveDevelopmentIssuer(app, { issuer: developmentIssuer, publicUrl, readUnits });
}
