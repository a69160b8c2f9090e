import type { ForwardedCall } from '../caller.js';
import type { FailureKind, SubgraphFailure } from './failure.js';

/** Where a subgraph is, and how much of this process it may take up. */
export interface SubgraphClientOptions {
  readonly name: string;
  /** Address, for example `http://127.0.0.1:4001`; without a path, `/graphql` is meant. Never appears in a message. */
  readonly url: string;
  /** Milliseconds until a fetch is given up, from the question on: waiting for room and a second attempt included. */
  readonly deadlineMs: number;
  /** Shows the subgraph that the call comes from its graph. */
  readonly hopSecret: string;
  /** Largest answer that is read, in bytes, before and after decompression. */
  readonly maxResponseBytes?: number;
  /** Whether to ask for compressed answers: for subgraphs that are far away. Compressed ones are read in any case. */
  readonly compression?: boolean;
  /** Most fetches at a time, each with a connection of its own. */
  readonly maxInFlight?: number;
  /** Most fetches that wait for room beyond these; one more is `…_OVERLOADED` at once. */
  readonly maxQueued?: number;
  /** After so many failures on end the circuit opens: nothing is asked any more … */
  readonly failuresToOpen?: number;
  /** … for so many milliseconds; then one question goes through, and its answer decides. */
  readonly openMs?: number;
  /** Second attempts, as a share of all queries: a subgraph in trouble must not get twice the work … */
  readonly retryShare?: number;
  /** … but so many a second are always allowed. */
  readonly retriesPerSecond?: number;
  /** Told of every fetch that failed, with what really happened as `cause`: for the log. Not told what an open circuit refuses. */
  readonly onFailure?: (failure: SubgraphFailure, call: ForwardedCall) => void;
  /** Told how every fetch went and how many milliseconds it took, those too that an open circuit refuses: for figures. */
  readonly onOutcome?: (outcome: FetchOutcome, ms: number) => void;
}

/** How a fetch went. */
export type FetchOutcome = 'ok' | 'circuit_open' | 'cancelled' | Lowercase<FailureKind>;

/** Options with everything decided. */
export type SubgraphClientSettings = Required<SubgraphClientOptions>;

/** What holds where the options say nothing. */
export const DEFAULTS = {
  maxResponseBytes: 8 * 1024 * 1024,
  compression: false,
  maxInFlight: 64,
  maxQueued: 256,
  failuresToOpen: 5,
  openMs: 1_000,
  retryShare: 0.1,
  retriesPerSecond: 5,
  onFailure: () => undefined,
  onOutcome: () => undefined,
} as const satisfies Partial<SubgraphClientOptions>;
