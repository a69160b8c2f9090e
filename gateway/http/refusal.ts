import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import { noteErrors, noteOf } from '../observability/request-note.js';
import { chooseMediaType, type MediaType } from './media-types.js';

/** Codes of refusals that come before GraphQL, by HTTP status. */
export const REFUSAL_CODES: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  406: 'NOT_ACCEPTABLE',
  408: 'REQUEST_TIMEOUT',
  413: 'PAYLOAD_TOO_LARGE',
  414: 'URI_TOO_LONG',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  417: 'EXPECTATION_FAILED',
  431: 'HEADERS_TOO_LARGE',
  // Of no standard, but known by that number: for logs, as nobody is there to read it.
  499: 'CLIENT_HUNG_UP',
};

/** Headers of what nobody on the way may keep or take for something else. */
export const GUARD_HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

/** Why a request is refused before GraphQL sees it. Its code is that of the status, unless it has one of its own. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    message: string,
    readonly options: { readonly code?: string; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
  }

  /** The stable code. */
  get code(): string {
    return this.options.code ?? REFUSAL_CODES[this.status] ?? 'BAD_REQUEST';
  }
}

/** Answers with errors alone, each with the request id: the same form at every address of the gateway. */
export function refuse(reply: FastifyReply, status: number, errors: readonly GraphQLFormattedError[]): FastifyReply {
  const { body, headers } = refusalOf(errors, reply.request.id, mediaTypeOf(reply.request));
  noteErrors(noteOf(reply.request), errors, false);
  return reply.code(status).headers(headers).send(body);
}

/**
 * Clients of GraphQL that accept its own media type read no errors from another one that is not 2xx: that may be a proxy's. Elsewhere nobody
 * asks for it.
 */
const mediaTypeOf = ({ routeOptions, headers }: FastifyRequest): MediaType | undefined =>
  routeOptions.url === '/graphql' ? (chooseMediaType(headers.accept) ?? undefined) : undefined;

/** A refusal as it is sent. */
export function refusalOf(errors: readonly GraphQLFormattedError[], requestId: string, type: MediaType = 'application/json') {
  const body = JSON.stringify({ errors: errors.map((error) => ({ ...error, extensions: { ...error.extensions, requestId } })) });
  return { body, headers: { 'content-type': `${type}; charset=utf-8`, 'x-request-id': requestId, ...GUARD_HEADERS } };
}
