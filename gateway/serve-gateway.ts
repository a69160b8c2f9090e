import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ListenOptions, Served } from '../shared/subgraph/serve.js';
import { listen } from '../shared/subgraph/serve.js';
import type { Gateway } from './create-gateway.js';
import { createExplorer } from './explore.js';
import { serveExports } from './export/serve-exports.js';
import { serveContactFeed } from './feeds/serve-contact-feed.js';
import { serveFeeds } from './feeds/serve-feeds.js';
import { createApp, type HttpSettings } from './http/create-app.js';
import { contextOf } from './http/identify-request.js';
import { serveEmbed } from './http/serve-embed.js';
import { serveGraphQL } from './http/serve-graphql.js';
import type { IdentifyClient } from './identify-client.js';
import { serveDashboard } from './pages/serve-dashboard.js';
import { NO_SIGN_IN, type SignIn, serveSignIn } from './pages/serve-sign-in.js';
import { serveDocs } from './reference/serve-docs.js';
import { DEFAULT_SETTINGS, type GatewaySettings } from './settings/gateway-settings.js';

/** The gateway's name in messages. */
export const GATEWAY = 'the gateway';

/** How to serve the gateway. */
export interface ServeGatewayOptions extends ListenOptions {
  readonly identify: IdentifyClient;
  /** Address under which clients reach the gateway; left out, the one that a request names. */
  readonly publicUrl?: string | null;
  /** Where people sign in; left out, nobody can by the page. */
  readonly signIn?: SignIn;
  readonly settings?: HttpSettings & Pick<GatewaySettings, 'requestDeadlineMs' | 'oidc'>;
}

/**
 * Serves the gateway: `/graphql`, `/export/…`, `/schema.graphql`, `/explore`, `/` and the other views of the
 * dashboard, `/health/live`, `/health/ready`.
 * @throws StartError if the port is taken
 */
export async function serveGateway(
  gateway: Gateway,
  { identify, publicUrl = null, signIn = NO_SIGN_IN, settings = DEFAULT_SETTINGS, ...options }: ServeGatewayOptions,
): Promise<Served> {
  const app = await createApp(settings, options.logger);
  const contextWithin = (deadlineMs: number | null) => (request: FastifyRequest, reply: FastifyReply) =>
    contextOf(request, reply, { identify, deadlineMs });
  serveGraphQL(app, { gateway, contextOf: contextWithin(settings.requestDeadlineMs) });
  serveExports(app, { gateway, contextOf: contextWithin(null) });
  serveFeeds(app, { gateway, deadlineMs: settings.requestDeadlineMs, publicUrl });
  serveContactFeed(app, { gateway, deadlineMs: settings.requestDeadlineMs });
  serveEmbed(app);
  serveDocs(app, gateway);

  const explorer = createExplorer();
  app.get('/schema.graphql', async (_request, reply) => reply.type('text/plain; charset=utf-8').send(gateway.schema()));
  app.get('/explore', { compress: false }, async (request, reply) => {
    const { body, headers } = await explorer(request.headers['accept-encoding']);
    return reply.headers(headers).send(body);
  });
  await serveDashboard(app, signIn.issuer ? [new URL(signIn.issuer.issuer).origin] : []);
  await serveSignIn(app, { ...signIn, publicUrl, gateway, oidc: settings.oidc, deadlineMs: settings.requestDeadlineMs });
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (request, reply) => {
    const ready = await gateway.answersQueries(request.id);
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });

  const served = await listen(app, GATEWAY, options);
  return {
    url: served.url,
    close: async () => {
      await served.close();
      await gateway.close();
    },
  };
}
