import { SpanKind, trace } from '@opentelemetry/api';
import { isTracing } from '../../shared/subgraph/spans.js';
import type { FastAnswer } from '../http/fast-answers.js';
import type { ObservationOptions } from './observe-requests.js';
import { clientContext } from './trace-server.js';

/** What is the same for all of them. */
const KIND = 'query';
const OUTCOME = 'complete';

/**
 * Tells of what was answered from memory before anything else saw it, in the same words as of other requests.
 * @returns undefined where nobody wants to know
 */
export function observeFastAnswers({ logger, metrics, joinTraces }: ObservationOptions): ((answer: FastAnswer) => void) | undefined {
  const isLogged = logger.isLevelEnabled('info');
  if (!isLogged && !metrics && !isTracing()) return undefined;
  // Written once: these lines are the most frequent by far.
  const lines = logger.child({ kind: KIND, outcome: OUTCOME, cache: 'hit' });
  return (answer) => {
    const { requestId, status, duration } = answer;
    metrics?.countRequest({ kind: KIND, status: status === 200 ? '2xx' : '3xx', outcome: OUTCOME }, duration);
    metrics?.countCache('hit');
    const traced = isTracing() ? traceOf(answer, joinTraces) : undefined;
    if (isLogged) lines.info({ requestId, status, ms: Math.round(duration * 100) / 100, ...traced }, 'request');
  };
}

/** Tells the span of an answer that is on its way already. */
function traceOf({ requestId, status, duration, headers }: FastAnswer, joinTraces: boolean): { readonly traceId?: string } {
  const span = trace.getTracer('gateway').startSpan(
    'gateway.request',
    {
      kind: SpanKind.SERVER,
      startTime: Date.now() - duration,
      attributes: {
        'http.request.method': 'GET',
        'http.response.status_code': status,
        'request.id': requestId,
        'request.kind': KIND,
      },
    },
    clientContext(headers, joinTraces),
  );
  const isKept = span.isRecording();
  span.end();
  return isKept ? { traceId: span.spanContext().traceId } : {};
}
