import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { parse } from 'graphql';
import type { Logger } from 'pino';
import { environmentPrefix } from '../shared/config.js';
import { SubgraphClient } from '../shared/subgraph/client/subgraph-client.js';
import { StartError } from '../shared/subgraph/errors.js';
import { closeInTurn } from './close-in-turn.js';
import { createOwnGateway } from './execution/own-gateway.js';
import { plannedText } from './execution/planned-names.js';
import { readOperations } from './operations.js';
import { openPlanner } from './planning/open-planner.js';
import type { Planner } from './planning/planner.js';
import type { GatewaySettings } from './settings/gateway-settings.js';

/** What a supergraph is executed with. */
export interface ExecutionOptions {
  /** Text of the supergraph: any that @apollo/gateway loads. */
  readonly supergraph: string;
  /** Address of a subgraph; null for what the supergraph says. */
  readonly urlOf: (subgraph: string) => string | null;
  readonly logger: Logger;
  /** Shows subgraphs that the gateway asks. */
  readonly hopSecret: string;
  readonly settings: GatewaySettings;
  /** Plans this supergraph; left out, one is opened, and closed with the rest. */
  readonly planner?: Planner;
}

/** All that is built from one supergraph: connections to its subgraphs, its planner, its executor. */
export interface Execution {
  /** As Apollo Server takes it. */
  readonly gateway: GatewayInterface;
  /** Ends what is under way. */
  close(): Promise<void>;
}

/**
 * Opens a supergraph for execution.
 * @throws StartError if it cannot be loaded or a subgraph has no address
 */
export async function openExecution({ supergraph, urlOf, logger, hopSecret, settings, ...options }: ExecutionOptions): Promise<Execution> {
  const clients = new Map<string, SubgraphClient>();
  const clientOf = (name: string, url: string | undefined) => {
    const client = new SubgraphClient({
      ...settings.client,
      name,
      url: addressOf(name, urlOf(name) ?? url),
      deadlineMs: settings.subgraphDeadlineMs,
      hopSecret,
      onFailure: (failure, { requestId }) => logger.warn({ requestId, sector: name, err: failure }, 'a fetch failed'),
    });
    clients.set(name, client);
    return client;
  };
  const closers: (() => Promise<unknown>)[] = [() => Promise.all([...clients.values()].map((client) => client.close()))];
  const close = () => closeInTurn(closers);
  try {
    return { gateway: await open(), close };
  } catch (error) {
    await close();
    throw error;
  }

  async function open(): Promise<GatewayInterface> {
    if (settings.executor === 'apollo') {
      // Not loaded otherwise: it takes a quarter of a second and 65 MB.
      const { createApolloGateway } = await import('./apollo/create-apollo-gateway.js');
      return createApolloGateway(supergraph, clientOf);
    }
    const planner = options.planner ?? (await openOwnPlanner());
    for (const { name, url } of planner.graph.subgraphs) clientOf(name, url);
    return createOwnGateway({ supergraph, planner, clients, errorsPerFetch: settings.maxErrorsPerFetch });
  }

  async function openOwnPlanner(): Promise<Planner> {
    const planner = await openPlanner(supergraph, settings);
    closers.push(() => planner.close());
    // In the background: nobody waits for what others may ask.
    const known = readOperations().map(({ query }) => ({ source: plannedText(parse(query)), operationName: null }));
    void planner.warm(known).then((failures) => {
      if (failures.size > 0)
        logger.warn({ operations: failures.size }, 'some example queries could not be planned: they are of another graph');
    });
    return planner;
  }
}

function addressOf(name: string, url: string | undefined): string {
  if (url && URL.canParse(url) && !new URL(url).hostname.endsWith('.invalid')) return url;
  throw new StartError(`the subgraph ${name} has no address. Set ${environmentPrefix(name)}_URL, for example to http://127.0.0.1:4001.`);
}
