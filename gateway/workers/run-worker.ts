import type { Metrics } from '../observability/metrics.js';
import type { StartedGateway } from '../start-gateway.js';
import type { WorkerLine } from './shared-replay-guard.js';
import type { Answers, ToPrimary, ToWorker } from './worker-messages.js';

/** The line of this process to its primary process. */
export const lineToPrimary = (): WorkerLine => ({
  send: (message: ToPrimary) => {
    // The primary process may just have ended: then this one does too.
    if (process.connected) process.send?.(message);
  },
  onMessage: (listener) => void process.on('message', (message) => listener(message as ToWorker)),
});

/** What a worker does as it is told. */
export interface WorkerOptions {
  readonly gateway: Pick<StartedGateway, 'url' | 'health' | 'reload' | 'askedLately'>;
  readonly metrics: Metrics;
  /** Ends it as a signal does. */
  readonly stop: (signal: NodeJS.Signals) => void;
}

/** Tells the primary process what this one was asked until its very end, and goes as soon as that is known there. */
export const leavePrimary = (line: WorkerLine, { askedLately }: Pick<StartedGateway, 'askedLately'>): Promise<void> =>
  new Promise((resolve) => {
    line.onMessage(({ type }) => {
      if (type !== 'leave') return;
      // The last that keeps this process alive.
      process.disconnect();
      resolve();
    });
    line.send({ type: 'leaving', operations: askedLately() });
  });

/** Answers the primary process, from now on. */
export function answerPrimary(line: WorkerLine, { gateway, metrics, stop }: WorkerOptions): void {
  const answers: { readonly [What in keyof Answers]: () => Promise<Answers[What]> } = {
    metrics: () => metrics.registry.getMetricsAsJSON(),
    health: () => gateway.health('health-of-worker'),
    reload: async () => {
      await gateway.reload('SIGHUP');
      return null;
    },
    operations: async () => gateway.askedLately(),
  };
  line.onMessage((message) => {
    if (message.type === 'drain') stop(message.signal);
    if (message.type === 'ask') void answers[message.what]().then((answer) => line.send({ type: 'answer', id: message.id, answer }));
  });
  line.send({ type: 'ready', url: gateway.url });
}
