import { REGISTRY, type SectorDeclaration } from '../../shared/sectors.js';

/** The owner of a row: of its network, or the one that it stands for. */
export const ownerOf = (network: string | null | undefined, absent: string | null): SectorDeclaration | undefined =>
  REGISTRY.sectors.find(({ slug, networks }) => slug === absent || networks.some((one) => one.slug === network));
