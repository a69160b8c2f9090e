import type { ForwardedCall } from '../caller.js';

/** One GraphQL operation for a subgraph. */
export interface SubgraphRequest {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** How many entities it asks for; null or left out if it asks for none. */
  readonly entities?: number | null;
  /** What is handed on from the call that causes this one. */
  readonly call: ForwardedCall;
}

/** An operation that is written already. */
export interface WrittenRequest {
  /** The whole JSON text. */
  readonly body: string;
  /** How many entities it asks for; null if it asks for none. */
  readonly entities: number | null;
  /** Whether it surely changes nothing: then it may be sent twice, and shared with others who ask the same. */
  readonly isQuery: boolean;
  /** What is handed on from the call that causes this one. */
  readonly call: ForwardedCall;
}
