import type { QueryPlan } from '@apollo/query-planner';
import type { PlannedGraph } from './planned-graph.js';

/** Plans operations over one supergraph, outside of the gateway's own process. */
export interface Planner {
  readonly graph: PlannedGraph;
  /**
   * Plans an operation that is valid for the public schema. The same text and name give the same plan object as long as it is kept:
   * it must not be changed.
   * @throws GraphQLError with the code QUERY_PLANNING_TIMEOUT, QUERY_TOO_COMPLEX or QUERY_PLANNING_OVERLOADED, the first two with
   *   `extensions.http.status` 400 and the last with 503
   */
  plan(source: string, operationName: string | null): Promise<QueryPlan>;
  /** Ends its processes. Whoever has opened it closes it. */
  close(): Promise<void>;
}
