import type { MineViewerQuery } from './mine.generated.js';

/** A network that is the viewer's business. */
export type MineNetwork = MineViewerQuery['viewer']['networks'][number];

/** The networks that she coordinates; of a member of a steering group all of the owner; else those of her units; of a nurse her own first, then all of the owner. */
export function networksOf({ viewer, sectors }: MineViewerQuery): MineNetwork[] {
  const steered = sectors.filter(({ slug }) => viewer.roles.some(({ role, sector }) => role === 'STEERING' && sector === slug));
  const all = [
    ...viewer.networks,
    ...steered.flatMap(({ networks }) => networks),
    ...viewer.units.flatMap(({ network }) => network ?? []),
    ...viewer.nurses.flatMap(({ network }) => network ?? []),
    ...sectors.flatMap(({ slug, networks }) => (viewer.nurses.some(({ id }) => id.startsWith(`${slug}:`)) ? networks : [])),
  ];
  return [...new Map(all.map((network) => [network.slug, network])).values()];
}
