import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ListenOptions, Served } from '../shared/subgraph/serve.js';
import { listen } from '../shared/subgraph/serve.js';
import type { Gateway } from './create-gateway.js';
import { createExplorer } from './explore.js';
import { serveExports } from './export/serve-exports.js';
import { createApp, type HttpSettings } from './http/create-app.js';
import { contextOf } from './http/identify-request.js';
import { serveGraphQL } from './http/serve-graphql.js';
import type { IdentifyClient } from './identify-client.js';
import { DEFAULT_SETTINGS, type GatewaySettings } from './settings/gateway-settings.js';

/** The gateway's name in messages. */
export const GATEWAY = 'the gateway';

/** How to serve the gateway. */
export interface ServeGatewayOptions extends ListenOptions {
  readonly identify: IdentifyClient;
  readonly settings?: HttpSettings & Pick<GatewaySettings, 'requestDeadlineMs'>;
}

/**
 * Serves the gateway: `/graphql`, `/export/…`, `/schema.graphql`, `/explore`, `/health/live`, `/health/ready`.
 * @throws StartError if the port is taken
 */
export async function serveGateway(
  gateway: Gateway,
  { identify, settings = DEFAULT_SETTINGS, ...options }: ServeGatewayOptions,
): Promise<Served> {
  const app = await createApp(settings, options.logger);
  const contextWithin = (deadlineMs: number | null) => (request: FastifyRequest, reply: FastifyReply) =>
    contextOf(request, reply, { identify, deadlineMs });
  serveGraphQL(app, { gateway, contextOf: contextWithin(settings.requestDeadlineMs) });
  serveExports(app, { gateway, contextOf: contextWithin(null) });

  const explorer = createExplorer();
  app.get('/schema.graphql', async (_request, reply) => reply.type('text/plain; charset=utf-8').send(gateway.schema()));
  app.get('/explore', { compress: false }, async (request, reply) => {
    const { body, headers } = await explorer(request.headers['accept-encoding']);
    return reply.headers(headers).send(body);
  });
  app.get('/', async (_request, reply) => reply.redirect('/explore'));
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
