import { REGISTRY } from '../../../shared/sectors.js';

/** The data owner's name, as people know it, by its slug: a silent owner cannot tell it. */
export const sectorName = (slug: string): string => REGISTRY.sectors.find((sector) => sector.slug === slug)?.name ?? slug;
