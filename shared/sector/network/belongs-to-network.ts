import type { SectorContext } from '../sector-context.js';
import { type Network, presentNetwork } from './network.type.js';

/** The network of something that carries its slug, at the same moment. */
export function networkOf(owned: { readonly networkSlug: string; readonly moment: string }, { sector }: SectorContext): Network | null {
  return presentNetwork(sector, owned.networkSlug, owned.moment);
}
