import type { QueryPlan } from '@apollo/query-planner';

/** What the gateway tells its planning process: first to open a supergraph, then to plan, one operation at a time. */
export type PlanningOrder = OpenOrder | PlanOrder;

/** Opens a supergraph. */
interface OpenOrder {
  readonly kind: 'open';
  /** Text of the supergraph. */
  readonly supergraph: string;
  /** Whether to check and describe it, as the first process does; those after it take the same text as good. */
  readonly describe: boolean;
}

/** Plans an operation. */
interface PlanOrder {
  readonly kind: 'plan';
  /** Text of the document, valid for the public schema. */
  readonly source: string;
  /** Which of its operations; null if it has one alone. */
  readonly operationName: string | null;
}

/** What the planning process answers: to `open` perhaps `described`, then `opened` or `failed`; to `plan` `begun`, then one of the last four. */
export type PlanningReport =
  | { readonly kind: 'described'; readonly graph: GraphDescription }
  | { readonly kind: 'opened' }
  | { readonly kind: 'begun' }
  | { readonly kind: 'planned'; readonly plan: QueryPlan; readonly characters: number }
  | { readonly kind: 'refused'; readonly message: string; readonly code: string | null }
  | { readonly kind: 'too complex' }
  | { readonly kind: 'failed'; readonly reason: string };

/** What the gateway has to know of the supergraph, as JSON. */
export interface GraphDescription {
  /** SDL of the public schema, cut between definitions: whoever parses it need not do so at once. */
  readonly publicSchema: readonly string[];
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
  /** Abstract types of the supergraph, inaccessible ones too, with the names of their object types. */
  readonly possibleTypes: readonly (readonly [type: string, objects: readonly string[]])[];
}
