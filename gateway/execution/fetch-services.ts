import type { SubgraphClient } from '../../shared/subgraph/client/subgraph-client.js';
import type { PossibleTypes } from './possible-types.js';

/** What fetches need of their surroundings. */
export interface FetchServices {
  readonly types: PossibleTypes;
  /** The client of a subgraph; throws for one that is none of the graph. */
  clientOf(subgraph: string): Pick<SubgraphClient, 'send'>;
  /** Begins the span of a fetch. */
  startSpan(subgraph: string, representations: number): FetchSpan;
}

/** The span of a fetch. */
export interface FetchSpan {
  /** Does what the fetch consists of. */
  within<Result>(work: () => Result): Result;
  failed(error: unknown): void;
  end(): void;
}
