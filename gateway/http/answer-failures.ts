import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { Limits } from '../settings/limit-settings.js';
import { REFUSAL_CODES, Refusal, refuse } from './refusal.js';

/** Statuses of what is thrown as a GraphQL error before GraphQL runs; all else is the client's to mend: 400. */
const STATUSES: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, IDENTITY_UNAVAILABLE: 503 };

/** Answers whatever a handler or Fastify itself throws, in one form. What was meant for nobody is masked and logged whole. */
export const createFailureAnswer =
  (logger: Logger, limits: Pick<Limits, 'maxBodyBytes'>) =>
  (error: FastifyError | Refusal | GraphQLError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (error instanceof Refusal) {
      reply.headers(error.options.headers ?? {});
      return refuse(reply, error.status, [{ message: error.message, extensions: { code: error.code } }]);
    }
    if (error instanceof GraphQLError) {
      const code = String(error.extensions.code);
      if (code === 'UNAUTHENTICATED') reply.header('www-authenticate', 'Bearer, DPoP');
      return refuse(reply, STATUSES[code] ?? 400, [{ message: error.message, extensions: error.extensions }]);
    }
    const status = error.statusCode ?? 500;
    if (status < 500) {
      const message = messageOf(error, status, limits);
      return refuse(reply, status, [{ message, extensions: { code: REFUSAL_CODES[status] ?? 'BAD_REQUEST' } }]);
    }
    logger.error({ requestId: request.id, err: error }, 'unexpected error');
    const message = 'Something unexpected went wrong. Tell the operator the request id.';
    return refuse(reply, status, [{ message, extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
  };

/** Fastify's own words name types and options of its own; people need what to do. */
function messageOf({ code, message }: FastifyError, status: number, { maxBodyBytes }: Pick<Limits, 'maxBodyBytes'>): string {
  if (code === 'FST_ERR_CTP_EMPTY_JSON_BODY') return 'The body is empty. Send JSON with a `query`.';
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY') return 'The body is not JSON, or has a key that is not allowed (`__proto__`).';
  if (code === 'FST_ERR_BAD_URL') return 'The address is not a valid one.';
  if (status === 413) return `The body is larger than ${maxBodyBytes} bytes. Ask for less at once.`;
  if (code === 'FST_ERR_MAX_PARAM_LENGTH') return 'A part of the address is too long.';
  if (status === 415) return 'The body must be JSON: send it with `content-type: application/json`.';
  return message;
}

/**
 * Answers at addresses where nothing is, and with methods that an address does not have.
 * @param where there is something
 */
export function answerUnknown(app: FastifyInstance, where: string): void {
  const methods = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    const known = methods.get(url) ?? new Set();
    for (const one of [method].flat()) known.add(one);
    methods.set(url, known);
  });
  app.setNotFoundHandler((request) => {
    const allowed = methods.get(request.url.split('?', 1)[0] ?? '');
    if (!allowed) throw new Refusal(404, `There is nothing here. ${where}`);
    const allow = [...allowed].join(', ');
    throw new Refusal(405, `This address takes ${allow} only.`, { headers: { allow } });
  });
}
