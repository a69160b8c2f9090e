import type { FastifyInstance } from 'fastify';
import type { Health } from './health.js';
import type { Load } from './load.js';

/** Serves `/health/live` and `/health/ready`: 200 or 503, and why. */
export function serveHealth(app: FastifyInstance, health: Health): void {
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (request, reply) => {
    const status = await health(request.id);
    return reply
      .code(status === 'ready' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status });
  });
}

/** Refuses at `/graphql` what comes while too much is worked on. */
export function refuseOverload(app: FastifyInstance, load: Pick<Load, 'admit'>): void {
  app.addHook('preHandler', ({ routeOptions }, _reply, done) => {
    if (routeOptions.url === '/graphql') load.admit();
    done();
  });
}
