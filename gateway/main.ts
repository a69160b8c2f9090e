import { readFileSync } from 'node:fs';
import pino from 'pino';
import { closeOnSignal } from '../shared/close-on-signal.js';
import { readConfig } from '../shared/config.js';
import { openIdentity } from '../shared/identity/open-identity.js';
import { REGISTRY } from '../shared/sectors.js';
import { runMain, StartError } from '../shared/subgraph/errors.js';
import { projectPath } from '../shared/subgraph/project-root.js';
import { subgraphNames } from '../subgraphs/start-subgraph.js';
import { createGateway } from './create-gateway.js';
import { createClientIdentification } from './identify-client.js';
import { serveGateway } from './serve-gateway.js';
import { readGatewaySettings } from './settings/gateway-settings.js';

/** `npm run gateway`: the gateway alone, over the subgraphs at `<SUBGRAPH>_URL`. */
await runMain(async () => {
  const problems: string[] = [];
  const settings = readGatewaySettings(process.env, problems);
  const config = readConfig(process.env, subgraphNames(REGISTRY), problems);
  const logger = pino();
  const supergraph = readSupergraph(config.supergraph ?? projectPath('gateway', 'supergraph.graphql'));
  const identity = await openIdentity(config.identity);
  const gateway = await createGateway({ supergraph, urlOf: config.urlOf, logger, hopSecret: identity.hopSecrets[0], settings });
  const identify = createClientIdentification({ ...identity, publicUrl: config.identity.publicUrl });
  const { publicUrl } = config.identity;
  const signIn = { issuer: config.identity.issuer, developmentIssuer: identity.developmentIssuer };
  const served = await serveGateway(gateway, { host: config.host, port: config.port, logger, identify, publicUrl, signIn, settings });
  closeOnSignal([served]);
  process.stdout.write(`The graph answers at ${served.url}/graphql; try it at ${served.url}/explore\n`);
});

function readSupergraph(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new StartError(`the supergraph file ${file} cannot be read. Set SUPERGRAPH to a file that exists.`);
  }
}
