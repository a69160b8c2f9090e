import { context, trace } from '@opentelemetry/api';
import { failSpan } from '../../shared/subgraph/spans.js';
import type { FetchSpan } from './fetch-services.js';

/** Spans go wherever the process sends its traces; nowhere, and at next to no cost, if it sends none. */
const tracer = () => trace.getTracer('gateway');

/** Does a work within a span, which becomes the parent of the spans of that work. */
export const inSpan = <Result>(name: string, work: () => Promise<Result>): Promise<Result> =>
  tracer().startActiveSpan(name, async (span) => {
    try {
      return await work();
    } catch (error) {
      failSpan(span, error);
      throw error;
    } finally {
      span.end();
    }
  });

/**
 * Begins the span of a fetch.
 * @param subgraph whom it asks
 * @param representations how many objects it asks for; 0 for root fields
 */
export function startFetchSpan(subgraph: string, representations: number): FetchSpan {
  const span = tracer().startSpan('gateway.fetch', { attributes: { service: subgraph, representations } });
  return {
    within: (work) => context.with(trace.setSpan(context.active(), span), work),
    failed: (error) => failSpan(span, error),
    end: () => span.end(),
  };
}
