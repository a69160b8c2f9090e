import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.js';
import { kindOfPath } from './path-kinds.js';
import { noteOf } from './request-note.js';
import { type TraceServerOptions, traceServer } from './trace-server.js';

/** What is told of requests, and to whom. */
export interface ObservationOptions extends TraceServerOptions {
  readonly logger: Logger;
  readonly metrics?: Metrics | undefined;
}

/**
 * Writes one line for each request that was answered and counts each that is over, whoever answered it. Nothing of what clients send is in
 * them but plain names.
 * @param app a server whose routes are not yet there: those before would not be observed
 */
export function observeRequests(app: FastifyInstance, { logger, metrics, joinTraces }: ObservationOptions): void {
  const isLogged = logger.isLevelEnabled('info');
  const traceOf = traceServer(app, { joinTraces });
  if (!isLogged && !metrics) return;
  app.addHook('onRequest', (request, reply, done) => {
    const since = performance.now();
    const { socket } = request.raw;
    const before = socket.bytesWritten;
    reply.raw.once('close', () => {
      const ms = performance.now() - since;
      if (metrics) count(metrics, request, reply, ms);
      if (isLogged && statusOf(request, reply) !== null)
        logger.info({ ...lineOf(request, reply), ms: round(ms), bytes: socket.bytesWritten - before, ...traceOf(request) }, 'request');
    });
    done();
  });
}

/** With which status it was answered, by whoever did; null where it was not. */
const statusOf = (request: FastifyRequest, { raw }: FastifyReply) =>
  noteOf(request).brokenStatus ?? (raw.writableFinished ? raw.statusCode : null);

function count(metrics: Metrics, request: FastifyRequest, reply: FastifyReply, ms: number): void {
  const note = noteOf(request);
  const status = statusOf(request, reply);
  const outcome = status === null ? 'aborted' : outcomeOf(note.outcome, status);
  const kind = note.kind ?? kindOfPath(request.routeOptions.url);
  metrics.countRequest({ kind, status: classOf(status ?? reply.raw.statusCode), outcome }, ms);
  for (const [code, times] of note.codes) metrics.countError(code, times);
  if (kind === 'query') metrics.countCache(note.cache);
}

/** As `2xx`. */
const classOf = (status: number) => `${Math.floor(status / 100)}xx`;

/** Pages and files that are refused have no errors of GraphQL. */
const outcomeOf = (noted: string, status: number) => (noted === 'complete' && status >= 400 ? 'failed' : noted);

const DOCUMENT_DIGITS = 16;

/** What is said of every request, then what is said of operations. */
function lineOf(request: FastifyRequest, reply: FastifyReply) {
  const status = statusOf(request, reply) ?? reply.raw.statusCode;
  const { operation, kind, document, outcome, cache, codes, sectors } = noteOf(request);
  const client = clientOf(request.headers['apollographql-client-name']);
  return {
    requestId: request.id,
    kind: kind ?? kindOfPath(request.routeOptions.url),
    status,
    outcome: outcomeOf(outcome, status),
    ...(operation === null ? {} : { operation: operation.slice(0, 64) }),
    ...(document === null ? {} : { document: document.slice(0, DOCUMENT_DIGITS) }),
    ...(codes.size > 0 ? { codes: Object.fromEntries(codes) } : {}),
    ...(sectors.size > 0 ? { sectors: [...sectors] } : {}),
    ...(cache === 'none' ? {} : { cache }),
    ...(client === null ? {} : { client }),
  };
}

/** The name that a client's program gives itself, if it is a plain one. */
const clientOf = (header: unknown) => (typeof header === 'string' && /^[\w .@/-]{1,64}$/.test(header) ? header : null);

const round = (ms: number) => Math.round(ms * 100) / 100;
