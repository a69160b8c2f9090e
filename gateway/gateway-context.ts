/** What travels with one client request through the gateway. */
export interface GatewayContext {
  readonly requestId: string;
}
