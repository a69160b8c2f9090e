import type { ForwardedCall } from '../shared/subgraph/caller.js';

/** What travels with one client request through the gateway. */
export type GatewayContext = ForwardedCall;
