import { HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import { AnswerSources } from '../../shared/subgraph/answer-sources.js';
import { staleExtension } from '../cache/stale-source.js';
import type { Gateway } from '../create-gateway.js';
import type { GatewayContext } from '../gateway-context.js';
import { noteOf } from '../observability/request-note.js';
import { checkRequest } from './check-request.js';
import type { DocumentGate } from './document-gate.js';
import { type FastAnswers } from './fast-answers.js';
import { askedHash, withText } from './known-documents.js';
import { chooseMediaType } from './media-types.js';
import { type PublicAnswers, sendKept } from './public-answers.js';
import { type GraphQLParameters, readBody, readSearch } from './read-parameters.js';
import { GUARD_HEADERS } from './refusal.js';
import { statusOf } from './response-status.js';

/** What `/graphql` needs of the server that it is on. */
export interface GraphQLServer {
  readonly gateway: Gateway;
  /** Who asks. @throws GraphQLError if she is refused */
  contextOf(request: FastifyRequest, reply: FastifyReply): Promise<GatewayContext>;
  /** Which operations are executed. @throws Refusal for others */
  readonly gate: DocumentGate;
  /** Answers that are kept; null if none is. */
  readonly kept: { readonly answers: PublicAnswers; readonly fast: FastAnswers | null } | null;
}

/** Who asks, how and in which language decides on the answer. */
const VARY = 'authorization, accept, accept-language';

/** Tells Apollo Server that only queries are allowed; nothing else of the request is looked at by it. */
const BY_GET = { http: { method: 'GET', headers: new HeaderMap(), search: '', body: undefined } };

/** Serves GraphQL over HTTP at `/graphql`: GET and POST, to the letter of the GraphQL-over-HTTP specification. */
export function serveGraphQL(app: FastifyInstance, { gateway, contextOf, gate, kept }: GraphQLServer): void {
  const parseJson = jsonParserOf(app);
  /** With its text, if it was registered before. */
  const registered = async (parameters: GraphQLParameters): Promise<GraphQLParameters> => {
    const hash = askedHash(parameters);
    const text = hash === null ? undefined : await gateway.registered?.textOf(hash);
    return text === undefined ? parameters : withText(parameters, text);
  };
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
      const given = isGet ? readSearch(request.url, parseJson) : readBody(request.body);
      const parameters = await registered(gate(given, request.id));
      const type = chooseMediaType(request.headers.accept) ?? 'application/json';
      // Who sends text and hash registers the text, which Apollo Server does.
      const isRegistering = given.query !== undefined && given.extensions?.persistedQuery !== undefined;
      const key = isRegistering ? null : (kept?.answers.keyOf(request, parameters) ?? null);
      const found = key === null ? null : await kept?.answers.find(key);
      const note = noteOf(request);
      note.cache = found ? 'hit' : key === null ? 'none' : 'miss';
      // Only of queries is anything kept; of others it is noted when they are executed.
      if (found) note.kind = 'query';
      if (key !== null && found && isGet) {
        kept?.fast?.remember(request.raw, key, type);
        return sendKept(found, type, reply);
      }
      if (found) return reply.headers(GUARD_HEADERS).type(`${type}; charset=utf-8`).header('vary', varyOf(reply)).send(found.body);
      const sources = key === null ? undefined : new AnswerSources();
      const asked = await contextOf(request, reply);
      const context: GatewayContext = sources ? { ...asked, sources, stale: [] } : asked;
      const { http, body } = await gateway.execute(isGet ? { ...parameters, ...BY_GET } : parameters, context);
      if (body.kind !== 'single') throw new Error('incremental delivery is not offered');
      const { errors, data } = body.singleResult;
      const stale = staleExtension(context);
      if (stale) note.cache = 'stale';
      const extensions = stale ? { ...body.singleResult.extensions, stale } : body.singleResult.extensions;
      const text = JSON.stringify({ errors, data, extensions });
      if (key !== null && sources && !errors && !stale && data) {
        const made = kept?.answers.keep(key, text, sources.hint);
        if (made && isGet) return sendKept(made, type, reply);
      }
      reply.code(statusOf({ errors: errors as readonly GraphQLFormattedError[] | undefined, data, status: http.status }, type));
      reply.headers(GUARD_HEADERS).type(`${type}; charset=utf-8`).header('vary', varyOf(reply));
      const allow = http.headers.get('allow');
      if (allow !== undefined) reply.header('allow', allow);
      return reply.send(text);
    },
  });
}

function varyOf(reply: FastifyReply): string {
  const vary = reply.getHeader('vary');
  return vary === undefined ? VARY : `${vary}, ${VARY}`;
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
