import { closeOnSignal } from '../shared/close-on-signal.js';
import { readConfig } from '../shared/config.js';
import { openLog } from '../shared/open-log.js';
import { REGISTRY } from '../shared/sectors.js';
import { runMain, StartError } from '../shared/subgraph/errors.js';
import { subgraphNames } from '../shared/subgraph-names.js';
import { openTracing } from '../shared/tracing/open-tracing.js';
import { startSubgraph } from './start-subgraph.js';

/** `npm run subgraph -- <name>`: one subgraph alone, at `PORT`. */
await runMain(async () => {
  const names = subgraphNames(REGISTRY);
  const [name] = process.argv.slice(2);
  if (name === undefined) throw new StartError(`name a subgraph: npm run subgraph -- <${names.join(' | ')}>`);
  const config = readConfig(process.env, names);
  const tracing = await openTracing(config.traces);
  const served = await startSubgraph(name, {
    config,
    urlOf: (sector) => config.urlOf(sector),
    listen: { host: config.host, port: config.port, logger: openLog(config.logLevel ?? 'info') },
  });
  closeOnSignal([served, tracing], config.drain);
  process.stdout.write(`${name} answers at ${served.url}/graphql\n`);
});
