import { HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import type { Gateway } from '../create-gateway.js';
import type { GatewayContext } from '../gateway-context.js';
import { checkRequest } from './check-request.js';
import { readKnownDocuments, withKnownDocument } from './known-documents.js';
import { chooseMediaType } from './media-types.js';
import { readBody, readSearch } from './read-parameters.js';
import { GUARD_HEADERS } from './refusal.js';
import { statusOf } from './response-status.js';

/** What `/graphql` needs of the server that it is on. */
export interface GraphQLServer {
  readonly gateway: Gateway;
  /** Who asks. @throws GraphQLError if she is refused */
  contextOf(request: FastifyRequest, reply: FastifyReply): Promise<GatewayContext>;
}

/** Who asks, how and in which language decides on the answer. */
const VARY = 'authorization, accept, accept-language';

/** Tells Apollo Server that only queries are allowed; nothing else of the request is looked at by it. */
const BY_GET = { http: { method: 'GET', headers: new HeaderMap(), search: '', body: undefined } };

/** Serves GraphQL over HTTP at `/graphql`: GET and POST, to the letter of the GraphQL-over-HTTP specification. */
export function serveGraphQL(app: FastifyInstance, { gateway, contextOf }: GraphQLServer): void {
  const parseJson = jsonParserOf(app);
  const known = readKnownDocuments();
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    exposeHeadRoute: false,
    onRequest: ({ method, headers }, _reply, done) => {
      checkRequest(method, headers);
      done();
    },
    handler: async (request, reply) => {
      const isGet = request.method === 'GET';
      const parameters = withKnownDocument(isGet ? readSearch(request.url, parseJson) : readBody(request.body), known);
      const context = await contextOf(request, reply);
      gateway.admit(parameters);
      const { http, body } = await gateway.server.executeOperation(isGet ? { ...parameters, ...BY_GET } : parameters, {
        contextValue: context,
      });
      if (body.kind !== 'single') throw new Error('incremental delivery is not offered');
      const { errors, data, extensions } = body.singleResult;
      const type = chooseMediaType(request.headers.accept) ?? 'application/json';
      reply.code(statusOf({ errors: errors as readonly GraphQLFormattedError[] | undefined, data, status: http.status }, type));
      const vary = reply.getHeader('vary');
      reply
        .headers(GUARD_HEADERS)
        .type(`${type}; charset=utf-8`)
        .header('vary', vary === undefined ? VARY : `${vary}, ${VARY}`);
      const allow = http.headers.get('allow');
      if (allow !== undefined) reply.header('allow', allow);
      return reply.send(JSON.stringify({ errors, data, extensions }));
    },
  });
}

/** The parser that bodies go through too: it refuses keys that would change an object's prototype. */
function jsonParserOf(app: FastifyInstance): (text: string) => unknown {
  const parse = app.getDefaultJsonParser('error', 'error');
  return (text) => {
    let value: unknown;
    parse(null as never, text, (error, parsed) => {
      if (error) throw error;
      value = parsed;
    });
    return value;
  };
}
