import type { AppointmentBasis, NurseRole, Visibility } from '../rows.js';
import type { Random } from './random.js';
import type { Person } from './roster-plan.js';
import type { NetworkSpec } from './roster-spec.js';

const PRIVATE_SHARE = 0.05;
const NETWORK_SHARE = 0.1;
const FURTHER_EDUCATION_SHARE = 0.65;
const NAMESAKE_SHARE = 0.02;

/** Invents somebody; what has to come in fixed proportions is set for the people of today afterwards. */
export function inventPerson(id: string, name: string, network: NetworkSpec, random: Random): Person {
  return {
    id,
    name,
    role: random.chance(network.resourcePersonShare) ? 'RESOURCE_PERSON' : 'RESOURCE_NURSE',
    basis: random.chance(FURTHER_EDUCATION_SHARE) ? 'FURTHER_EDUCATION' : 'PARTICULAR_INTEREST',
    visibility: visibilityAt(random.int(0, 99), 100),
    namesake: false,
  };
}

/** Sets visibilities, roles and bases of the people of today by quota, and gives some of them the name of another. */
export function applyQuotas(people: readonly Person[], network: NetworkSpec, random: Random): void {
  const total = people.length;
  const roles = quota(total, network.resourcePersonShare);
  const bases = quota(total, FURTHER_EDUCATION_SHARE);
  for (const [index, person] of random.shuffle(people).entries()) person.visibility = visibilityAt(index, total);
  for (const [index, person] of random.shuffle(people).entries()) person.role = roleAt(index, roles);
  for (const [index, person] of random.shuffle(people).entries()) person.basis = basisAt(index, bases);
  makeNamesakes(random.shuffle(people), quota(total, NAMESAKE_SHARE));
}

/** At least one, and never all. */
function quota(total: number, share: number): number {
  return Math.min(total - 1, Math.max(1, Math.round(total * share)));
}

function visibilityAt(index: number, total: number): Visibility {
  const hidden = quota(total, PRIVATE_SHARE);
  if (index < hidden) return 'PRIVATE';
  return index < hidden + quota(total, NETWORK_SHARE) ? 'NETWORK' : 'PUBLIC';
}

function roleAt(index: number, resourcePersons: number): NurseRole {
  return index < resourcePersons ? 'RESOURCE_PERSON' : 'RESOURCE_NURSE';
}

function basisAt(index: number, educated: number): AppointmentBasis {
  return index < educated ? 'FURTHER_EDUCATION' : 'PARTICULAR_INTEREST';
}

function makeNamesakes(people: readonly Person[], pairs: number): void {
  for (let pair = 0; pair < pairs; pair += 1) {
    const one = people[2 * pair];
    const other = people[2 * pair + 1];
    if (one === undefined || other === undefined) return;
    other.name = one.name;
    one.namesake = true;
    other.namesake = true;
  }
}
