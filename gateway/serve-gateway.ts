import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DrainOptions } from '../shared/subgraph/requests-under-way.js';
import type { ListenOptions, Served } from '../shared/subgraph/serve.js';
import { listen } from '../shared/subgraph/serve.js';
import type { Gateway } from './create-gateway.js';
import { serveExports } from './export/serve-exports.js';
import { serveContactFeed } from './feeds/serve-contact-feed.js';
import { serveFeeds } from './feeds/serve-feeds.js';
import type { Health } from './health/health.js';
import { serveHealth } from './health/serve-health.js';
import { createApp, type HttpSettings } from './http/create-app.js';
import { createDocumentGate } from './http/document-gate.js';
import { contextOf } from './http/identify-request.js';
import { serveGraphQL } from './http/serve-graphql.js';
import { serveKept } from './http/serve-kept.js';
import type { IdentifyClient } from './identify-client.js';
import type { Metrics } from './observability/metrics.js';
import { observeBrokenRequests } from './observability/observe-broken-requests.js';
import { operateServer } from './observability/operate-server.js';
import { servePages } from './pages/serve-pages.js';
import { NO_SIGN_IN, type SignIn } from './pages/serve-sign-in.js';
import { DEFAULT_SETTINGS, type GatewaySettings } from './settings/gateway-settings.js';

/** The gateway's name in messages. */
export const GATEWAY = 'the gateway';

/** A gateway that listens. */
export interface ServedGateway extends Served {
  /** Whether new requests had better come here. */
  readonly health: Health;
  /** Takes no new requests and waits for those under way; to be closed then. */
  drain(options: DrainOptions): Promise<void>;
}

/** How to serve the gateway. */
export interface ServeGatewayOptions extends ListenOptions {
  readonly identify: IdentifyClient;
  /** Address under which clients reach the gateway; left out, the one that a request names. */
  readonly publicUrl?: string | null;
  /** Where people sign in; left out, nobody can by the page. */
  readonly signIn?: SignIn;
  readonly settings?: HttpSettings &
    Pick<GatewaySettings, 'requestDeadlineMs' | 'oidc' | 'load' | 'documents' | 'introspection' | 'executor'>;
  /** Takes figures; left out, none are taken. */
  readonly metrics?: Metrics;
  /** Whether traces of clients are continued. */
  readonly joinTraces?: boolean;
}

/**
 * Serves the gateway: `/graphql`, `/export/…`, feeds, `/health/live`, `/health/ready`, and what people look at.
 * @throws StartError if the port is taken
 */
export async function serveGateway(
  gateway: Gateway,
  { identify, publicUrl = null, signIn = NO_SIGN_IN, settings = DEFAULT_SETTINGS, ...options }: ServeGatewayOptions,
): Promise<ServedGateway> {
  const { logger, metrics, joinTraces = true } = options;
  const app = await createApp(settings, logger, observeBrokenRequests({ logger, metrics }));
  const operated = operateServer(app, { ...settings, logger, metrics, joinTraces, answersQueries: (id) => gateway.answersQueries(id) });
  const contextWithin = (deadlineMs: number | null) => (request: FastifyRequest, reply: FastifyReply) =>
    contextOf(request, reply, { identify, deadlineMs });
  serveGraphQL(app, {
    gateway,
    contextOf: contextWithin(settings.requestDeadlineMs),
    gate: createDocumentGate(settings.documents, logger, () => metrics?.countUnknownDocument()),
    kept: serveKept(app, gateway, { ...settings, isOpen: operated.isOpen, onFastAnswer: operated.onFastAnswer }),
  });
  serveExports(app, { gateway, contextOf: contextWithin(null), maxExports: settings.load.maxExports });
  serveFeeds(app, { gateway, deadlineMs: settings.requestDeadlineMs, publicUrl });
  serveContactFeed(app, { gateway, deadlineMs: settings.requestDeadlineMs });
  const { requestDeadlineMs: deadlineMs, oidc } = settings;
  await servePages(app, { ...signIn, settings, publicUrl, gateway, oidc, deadlineMs });
  serveHealth(app, operated.health);

  const served = await listen(app, GATEWAY, options);
  return {
    url: served.url,
    health: operated.health,
    drain: operated.drain,
    close: async () => {
      operated.close();
      await served.close();
      await gateway.close();
    },
  };
}
