import Fastify from 'fastify';
import type { Logger } from 'pino';
import { listen, type Served } from '../../shared/subgraph/serve.js';
import type { Health } from '../health/health.js';
import { serveHealth } from '../health/serve-health.js';
import type { GatewaySettings } from '../settings/gateway-settings.js';

/** What operators see. */
export interface OperationsServerOptions {
  readonly process: Pick<GatewaySettings['process'], 'operationsHost' | 'operationsPort'>;
  readonly logger: Logger;
  readonly health: Health;
  /** The figures, in Prometheus' text form. */
  readonly metrics: { readonly contentType: string; metrics(): Promise<string> };
}

/**
 * Serves `/metrics` and `/health/…` to operators, at an address of its own: figures tell more about an installation than clients are to
 * know, and are to be had when clients cannot get in any more.
 * @returns null where the settings want none
 * @throws StartError if the port is taken
 */
export async function serveOperations({ process, logger, health, metrics }: OperationsServerOptions): Promise<Served | null> {
  if (process.operationsPort === 0) return null;
  const app = Fastify({ forceCloseConnections: true });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.metrics()));
  serveHealth(app, health);
  return listen(app, 'the server for operators', { host: process.operationsHost, port: process.operationsPort, logger });
}
