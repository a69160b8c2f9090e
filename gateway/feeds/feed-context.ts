import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayContext } from '../gateway-context.js';
import { clientSignal } from '../http/client-signal.js';

/**
 * What travels with the questions for a feed: nobody in particular asks, whoever she is, for the answer may be kept on the way; and nothing
 * that was kept here will do, for feeds name persons.
 * @param deadlineMs milliseconds that an answer may take; null for no end
 */
export const feedContext = (request: FastifyRequest, reply: FastifyReply, deadlineMs: number | null): GatewayContext => ({
  requestId: request.id,
  authorization: null,
  language: null,
  isFresh: true,
  signal: clientSignal(reply.raw, deadlineMs),
});
