import cluster from 'node:cluster';
import { closeOnSignal, createStop } from '../shared/close-on-signal.js';
import { openLog } from '../shared/open-log.js';
import { REGISTRY } from '../shared/sectors.js';
import { runMain } from '../shared/subgraph/errors.js';
import { subgraphNames } from '../shared/subgraph-names.js';
import { openTracing } from '../shared/tracing/open-tracing.js';
import { Metrics } from './observability/metrics.js';
import { readVersion } from './observability/read-version.js';
import { serveOperations } from './observability/serve-operations.js';
import { sayAddress } from './say-address.js';
import { cautionsOf, readStartSettings } from './settings/start-settings.js';
import { runPrimary } from './workers/run-primary.js';
import { answerPrimary, leavePrimary, lineToPrimary } from './workers/run-worker.js';
import { createSharedOperations } from './workers/shared-operations.js';
import { createSharedReplayGuard } from './workers/shared-replay-guard.js';

/** `npm run gateway`: the gateway alone, over the subgraphs at `<SUBGRAPH>_URL`. */
await runMain(async () => {
  // Nothing can be read again yet, and nothing ends by it.
  process.on('SIGHUP', () => undefined);
  const { config, settings } = readStartSettings(process.env, subgraphNames(REGISTRY), true);
  const logger = openLog(config.logLevel ?? 'info');
  if (cluster.isPrimary) for (const caution of cautionsOf({ config, settings })) logger.warn({ event: 'settings' }, caution);
  if (settings.process.workers > 1 && cluster.isPrimary) return runPrimary({ config, settings, logger });
  const tracing = await openTracing(config.traces);
  // The primary process of several needs none of it.
  const { startGateway } = await import('./start-gateway.js');
  const metrics = new Metrics(readVersion());
  if (cluster.isWorker) {
    // A signal to all processes of the group reaches this one too: the primary process says what is to be done.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
    const line = lineToPrimary();
    const shared = { guard: createSharedReplayGuard(line), others: createSharedOperations(line) };
    const gateway = await startGateway({ config, settings, logger, metrics, ...shared });
    const stop = createStop([gateway, tracing, { close: () => leavePrimary(line, gateway) }], config.drain);
    return answerPrimary(line, { gateway, metrics, stop });
  }
  const gateway = await startGateway({ config, settings, logger, metrics });
  const operations = await serveOperations({ process: settings.process, logger, health: gateway.health, metrics: metrics.registry });
  closeOnSignal([gateway, tracing, ...(operations ? [operations] : [])], config.drain);
  process.on('SIGHUP', () => void gateway.reload('SIGHUP'));
  process.stdout.write(sayAddress(gateway.url, settings.pages));
});
