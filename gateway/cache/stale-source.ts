import type { GatewayContext } from '../gateway-context.js';

/** A part of an answer that was kept from before, because its owner does not answer now. */
export interface StaleSource {
  /** Name of the subgraph. */
  readonly sector: string;
  /** The last instant at which it was known to hold. */
  readonly asOf: string;
  /** Version of its owner's data then. */
  readonly dataVersion: string | null;
}

/** What an answer says of its stale parts, in `extensions.stale`: each owner once, by the oldest part; undefined if there is none. */
export function staleExtension({ stale = [] }: Pick<GatewayContext, 'stale'>): readonly StaleSource[] | undefined {
  if (stale.length === 0) return undefined;
  const oldest = new Map<string, StaleSource>();
  for (const source of stale) if ((oldest.get(source.sector)?.asOf ?? '~') > source.asOf) oldest.set(source.sector, source);
  return [...oldest.values()];
}
