import type { Logger } from 'pino';
import type { Config } from '../shared/config.js';
import { openIdentity } from '../shared/identity/open-identity.js';
import type { ReplayGuard } from '../shared/identity/replay-guard.js';
import { projectPath } from '../shared/subgraph/project-root.js';
import { type SourceGateway, type SourceOptions, startFromSource } from './generations/start-from-source.js';
import { createClientIdentification } from './identify-client.js';
import type { Metrics } from './observability/metrics.js';
import { type ServedGateway, serveGateway } from './serve-gateway.js';
import type { GatewaySettings } from './settings/gateway-settings.js';

/** How to start the gateway alone. */
export interface StartGatewayOptions {
  readonly config: Config;
  readonly settings: GatewaySettings;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Remembers proofs, where not this process alone must; left out, it does. */
  readonly guard?: ReplayGuard;
  /** What other processes were asked, where there are several; left out, this one keeps for itself what it was asked. */
  readonly others?: SourceOptions['others'];
}

/** A gateway that runs alone. */
export interface StartedGateway extends ServedGateway, Pick<SourceGateway, 'askedLately'> {
  /** Lets what lies at its source now take over. Never rejects. @param trigger what asks for it, for logs */
  reload(trigger: string): Promise<unknown>;
}

/**
 * Starts the gateway over the subgraphs that the settings name.
 * @throws StartError if it cannot start
 */
export async function startGateway({ config, settings, logger, metrics, guard, others }: StartGatewayOptions): Promise<StartedGateway> {
  const { host, port } = config;
  const { publicUrl, issuer } = config.identity;
  const identity = await openIdentity(config.identity);
  const gateway = await startFromSource({
    path: config.supergraph ?? projectPath('gateway', 'supergraph.graphql'),
    lastGood: config.lastGoodSupergraph,
    urlOf: config.urlOf,
    logger,
    hopSecret: identity.hopSecrets[0],
    settings,
    metrics,
    ...(others ? { others } : {}),
  });
  const identify = createClientIdentification({ ...identity, publicUrl, ...(guard ? { guard } : {}) });
  const signIn = { issuer, developmentIssuer: identity.developmentIssuer };
  const { joinClients: joinTraces } = config.traces;
  const listen = { host, port, logger, identify, publicUrl, signIn, settings, metrics, joinTraces };
  const served = await serveGateway(gateway, listen).catch(async (error: unknown) => {
    await gateway.close();
    throw error;
  });
  return { ...served, askedLately: gateway.askedLately, reload: (trigger) => gateway.reload(trigger) };
}
