import type { FastifyInstance } from 'fastify';
import { type DrainOptions, RequestsUnderWay } from '../../shared/subgraph/requests-under-way.js';
import { monitorDelay } from '../health/delay-monitor.js';
import { createHealth, type Health } from '../health/health.js';
import { Load } from '../health/load.js';
import { refuseOverload } from '../health/serve-health.js';
import type { FastAnswer } from '../http/fast-answers.js';
import type { Readiness } from '../readiness.js';
import type { GatewaySettings } from '../settings/gateway-settings.js';
import { observeFastAnswers } from './observe-fast-answers.js';
import { type ObservationOptions, observeRequests } from './observe-requests.js';

/** What a server is operated with. */
export interface OperationOptions extends ObservationOptions {
  readonly load: GatewaySettings['load'];
  readonly answersQueries: Readiness;
}

/** A server that operators look at. */
export interface OperatedServer {
  readonly health: Health;
  /** Whether it is not about to end. */
  isOpen(): boolean;
  /** Told of what was answered past all others that listen; undefined where nobody wants to know. */
  readonly onFastAnswer: ((answer: FastAnswer) => void) | undefined;
  /** Takes no new requests and waits for those under way. */
  drain(options: DrainOptions): Promise<void>;
  close(): void;
}

/**
 * Counts the requests that are worked on: from when a request has arrived whole to when its answer is made. Whoever sends or reads slowly
 * keeps nobody else out.
 */
function countWork(app: FastifyInstance): () => number {
  const working = new Set<object>();
  app.addHook('preHandler', ({ raw }, reply, done) => {
    working.add(raw);
    reply.raw.once('close', () => working.delete(raw));
    done();
  });
  app.addHook('onSend', async ({ raw }) => void working.delete(raw));
  return () => working.size;
}

/** Counts, logs, measures and, where there is too much, refuses the requests of a server; before it has any routes. */
export function operateServer(app: FastifyInstance, { load: settings, answersQueries, ...observed }: OperationOptions): OperatedServer {
  const underWay = new RequestsUnderWay(app);
  const load = new Load(settings, countWork(app));
  observed.metrics?.watchRequests(() => underWay.count);
  observeRequests(app, observed);
  refuseOverload(app, load);
  const monitor = monitorDelay((delayMs) => load.noteDelay(delayMs));
  return {
    health: createHealth({ underWay, load, answersQueries }),
    isOpen: () => !underWay.isDraining,
    onFastAnswer: observeFastAnswers(observed),
    drain: (options) => underWay.drain(options),
    close: () => monitor.close(),
  };
}
