/** Child process: our gateway, with all that it has in production. The only file here that knows how it is started. */
import { createGateway } from '../../../gateway/create-gateway.js';
import { createClientIdentification } from '../../../gateway/identify-client.js';
import { serveGateway } from '../../../gateway/serve-gateway.js';
import { readGatewaySettings } from '../../../gateway/settings/gateway-settings.js';
import { readConfig } from '../../../shared/config.js';
import { openIdentity } from '../../../shared/identity/open-identity.js';
import { openLog } from '../../../shared/open-log.js';
import type { GatewayProcessSettings } from './gateway-process-settings.js';
import { serveParent } from './serve-parent.js';

await serveParent(async ({ supergraph, urls, hopSecret }: GatewayProcessSettings) => {
  const config = readConfig({ ...process.env, HOP_SECRET: hopSecret }, Object.keys(urls));
  const settings = readGatewaySettings(process.env);
  const identity = await openIdentity(config.identity);
  const logger = openLog('info');
  const gateway = await createGateway({ supergraph, urlOf: (name) => urls[name] ?? null, logger, hopSecret, settings });
  const identify = createClientIdentification({ ...identity, publicUrl: config.identity.publicUrl });
  const served = await serveGateway(gateway, { host: config.host, port: config.port, logger, identify, settings });
  return { ours: served.url };
});
