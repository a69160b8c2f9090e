import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { DocumentNode } from 'graphql';
import { closeInTurn } from './close-in-turn.js';
import { createOwnGateway } from './execution/own-gateway.js';
import type { Metrics } from './observability/metrics.js';
import { openPlanner } from './planning/open-planner.js';
import type { Planner } from './planning/planner.js';
import type { GatewaySettings } from './settings/gateway-settings.js';
import type { SubgraphClients } from './subgraph-clients.js';

/** What a supergraph is executed with. */
export interface ExecutionOptions {
  /** Text of the supergraph: any that @apollo/gateway loads. */
  readonly supergraph: string;
  readonly clients: SubgraphClients;
  readonly settings: GatewaySettings;
  /** Takes figures; left out, none are taken. */
  readonly metrics?: Metrics;
  /** Plans this supergraph; left out, one is opened, and closed with the rest. */
  readonly planner?: Planner;
}

/** All that is built from one supergraph: its planner, its executor, and the clients that it asks with. */
export interface Execution {
  /** As Apollo Server takes it. */
  readonly gateway: GatewayInterface;
  /** Plans and compiles an operation before it is asked. @throws what the planner refuses it for */
  prepare(document: DocumentNode, operationName: string | null): Promise<void>;
  /** Ends what is under way. */
  close(): Promise<void>;
}

/**
 * Opens a supergraph for execution.
 * @throws StartError if it cannot be loaded or a subgraph has no address
 */
export async function openExecution({ supergraph, clients, settings, metrics, ...options }: ExecutionOptions): Promise<Execution> {
  const borrowed = clients.borrowing();
  const closers: (() => Promise<unknown>)[] = [() => borrowed.giveBack()];
  const close = () => closeInTurn(closers);
  try {
    return { ...(await open()), close };
  } catch (error) {
    await close();
    throw error;
  }

  async function open(): Promise<Omit<Execution, 'close'>> {
    if (settings.executor === 'apollo') {
      // Not loaded otherwise: it takes a quarter of a second and 65 MB. It plans in this thread, when it is asked.
      const { createApolloGateway } = await import('./apollo/create-apollo-gateway.js');
      return { gateway: createApolloGateway(supergraph, borrowed.borrow), prepare: async () => undefined };
    }
    const planner = options.planner ?? (await openOwnPlanner());
    for (const { name, url } of planner.graph.subgraphs) borrowed.borrow(name, url);
    const gateway = createOwnGateway({ supergraph, planner, clients: borrowed.byName, errorsPerFetch: settings.maxErrorsPerFetch });
    return { gateway, prepare: gateway.prepare };
  }

  async function openOwnPlanner(): Promise<Planner> {
    const planner = await openPlanner(supergraph, { ...settings, ...(metrics ? { onPlan: metrics.countPlan } : {}) });
    closers.push(() => planner.close());
    return planner;
  }
}
