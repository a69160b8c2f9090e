/** Child process: our gateway, and beside it an address that has it reload, each time with another text of the same supergraph. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGateway } from '../../../gateway/create-gateway.js';
import { createClientIdentification } from '../../../gateway/identify-client.js';
import { serveGateway } from '../../../gateway/serve-gateway.js';
import { readGatewaySettings } from '../../../gateway/settings/gateway-settings.js';
import { readConfig } from '../../../shared/config.js';
import { openIdentity } from '../../../shared/identity/open-identity.js';
import { openLog } from '../../../shared/open-log.js';
import type { GatewayProcessSettings } from './gateway-process-settings.js';
import { serveJson } from './serve-json.js';
import { serveParent } from './serve-parent.js';

/** Makes another text of it. */
const MARK = '\n# again\n';

await serveParent(async ({ supergraph, urls, hopSecret }: GatewayProcessSettings) => {
  const config = readConfig({ ...process.env, HOP_SECRET: hopSecret }, Object.keys(urls));
  const settings = readGatewaySettings(process.env);
  const identity = await openIdentity(config.identity);
  const logger = openLog('info');
  const folder = mkdtempSync(join(tmpdir(), 'gateway-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'supergraph.graphql');
  const gateway = await createGateway({ supergraph, path, urlOf: (name) => urls[name] ?? null, logger, hopSecret, settings });
  const identify = createClientIdentification({ ...identity, publicUrl: config.identity.publicUrl });
  const served = await serveGateway(gateway, { host: config.host, port: config.port, logger, identify, settings });
  const reload = await serveJson(async () => {
    writeFileSync(path, gateway.supergraph() === supergraph ? `${supergraph}${MARK}` : supergraph);
    return JSON.stringify(await gateway.reload('benchmark'));
  });
  return { ours: served.url, reload };
});
