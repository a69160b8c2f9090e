import { context, propagation, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

/** Whether this process sends traces. Where it does not, nothing is to be done for them. */
export const isTracing = (): boolean => propagation.fields().length > 0;

/** The trace that what is just done belongs to; null without one. */
export const currentTrace = (): string | null => trace.getActiveSpan()?.spanContext().traceId ?? null;

/** Adds what tells the next server which trace a call belongs to: names and values in turn. */
export function addTraceHeaders(headers: string[]): void {
  if (isTracing()) propagation.inject(context.active(), headers, { set: (list, name, value) => void list.push(name, value) });
}

/**
 * Does what a request asks of a subgraph within a span, which continues the trace that its headers name.
 * @param headers of the request
 */
export function inServerSpan<Result>(
  { subgraph, requestId, headers }: { readonly subgraph: string; readonly requestId: string; readonly headers: object },
  work: () => Promise<Result>,
): Promise<Result> {
  if (!isTracing()) return work();
  const parent = propagation.extract(ROOT_CONTEXT, headers);
  const attributes = { 'subgraph.name': subgraph, 'request.id': requestId };
  return trace
    .getTracer('subgraph')
    .startActiveSpan('subgraph.request', { kind: SpanKind.SERVER, attributes }, parent, (span) => work().finally(() => span.end()));
}

/** Notes that the work of a span has failed: of what kind the error is, never its words, which may hold what a person wrote. */
export function failSpan(span: Span, error: unknown): void {
  const { name, extensions } = error as { readonly name?: string; readonly extensions?: { readonly code?: unknown } };
  span.setAttribute('error.type', String(extensions?.code ?? name ?? 'Error'));
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/**
 * Notes a statement that is done, within what it was made for.
 * @param sql its text, of which only the kind and the table are told
 * @param ms how long it took, in milliseconds
 */
export function noteStatement(sql: string, ms: number): void {
  if (!isTracing() || !trace.getActiveSpan()) return;
  const { kind, table } = outlineOf(sql);
  const end = Date.now();
  trace
    .getTracer('subgraph')
    .startSpan(table === null ? kind : `${kind} ${table}`, {
      kind: SpanKind.CLIENT,
      startTime: end - ms,
      attributes: { 'db.operation.name': kind, ...(table === null ? {} : { 'db.collection.name': table }) },
    })
    .end(end);
}

/** What a statement does, and to which table first. */
function outlineOf(sql: string): { readonly kind: string; readonly table: string | null } {
  const [, kind = 'sql'] = /^[\s(]*([a-z]+)/i.exec(sql) ?? [];
  const [, table = null] = /\b(?:from|into|update)\s+["`]?([a-z_]\w*)/i.exec(sql) ?? [];
  return { kind: kind.toLowerCase(), table };
}
