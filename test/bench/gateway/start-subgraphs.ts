/** Child process: the real subgraphs, all in this one, over demo rosters in SQLite. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { readConfig } from '../../../shared/config.js';
import { openIdentity } from '../../../shared/identity/open-identity.js';
import { REGISTRY } from '../../../shared/sectors.js';
import { subgraphNames } from '../../../shared/subgraph-names.js';
import { startSubgraph } from '../../../subgraphs/start-subgraph.js';
import type { GatewayProcessSettings } from './gateway-process-settings.js';
import { serveParent } from './serve-parent.js';

await serveParent(async ({ hopSecret }: Pick<GatewayProcessSettings, 'hopSecret'>) => {
  const names = subgraphNames(REGISTRY);
  const folder = mkdtempSync(join(tmpdir(), 'gateway-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const config = readConfig({ DATA_DIR: folder, PORT: '0', HOP_SECRET: hopSecret }, names);
  const identity = await openIdentity(config.identity);
  const urls: Record<string, string> = {};
  const listen = { host: '127.0.0.1', port: 0, logger: pino({ level: 'silent' }) };
  for (const name of names) {
    const { url } = await startSubgraph(name, { config, identity, urlOf: (sector) => urls[sector] ?? null, listen });
    urls[name] = url;
  }
  return urls;
});
