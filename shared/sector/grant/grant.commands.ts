import type { Kysely } from 'kysely';
import type { Command, ResultType, Work } from '../../command/command.js';
import { day, mustBeVersion, mustExist } from '../../command/read-input.js';
import { Refusal } from '../../command/user-error.js';
import { newId, record, restate } from '../../command/versions.js';
import { RoleGrantVersion } from '../../identity/grant.entity.js';
import type { Grant, GrantTables } from '../../identity/grants.js';
import type { Caller } from '../../subgraph/caller.js';
import { today } from '../../subgraph/date.js';
import { parseMoment } from '../../subgraph/moment.js';
import { believed } from '../time.js';
import { hasRole, mustBe } from '../viewer/viewer.js';
import { GrantRoleInput, RevokeRoleInput } from './grant.input.js';
import { type Binding, checkBinding, readSubject } from './grant.rules.js';
import { presentGrant, RoleGrant } from './grant.type.js';

/** What granting needs of an owner: the same for the sectors and for `regional`. */
export interface GrantWork extends Work<GrantTables> {
  readonly viewer: { readonly caller: Caller | null; readonly grants: readonly Grant[] };
  readonly sector: { readonly slug: string };
  /** @throws Refusal if the owner does not know what the role is bound to, or does not have such a role */
  checkBound(binding: Binding): Promise<void>;
}

interface GrantContext {
  readonly db: Kysely<GrantTables>;
  readonly sector: { readonly slug: string };
}

const GRANT: ResultType<GrantContext> = {
  name: 'RoleGrant',
  field: 'roleGrant',
  type: () => RoleGrant,
  description: 'The grant as it stands after the change.',
  load: async ({ id, moment }, { db, sector }) => {
    const row = await db
      .selectFrom('roleGrantVersion as g')
      .selectAll()
      .where('g.grantId', '=', id)
      .where(believed('g', parseMoment(moment)))
      .executeTakeFirst();
    return row ? presentGrant(row, sector.slug) : null;
  },
};

/** Grants a role (tildele rolle). */
export const grantRole: Command<GrantContext, GrantWork, GrantRoleInput> = {
  verb: 'grant',
  noun: 'Role',
  description: 'Grants a role at this data owner (tildele rolle). For its administrators.',
  roles: ['ADMIN'],
  Input: GrantRoleInput,
  result: GRANT,
  async run(input, work) {
    mustBe(work.viewer, hasRole(work.viewer, 'ADMIN'), `an administrator of ${work.sector.slug}`);
    return { objectId: await writeGrant(work, input), person: input.nurseId ?? null };
  },
};

/** Ends a grant (frata rolle). */
export const revokeRole: Command<GrantContext, GrantWork, RevokeRoleInput> = {
  verb: 'revoke',
  noun: 'Role',
  description: 'Ends a grant at once (frata rolle). For the administrators of this data owner.',
  roles: ['ADMIN'],
  Input: RevokeRoleInput,
  result: GRANT,
  async run(input, work) {
    mustBe(work.viewer, hasRole(work.viewer, 'ADMIN'), `an administrator of ${work.sector.slug}`);
    const row = await work.db
      .selectFrom('roleGrantVersion')
      .selectAll()
      .where('grantId', '=', input.grantId)
      .where('supersededAt', 'is', null)
      .executeTakeFirst();
    const before = mustExist(row, 'grantId');
    mustBeVersion(input.expectedVersion, before.version);
    if (before.validTo !== null && before.validTo <= today()) throw new Refusal('ALREADY_RECORDED', 'grantId');
    // Also one that has not begun or began today: an interval of no days holds on none.
    await restate(work, RoleGrantVersion, before, { validTo: today() });
    return { objectId: before.grantId, person: before.nurseId };
  },
};

/** Writes a grant, in the caller's transaction. */
export async function writeGrant(work: GrantWork, input: Omit<GrantRoleInput, 'idempotencyKey'>): Promise<string> {
  const subject = readSubject(input.subject);
  const binding = { role: input.role, network: input.network ?? null, unitId: input.unitId ?? null, nurseId: input.nurseId ?? null };
  checkBinding(binding);
  await work.checkBound(binding);
  const validFrom = input.from == null ? today() : day(input.from, 'from');
  const validTo = input.to == null ? null : day(input.to, 'to');
  if (validTo !== null && validTo <= validFrom) throw new Refusal('END_BEFORE_START', 'to', { start: validFrom });
  const grantId = newId(work, 'grant');
  await record(work, RoleGrantVersion, { grantId, subject, ...binding, validFrom, validTo });
  return grantId;
}
