import type { ForwardedCall } from '../shared/subgraph/caller.js';
import type { StaleSource } from './cache/stale-source.js';
import type { RequestNote } from './observability/request-note.js';

/** What travels with one client request through the gateway. */
export interface GatewayContext extends ForwardedCall {
  /** Takes what was kept from before, where its owner does not answer now; left out where nobody would be told of it. */
  readonly stale?: StaleSource[];
  /** Whether nothing that was kept will do: other processes may not know yet what a person has just taken back. */
  readonly isFresh?: boolean;
  /** Takes what the log and the metrics say of it. */
  readonly note?: RequestNote;
}
