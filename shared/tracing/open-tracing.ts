import { context, propagation, trace } from '@opentelemetry/api';
import type { TraceOptions } from './trace-settings.js';

/** Traces that are being sent. */
export interface Tracing {
  /** Sends what is left, and makes no more. */
  close(): Promise<void>;
}

/** After so long without a collector the end does not wait any more, in milliseconds. */
const FLUSH_MS = 3_000;

/**
 * Starts to send traces of this process, if the settings name a collector; before whatever is to be traced is opened. OpenTelemetry's
 * packages are loaded only then.
 */
export async function openTracing({ endpoint, ratio, serviceName }: Omit<TraceOptions, 'joinClients'>): Promise<Tracing> {
  if (endpoint === null) return { close: async () => undefined };
  const [{ BatchSpanProcessor, ParentBasedSampler, TraceIdRatioBasedSampler, TracerProvider }, hooks, core, otlp, resources] =
    await Promise.all([
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/context-async-hooks'),
      import('@opentelemetry/core'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const exporter = new otlp.OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new TracerProvider({
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    resource: resources.resourceFromAttributes({ 'service.name': serviceName }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  trace.setGlobalTracerProvider(provider);
  context.setGlobalContextManager(new hooks.AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new core.W3CTraceContextPropagator());
  return {
    close: async () => {
      // A collector that does not answer keeps nobody.
      const limit = new Promise<void>((resolve) => setTimeout(resolve, FLUSH_MS).unref());
      await Promise.race([provider.shutdown().catch(() => undefined), limit]);
      for (const api of [trace, context, propagation]) api.disable();
    },
  };
}
