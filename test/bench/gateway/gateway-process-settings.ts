/** What a gateway that is measured starts with. */
export interface GatewayProcessSettings {
  /** Text of the supergraph. */
  readonly supergraph: string;
  /** Where the subgraphs are, by name, without `/graphql`. */
  readonly urls: Readonly<Record<string, string>>;
  /** Shows subgraphs that a gateway asks. */
  readonly hopSecret: string;
}
