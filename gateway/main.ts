import cluster from 'node:cluster';
import pino from 'pino';
import { closeOnSignal, createStop } from '../shared/close-on-signal.js';
import { readConfig } from '../shared/config.js';
import { REGISTRY } from '../shared/sectors.js';
import { runMain } from '../shared/subgraph/errors.js';
import { subgraphNames } from '../shared/subgraph-names.js';
import { openTracing } from '../shared/tracing/open-tracing.js';
import { Metrics } from './observability/metrics.js';
import { readVersion } from './observability/read-version.js';
import { serveOperations } from './observability/serve-operations.js';
import { readGatewaySettings } from './settings/gateway-settings.js';
import { runPrimary } from './workers/run-primary.js';
import { answerPrimary, lineToPrimary } from './workers/run-worker.js';
import { createSharedReplayGuard } from './workers/shared-replay-guard.js';

/** `npm run gateway`: the gateway alone, over the subgraphs at `<SUBGRAPH>_URL`. */
await runMain(async () => {
  // Nothing can be read again yet, and nothing ends by it.
  process.on('SIGHUP', () => undefined);
  const problems: string[] = [];
  const settings = readGatewaySettings(process.env, problems);
  const config = readConfig(process.env, subgraphNames(REGISTRY), problems);
  const logger = pino({ level: config.logLevel ?? 'info' });
  if (settings.process.workers > 1 && cluster.isPrimary) return runPrimary({ config, settings, logger });
  const tracing = await openTracing(config.traces);
  // The primary process of several needs none of it.
  const { startGateway } = await import('./start-gateway.js');
  const metrics = new Metrics(readVersion());
  if (cluster.isWorker) {
    // A signal to all processes of the group reaches this one too: the primary process says what is to be done.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
    const line = lineToPrimary();
    const gateway = await startGateway({ config, settings, logger, metrics, guard: createSharedReplayGuard(line) });
    // The line to the primary process is the last that keeps this one alive.
    const stop = createStop([gateway, tracing, { close: async () => process.disconnect() }], config.drain);
    return answerPrimary(line, { gateway, metrics, stop });
  }
  const gateway = await startGateway({ config, settings, logger, metrics });
  const operations = await serveOperations({ process: settings.process, logger, health: gateway.health, metrics: metrics.registry });
  closeOnSignal([gateway, tracing, ...(operations ? [operations] : [])], config.drain);
  process.on('SIGHUP', () => void gateway.reload('SIGHUP'));
  process.stdout.write(`The graph answers at ${gateway.url}/graphql; try it at ${gateway.url}/explore\n`);
});
