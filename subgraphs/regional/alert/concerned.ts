import type { RegionalFacts } from './alert-facts.js';

/** Slugs of the networks of a region, in the order of the registry; of all regions if it is null. */
export const networksOfRegion = ({ registry }: Pick<RegionalFacts, 'registry'>, region: string | null): string[] =>
  registry.sectors
    .filter((sector) => region === null || sector.region === region)
    .flatMap(({ networks }) => networks.map(({ slug }) => slug));

/** The network that an area belongs or belonged to; null if none was the main one. */
export const networkOfArea = ({ affiliations }: RegionalFacts, code: string): string | null =>
  affiliations.findLast((row) => row.areaCode === code && row.kind === 'MAIN')?.network ?? null;

/** The region that the networks have in common; null if there is none. */
export function regionOf({ registry }: Pick<RegionalFacts, 'registry'>, networks: readonly string[]): string | null {
  const regions = registry.sectors
    .filter((sector) => sector.networks.some(({ slug }) => networks.includes(slug)))
    .map(({ region }) => region);
  const [region = null, ...others] = new Set(regions);
  return others.length > 0 ? null : region;
}
