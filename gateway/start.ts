import { closeOnSignal } from '../shared/close-on-signal.js';
import { openLog } from '../shared/open-log.js';
import { REGISTRY } from '../shared/sectors.js';
import { runMain } from '../shared/subgraph/errors.js';
import { subgraphNames } from '../shared/subgraph-names.js';
import { openTracing } from '../shared/tracing/open-tracing.js';
import { Metrics } from './observability/metrics.js';
import { readVersion } from './observability/read-version.js';
import { serveOperations } from './observability/serve-operations.js';
import { cautionsOf, readStartSettings } from './settings/start-settings.js';
import { startGraph } from './start-graph.js';

/** `npm start`: the whole graph in one process. */
await runMain(async () => {
  const started = performance.now();
  const { config, settings } = readStartSettings(process.env, subgraphNames(REGISTRY), false);
  const logger = openLog(config.logLevel ?? 'warn');
  for (const caution of cautionsOf({ config, settings })) logger.warn({ event: 'settings' }, caution);
  const tracing = await openTracing(config.traces);
  const metrics = settings.process.operationsPort > 0 ? new Metrics(readVersion()) : null;
  const graph = await startGraph({ config, settings, logger, ...(metrics ? { metrics } : {}) });
  const { health } = graph;
  const { pages, introspection } = settings;
  const operations = metrics && (await serveOperations({ process: settings.process, logger, health, metrics: metrics.registry }));
  closeOnSignal([graph, tracing, ...(operations ? [operations] : [])], config.drain);
  // Whoever closes the terminal that this runs in wants it to end.
  if (!process.stdin.isTTY) process.on('SIGHUP', () => void graph.reload('SIGHUP'));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    [
      `The graph is ready after ${seconds} s: ${graph.subgraphs.size} subgraphs${config.demo ? ', with the DEMO roster: no person in it exists' : ''}.`,
      ...(pages ? [`  The page    ${graph.url}`, `  Try it      ${graph.url}/explore`] : []),
      `  Queries     ${graph.url}/graphql`,
      ...(pages && introspection ? [`  Schema      ${graph.url}/schema.graphql`] : []),
      'Stop it with Ctrl+C.',
      '',
    ].join('\n'),
  );
});
