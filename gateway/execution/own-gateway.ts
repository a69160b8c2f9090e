import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { createExecutor, type ExecutorOptions } from './create-executor.js';

/** The gateway that Apollo Server is given: the public schema of a planned graph, and our executor. */
export function createOwnGateway(options: ExecutorOptions & { readonly supergraph: string }): GatewayInterface {
  const listeners = new Set<Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0]>();
  return {
    onSchemaLoadOrUpdate: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: async () => {
      for (const listener of listeners) listener({ apiSchema: options.planner.graph.schema, coreSupergraphSdl: options.supergraph });
      return { executor: createExecutor(options) };
    },
    stop: async () => undefined,
  };
}
