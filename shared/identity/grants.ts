import type { Kysely } from 'kysely';
import type { Caller } from '../subgraph/caller.js';
import { today } from '../subgraph/date.js';
import type { RoleGrantVersion } from './grant.entity.js';
import { ROLES, type Role } from './roles.js';

/** The table of grants, for reads. */
export interface GrantTables {
  roleGrantVersion: Readonly<RoleGrantVersion>;
}

/** A role at one owner, and where it holds; null where it is not bound to one. */
export interface Grant {
  readonly role: Role;
  readonly network: string | null;
  readonly unitId: string | null;
  readonly nurseId: string | null;
}

/**
 * What a caller may be at this owner today: by the owner's own records and, in development, by what the local issuer's token says.
 * @param db the owner's database, or a transaction in it
 * @param owner the owner's slug
 */
export async function readGrants(db: Kysely<GrantTables>, caller: Caller, owner: string): Promise<Grant[]> {
  const day = today();
  const recorded = await db
    .selectFrom('roleGrantVersion')
    .select(['role', 'network', 'unitId', 'nurseId'])
    .where('subject', 'in', caller.keys)
    .where('supersededAt', 'is', null)
    .where('validFrom', '<=', day)
    .where(({ or, eb }) => or([eb('validTo', 'is', null), eb('validTo', '>', day)]))
    .execute();
  const stated = caller.statedGrants.flatMap(({ role, sector, network, unit: unitId, nurse: nurseId }) =>
    sector === owner && isRole(role) ? [{ role, network, unitId, nurseId }] : [],
  );
  return [...recorded, ...stated];
}

/** Whether a text is the name of a role. */
export const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text);
