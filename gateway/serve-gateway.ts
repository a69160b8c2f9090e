import { randomUUID } from 'node:crypto';
import { HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import Fastify, { type FastifyError, type FastifyReply, type FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import type { ListenOptions, Served } from '../shared/subgraph/serve.js';
import { listen } from '../shared/subgraph/serve.js';
import type { Gateway } from './create-gateway.js';
import { explorePage } from './explore.js';
import { presentError } from './plugins/use-error-presentation.js';

/** The gateway's name in messages. */
export const GATEWAY = 'the gateway';

/** Largest request of a client. */
const BODY_LIMIT = 256 * 1024;
const REQUEST_ID = /^[\w-]{1,64}$/;

/** Codes of refusals that come before GraphQL, by HTTP status. */
const CODES: Readonly<Record<number, string>> = { 400: 'BAD_REQUEST', 413: 'PAYLOAD_TOO_LARGE', 415: 'UNSUPPORTED_MEDIA_TYPE' };

/**
 * Serves the gateway: `/graphql`, `/schema.graphql`, `/explore`, `/health/live`, `/health/ready`.
 * @throws StartError if the port is taken
 */
export async function serveGateway(gateway: Gateway, options: ListenOptions): Promise<Served> {
  const app = Fastify({ bodyLimit: BODY_LIMIT, forceCloseConnections: true });

  app.route({ method: ['GET', 'POST'], url: '/graphql', handler: (request, reply) => answer(gateway, request, reply) });
  app.get('/schema.graphql', async (_request, reply) => reply.type('text/plain; charset=utf-8').send(gateway.schema()));
  app.get('/explore', async (_request, reply) => {
    const page = await explorePage();
    return reply.headers({ 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' }).send(page);
  });
  app.get('/', async (_request, reply) => reply.redirect('/explore'));
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    const ready = await answersQueries(gateway);
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

  const served = await listen(app, GATEWAY, options);
  return {
    url: served.url,
    close: async () => {
      await served.close();
      await gateway.close();
    },
  };
}

async function answer(gateway: Gateway, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  const requestId = requestIdOf(request);
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
    context: async () => ({ requestId }),
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

async function answersQueries({ server }: Gateway): Promise<boolean> {
  try {
    const { body } = await server.executeOperation({ query: '{ __typename }' }, { contextValue: { requestId: randomUUID() } });
    return body.kind === 'single' && body.singleResult.errors === undefined;
  } catch {
    return false;
  }
}

function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  const requestId = requestIdOf(reply.request);
  return reply
    .code(status)
    .header('x-request-id', requestId)
    .send({ errors: [{ message, extensions: { code, requestId } }] });
}

/** The client's own request id, if it is a plain one; else a new one. */
function requestIdOf({ headers }: FastifyRequest): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}
