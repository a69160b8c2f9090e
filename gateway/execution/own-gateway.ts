import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { createExecutor, type Executor, type ExecutorOptions } from './create-executor.js';

/** A gateway as Apollo Server takes it, that can get ready for operations before they are asked. */
export interface OwnGateway extends GatewayInterface, Pick<Executor, 'prepare'> {}

/** The gateway that Apollo Server is given: the public schema of a planned graph, and our executor. */
export function createOwnGateway(options: ExecutorOptions & { readonly supergraph: string }): OwnGateway {
  const listeners = new Set<Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0]>();
  const { execute, prepare } = createExecutor(options);
  return {
    onSchemaLoadOrUpdate: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: async () => {
      for (const listener of listeners) listener({ apiSchema: options.planner.graph.schema, coreSupergraphSdl: options.supergraph });
      return { executor: execute };
    },
    stop: async () => undefined,
    prepare,
  };
}
