import type { FastifyReply } from 'fastify';
import { entityTagOf, namesTag } from './entity-tag.js';

/** What everybody may have, from anywhere, and keep. */
export interface PublicBody {
  /** Media type, with its charset. */
  readonly type: string;
  readonly body: string | Buffer;
  /** Seconds for which it may be used without asking again; 0 for what may be taken back at any time. */
  readonly maxAge: number;
  /** Seconds after that for which it is better than nothing (RFC 5861, 4). */
  readonly staleIfError?: number;
  /** When it changed last; left out where that is not known. */
  readonly lastModified?: Date | null;
  /** Names of headers beside the usual ones that pages may read. */
  readonly exposed?: readonly string[];
}

/** Lets pages of all other origins load and read an answer. There is nothing in it that depends on who asks. */
const FOR_ALL_ORIGINS = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
} as const;

/**
 * Sends what is public, with a weak ETag (it is compressed on the way); 304 without a body if the client has it already: by the ETag that she
 * names or, where she names none, by the time (RFC 9110, 13.1.2 and 13.1.3).
 */
export function sendPublic(reply: FastifyReply, { type, body, maxAge, ...told }: PublicBody): FastifyReply {
  const { staleIfError = 0, lastModified = null, exposed = [] } = told;
  const etag = entityTagOf(body);
  const age = maxAge === 0 ? 'public, no-cache' : `public, max-age=${maxAge}`;
  reply.headers({ ...FOR_ALL_ORIGINS, etag, 'cache-control': staleIfError === 0 ? age : `${age}, stale-if-error=${staleIfError}` });
  reply.header('access-control-expose-headers', ['ETag', ...exposed].join(', '));
  if (lastModified) reply.header('last-modified', lastModified.toUTCString());
  const { 'if-none-match': tags, 'if-modified-since': since } = reply.request.headers;
  if (tags === undefined ? isUnchanged(since, lastModified) : namesTag(tags, etag)) return reply.code(304).send();
  return reply.type(type).send(body);
}

/** HTTP dates have whole seconds; what is none is passed over. */
function isUnchanged(since: string | undefined, lastModified: Date | null): boolean {
  return since !== undefined && lastModified !== null && Math.floor(lastModified.getTime() / 1000) * 1000 <= Date.parse(since);
}
