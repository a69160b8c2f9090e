import type { Kysely } from 'kysely';
import { appendAudit, pseudonymOf } from '../../command/audit.js';
import { checkLengths, checkTexts } from '../../command/check-texts.js';
import type { CommandTables } from '../../command/command.entities.js';
import type { GrantTables } from '../../identity/grants.js';
import { type Database, readWithin } from '../../subgraph/database.js';
import { nextInstant, raiseDataVersion } from '../../subgraph/setting.js';
import { writeGrant } from './grant.commands.js';
import type { GrantRoleInput } from './grant.input.js';
import type { Binding } from './grant.rules.js';

/** Who acts where nobody is signed in: the operator, at the machine itself. */
const OPERATOR = 'command-line';

/**
 * Grants a role without anybody who is signed in: the way in which an owner gets its first administrator.
 * @param owner slug of the data owner
 * @param checkBound throws Refusal if the owner does not know what the role is bound to; reads in the transaction that it is given
 * @returns id of the grant
 */
export async function grantByOperator<Tables extends GrantTables & CommandTables>(
  database: Pick<Database<Tables>, 'write'>,
  owner: string,
  input: Omit<GrantRoleInput, 'idempotencyKey'>,
  checkBound: (db: Kysely<Tables>, binding: Binding) => Promise<void>,
): Promise<string> {
  checkLengths(input);
  checkTexts(input);
  return database.write(async (em) => {
    const now = await nextInstant(em);
    const viewer = { caller: null, grants: [] };
    const work = { em, db: readWithin<GrantTables>(em), now, viewer, sector: { slug: owner } };
    const id = await writeGrant({ ...work, checkBound: (binding) => checkBound(readWithin<Tables>(em), binding) }, input);
    const about = input.nurseId == null ? { object: id, subject: null } : { object: null, subject: await pseudonymOf(em, [input.nurseId]) };
    await appendAudit(em, [{ at: now, actor: OPERATOR, action: 'grantRole', ...about, network: null, fields: '' }]);
    await raiseDataVersion(em, now);
    return id;
  });
}
