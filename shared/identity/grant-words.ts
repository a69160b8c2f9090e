import type { Registry } from '../sectors.js';
import type { StatedGrant } from '../subgraph/caller.js';
import { StartError } from '../subgraph/errors.js';
import { BOUND_TO, REGIONAL_ROLES, ROLES } from './roles.js';

/** What a grant is bound to, as the command line says. */
export interface GrantWords {
  readonly role?: string | undefined;
  readonly sector?: string | undefined;
  readonly network?: string | undefined;
  readonly unit?: string | undefined;
  readonly nurse?: string | undefined;
}

/**
 * Makes a grant of the words of a command; the sector is derived from what the grant is bound to.
 * @throws StartError if it is not whole, or means two sectors
 */
export function readGrant(words: GrantWords, registry: Registry): StatedGrant {
  const role = ROLES.find((candidate) => candidate === words.role);
  if (!role) throw new StartError(`--role must be one of ${ROLES.join(', ')}.`);
  if (!words[BOUND_TO[role]]) throw new StartError(`${role} needs --${BOUND_TO[role]}.`);
  const named = [
    ...(words.sector ? [words.sector] : []),
    ...(words.network ? [ownerOfNetwork(words.network, registry)] : []),
    ...(words.unit ? [ownerOfId('unit', words.unit)] : []),
    ...(words.nurse ? [ownerOfId('nurse', words.nurse)] : []),
  ];
  const [sector = '', ...others] = new Set(named);
  if (others.length > 0) throw new StartError(`the grant is bound to more than one sector: ${[sector, ...others].join(', ')}.`);
  const sectors = registry.sectors.map(({ slug }) => slug);
  const isRegional = sector === 'regional' && REGIONAL_ROLES.includes(role);
  if (!isRegional && !sectors.includes(sector))
    throw new StartError(
      `${role} has no sector "${sector}". Sectors are: ${sectors.join(', ')}; regional for ${REGIONAL_ROLES.join(', ')}.`,
    );
  return { role, sector, network: words.network ?? null, unit: words.unit ?? null, nurse: words.nurse ?? null };
}

function ownerOfNetwork(slug: string, { sectors }: Registry): string {
  const owner = sectors.find(({ networks }) => networks.some((network) => network.slug === slug));
  const all = sectors.flatMap(({ networks }) => networks.map((network) => network.slug));
  if (!owner) throw new StartError(`--network must be one of ${all.join(', ')}.`);
  return owner.slug;
}

function ownerOfId(kind: 'unit' | 'nurse', id: string): string {
  const [sector = '', noun, key] = id.split(':');
  if (noun !== kind || !key) throw new StartError(`--${kind} must be an id like ous:${kind}:…, as an answer of the graph gives it.`);
  return sector;
}
