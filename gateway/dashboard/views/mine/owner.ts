import { REGISTRY } from '../../../../shared/sectors.js';
import type { MineAppointByOwner } from './changes.owner.generated.js';

/** Slug of a data owner. */
export type Owner = keyof typeof MineAppointByOwner;

/** Who owns an object: the first part of its id. */
export function ownerOf(id: string): Owner {
  const slug = id.split(':', 1)[0];
  const sector = REGISTRY.sectors.find((candidate) => candidate.slug === slug);
  if (!sector) throw new Error(`nobody owns ${id}`);
  return sector.slug as Owner;
}
