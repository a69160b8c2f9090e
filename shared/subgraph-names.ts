import type { Registry } from './sectors.js';

/** The subgraph of what belongs to no sector. */
export const REGIONAL = 'regional';

/** Names of all subgraphs of a registry. */
export const subgraphNames = (registry: Registry): string[] => [...registry.sectors.map(({ slug }) => slug), REGIONAL];
