import type { FastifyReply } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import { refuse } from '../http/refusal.js';

/** Seconds after which to ask again when it cannot be answered. */
const RETRY_AFTER = '60';

/** Refuses a feed: a page of another origin may read why, and whoever may ask again is told when. */
export function refusePublic(reply: FastifyReply, status: number, errors: readonly GraphQLFormattedError[]): FastifyReply {
  if (status === 503) reply.header('retry-after', RETRY_AFTER);
  return refuse(reply.header('access-control-allow-origin', '*'), status, errors);
}
