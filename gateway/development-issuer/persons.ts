import { readGrant } from '../../shared/identity/grant-words.js';
import { BOUND_TO, REGIONAL_ROLES, type Role } from '../../shared/identity/roles.js';
import { REGISTRY } from '../../shared/sectors.js';
import type { StatedGrant } from '../../shared/subgraph/caller.js';
import { StartError } from '../../shared/subgraph/errors.js';
import { Refusal } from '../http/refusal.js';

/** Somebody invented whom one may be in development. */
export interface Person {
  /** Role and what it is bound to, for example `COORDINATOR ous`. */
  readonly key: string;
  /** Norwegian, for the page. */
  readonly label: string;
}

/** Persons of one network or data owner. */
export interface PersonGroup {
  readonly title: string;
  readonly persons: readonly Person[];
}

/** A unit of the roster, with a nurse, for each network that has one: those who lead it and work there may be chosen too. */
export type KnownUnits = ReadonlyMap<string, { readonly id: string; readonly name: string; readonly nurseId: string | null }>;

const LABELS: Readonly<Record<Role, string>> = {
  NURSE: 'Ressurssykepleier',
  LEADER: 'Leder',
  COORDINATOR: 'Koordinator',
  REGION_EDITOR: 'Redaktør',
  STEERING: 'Styringsgruppe',
  ANALYST: 'Analytiker',
  AUDITOR: 'Revisor',
  ADMIN: 'Administrator',
};
const OF_OWNERS = ['REGION_EDITOR', 'STEERING', 'ANALYST', 'AUDITOR', 'ADMIN'] as const;

const person = (role: Role, at: string, note = ''): Person => ({ key: `${role} ${at}`, label: LABELS[role] + note });

/** All who may be chosen. */
export function listPersons(units: KnownUnits): PersonGroup[] {
  const networks = REGISTRY.sectors.flatMap(({ networks }) => networks);
  return [
    ...networks.map(({ slug, name }) => {
      const unit = units.get(slug);
      const ofUnit = unit ? [person('LEADER', unit.id, `, ${unit.name}`)] : [];
      const ofNurse = unit?.nurseId ? [person('NURSE', unit.nurseId, `, ${unit.name}`)] : [];
      return { title: `Nettverket ${name}`, persons: [person('COORDINATOR', slug), ...ofUnit, ...ofNurse] };
    }),
    ...REGISTRY.sectors.map(({ slug, name }) => ({ title: `Dataeier ${name}`, persons: OF_OWNERS.map((role) => person(role, slug)) })),
    { title: 'Fellesdata', persons: REGIONAL_ROLES.map((role) => person(role, 'regional')) },
  ];
}

/**
 * What a person may be, by her key.
 * @throws Refusal for a key that is none
 */
export function grantOf(key: string): StatedGrant {
  const [role = '', ...rest] = key.split(' ');
  const bound = BOUND_TO[role as Role] as string | undefined;
  try {
    return readGrant({ role, ...(bound === undefined ? {} : { [bound]: rest.join(' ') }) }, REGISTRY);
  } catch (error) {
    if (error instanceof StartError) throw new Refusal(400, 'There is no such person here. Choose one of those on the page.');
    throw error;
  }
}

/** What a person is called, by her key. */
export const nameOf = (key: string): string => LABELS[key.split(' ', 1)[0] as Role];
