import type { RequestContext, Subgraph } from '../../../shared/subgraph/serve.js';

/** What one request of the reference graph has: the subgraphs, and one context of each that it meets. */
export interface ReferenceContext {
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  contextOf(subgraph: Subgraph): Promise<RequestContext>;
}
