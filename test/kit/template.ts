import pino from 'pino';
import { startGraph } from '../../gateway/start-graph.js';
import { readConfig } from '../../shared/config.js';
import { REGISTRY } from '../../shared/sectors.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { emptyDatabases } from './test-database.js';

/** Environment of the databases that are copied; made once for all test files of a worker. */
let template: Promise<Record<string, string>> | null = null;

/** The environment of databases as a first start leaves them, with the demo roster. Nobody is connected to them. */
export function filledTemplate(): Promise<Record<string, string>> {
  template ??= fill();
  return template;
}

async function fill(): Promise<Record<string, string>> {
  const names = subgraphNames(REGISTRY);
  const environment = await emptyDatabases(names);
  const config = readConfig({ PORT: '0', ...environment }, names);
  const graph = await startGraph({ config, logger: pino({ level: 'silent' }) });
  await graph.close();
  return environment;
}
