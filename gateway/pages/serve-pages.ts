import type { FastifyInstance } from 'fastify';
import { createExplorer } from '../explore.js';
import { serveEmbed } from '../http/serve-embed.js';
import { serveDocs } from '../reference/serve-docs.js';
import type { GatewaySettings } from '../settings/gateway-settings.js';
import { serveDashboard } from './serve-dashboard.js';
import { type ServeSignInOptions, serveSignIn } from './serve-sign-in.js';

/** Which pages are served, and what they need. */
export interface ServePagesOptions extends ServeSignInOptions {
  readonly settings: Pick<GatewaySettings, 'pages' | 'introspection'>;
}

/** Serves what people look at, as far as the settings want it: the dashboard, the explorer, the reference, the schema, the web components. */
export async function servePages(app: FastifyInstance, { settings, ...signIn }: ServePagesOptions): Promise<void> {
  if (!settings.pages) return;
  const { gateway, issuer } = signIn;
  if (settings.introspection) serveSchema(app, gateway);
  const explorer = createExplorer();
  app.get('/explore', { compress: false }, async (request, reply) => {
    const { body, headers } = await explorer(request.headers['accept-encoding']);
    return reply.headers(headers).send(body);
  });
  serveEmbed(app);
  await serveDashboard(app, issuer ? [new URL(issuer.issuer).origin] : []);
  await serveSignIn(app, signIn);
}

/** What introspection tells too. */
function serveSchema(app: FastifyInstance, gateway: ServeSignInOptions['gateway']): void {
  app.get('/schema.graphql', async (_request, reply) => reply.type('text/plain; charset=utf-8').send(gateway.schema()));
  serveDocs(app, gateway);
}
