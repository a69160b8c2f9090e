import type { IncomingHttpHeaders } from 'node:http';
import { type Context, context, propagation, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isTracing } from '../../shared/subgraph/spans.js';
import { kindOfPath } from './path-kinds.js';
import { noteOf } from './request-note.js';

interface Traced {
  readonly span: Span;
  readonly context: Context;
  /** Whether it is sent to anybody. */
  readonly isKept: boolean;
}

/** How clients' traces are taken. */
export interface TraceServerOptions {
  /** Whether a trace that a client names is continued. */
  readonly joinTraces: boolean;
}

/**
 * Begins a span for every request, continuing the client's trace if it names one, and makes it the parent of all that is done for it.
 * Its attributes are plain names and numbers; no address, no text of a client.
 * @returns tells the trace of a request, for its line in the log; without traces it has none
 */
export function traceServer(
  app: FastifyInstance,
  { joinTraces }: TraceServerOptions,
): (request: FastifyRequest) => { readonly traceId?: string } {
  if (!isTracing()) return () => ({});
  const traced = new WeakMap<FastifyRequest, Traced>();
  const tracer = trace.getTracer('gateway');
  app.addHook('onRequest', (request, reply, done) => {
    const parent = clientContext(request.headers, joinTraces);
    const span = tracer.startSpan(
      'gateway.request',
      { kind: SpanKind.SERVER, attributes: { 'http.request.method': request.method } },
      parent,
    );
    // Also where nothing is kept of it: else all that is done for it would begin traces of their own.
    const isKept = span.isRecording();
    traced.set(request, { span, context: trace.setSpan(parent, span), isKept });
    if (isKept) reply.raw.once('close', () => end(span, request, noteOf(request).brokenStatus ?? reply.raw.statusCode));
    done();
  });
  // After the body was read: its events come from the connection, which knows nothing of this request.
  app.addHook('preHandler', (request, _reply, done) => {
    const known = traced.get(request);
    if (known) context.with(known.context, done);
    else done();
  });
  return (request) => {
    const known = traced.get(request);
    return known?.isKept ? { traceId: known.span.spanContext().traceId } : {};
  };
}

/** The trace that a client's request is part of, if it says so and is believed. */
export const clientContext = (headers: IncomingHttpHeaders, joinTraces: boolean): Context =>
  joinTraces ? propagation.extract(ROOT_CONTEXT, headers) : ROOT_CONTEXT;

function end(span: Span, request: FastifyRequest, status: number): void {
  const { kind, operation } = noteOf(request);
  span.setAttributes({
    'http.response.status_code': status,
    'request.id': request.id,
    'request.kind': kind ?? kindOfPath(request.routeOptions.url),
    ...(operation === null ? {} : { 'graphql.operation.name': operation.slice(0, 64) }),
  });
  if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
