import { HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import Fastify, { type FastifyError, type FastifyReply, type FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { ListenOptions, Served } from '../shared/subgraph/serve.js';
import { listen, readLanguage, readRequestId } from '../shared/subgraph/serve.js';
import type { Gateway } from './create-gateway.js';
import { createExplorer } from './explore.js';
import { serveExports } from './export/serve-exports.js';
import type { GatewayContext } from './gateway-context.js';
import type { IdentifyClient } from './identify-client.js';
import { isNestedTooDeep, QUERY_TOO_DEEP, TOO_DEEP } from './plugins/use-depth-limit.js';
import { presentError } from './plugins/use-error-presentation.js';

/** The gateway's name in messages. */
export const GATEWAY = 'the gateway';

/** Largest request of a client. */
const BODY_LIMIT = 256 * 1024;

/** Codes of refusals that come before GraphQL, by HTTP status. */
const CODES: Readonly<Record<number, string>> = { 400: 'BAD_REQUEST', 413: 'PAYLOAD_TOO_LARGE', 415: 'UNSUPPORTED_MEDIA_TYPE' };

/** How to serve the gateway. */
export interface ServeGatewayOptions extends ListenOptions {
  readonly identify: IdentifyClient;
}

/**
 * Serves the gateway: `/graphql`, `/export/…`, `/schema.graphql`, `/explore`, `/health/live`, `/health/ready`.
 * @throws StartError if the port is taken
 */
export async function serveGateway(gateway: Gateway, options: ServeGatewayOptions): Promise<Served> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    genReqId: ({ headers }) => readRequestId(headers['x-request-id']),
  });
  const explorer = createExplorer();

  app.route({ method: ['GET', 'POST'], url: '/graphql', handler: (request, reply) => handle(request, reply) });
  serveExports(app, {
    gateway,
    refuse: refuseAll,
    refuseClient,
    identify: (request) => contextOf(request, options.identify),
  });
  app.get('/schema.graphql', async (_request, reply) => reply.type('text/plain; charset=utf-8').send(gateway.schema()));
  app.get('/explore', async (request, reply) => {
    const { body, headers } = await explorer(request.headers['accept-encoding']);
    return reply.headers(headers).send(body);
  });
  app.get('/', async (_request, reply) => reply.redirect('/explore'));
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (request, reply) => {
    const ready = await gateway.answersQueries(request.id);
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });
  app.setNotFoundHandler((_request, reply) =>
    refuse(reply, 404, 'NOT_FOUND', 'There is nothing here. Queries go to /graphql; /explore has examples.'),
  );
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) options.logger.error({ requestId: request.id, err: error }, 'unexpected error');
    const message = status >= 500 ? 'Something unexpected went wrong. Tell the operator the request id.' : error.message;
    return refuse(reply, status, CODES[status] ?? (status >= 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST'), message);
  });

  async function handle(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (isNestedTooDeep({ ...(request.query as object), ...(request.body as object | null) }))
      return refuse(reply, 400, QUERY_TOO_DEEP, TOO_DEEP);
    const context = await contextOf(request, options.identify);
    if (context instanceof GraphQLError) return refuseClient(reply, context);
    return answer(gateway, request, reply, context);
  }

  const served = await listen(app, GATEWAY, options);
  return {
    url: served.url,
    close: async () => {
      await served.close();
      await gateway.close();
    },
  };
}

/** What travels with her request, or why she is refused. */
async function contextOf(request: FastifyRequest, client: IdentifyClient): Promise<GatewayContext | GraphQLError> {
  const authorization = await identify(request, client);
  if (authorization instanceof GraphQLError) return authorization;
  return { requestId: request.id, authorization, language: readLanguage(request.headers['accept-language']) };
}

/** The header for subgraphs, or why she is refused. */
function identify({ method, protocol, host, url, headers }: FastifyRequest, client: IdentifyClient): Promise<string | null | GraphQLError> {
  const { authorization = null, dpop } = headers;
  const proof = typeof dpop === 'string' ? dpop : null;
  // The host is what the client wrote; with one that is none, no proof fits.
  const origin = URL.canParse(`${protocol}://${host}`) ? `${protocol}://${host}` : 'http://gateway.invalid';
  return client({ method, url: new URL(url, origin), authorization, proof }).catch((error: unknown) => {
    if (error instanceof GraphQLError) return error;
    throw error;
  });
}

function refuseClient(reply: FastifyReply, { message, extensions }: GraphQLError): FastifyReply {
  const isHers = extensions.code === 'UNAUTHENTICATED';
  if (isHers) reply.header('www-authenticate', 'Bearer, DPoP');
  return refuse(reply, isHers ? 401 : 503, String(extensions.code), message);
}

async function answer(gateway: Gateway, request: FastifyRequest, reply: FastifyReply, context: GatewayContext): Promise<FastifyReply> {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  const { requestId } = context;
  const {
    status,
    headers: answerHeaders,
    body,
  } = await gateway.server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method,
      headers,
      search: new URL(request.url, 'http://gateway').search,
      body: request.body as HTTPGraphQLRequest['body'],
    },
    context: async () => context,
  });
  reply.code(status ?? 200).header('x-request-id', requestId);
  for (const [name, value] of answerHeaders) reply.header(name, value);
  if (body.kind === 'complete') return reply.send((status ?? 200) >= 400 ? withRequestId(body.string, requestId) : body.string);
  throw new Error('incremental delivery is not offered');
}

/** Apollo Server refuses some requests before any plugin sees them; those errors are presented here. */
function withRequestId(body: string, requestId: string): string {
  const { errors, ...rest } = JSON.parse(body) as { errors?: GraphQLFormattedError[] };
  return JSON.stringify({ ...rest, errors: (errors ?? []).map((error) => presentError(error, requestId)) });
}

const refuse = (reply: FastifyReply, status: number, code: string, message: string): FastifyReply =>
  refuseAll(reply, status, [{ message, extensions: { code } }]);

function refuseAll(reply: FastifyReply, status: number, errors: readonly GraphQLFormattedError[]): FastifyReply {
  const requestId = reply.request.id;
  return reply
    .code(status)
    .header('x-request-id', requestId)
    .send({ errors: errors.map((error) => ({ ...error, extensions: { ...error.extensions, requestId } })) });
}
