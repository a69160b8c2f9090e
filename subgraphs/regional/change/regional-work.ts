import type { Acting, Command, CommandInput, Work } from '../../../shared/command/command.js';
import { Refusal } from '../../../shared/command/user-error.js';
import { readGrants } from '../../../shared/identity/grants.js';
import { REGIONAL_ROLES } from '../../../shared/identity/roles.js';
import type { GrantWork } from '../../../shared/sector/grant/grant.commands.js';
import type { RegionalTables } from '../entities.js';
import { REGIONAL_FACTS } from '../mirror/public-facts.js';
import type { RegionalContext } from '../regional-context.js';

/** The transaction of a command of `regional`. */
export type RegionalWork = Work<RegionalTables> & Omit<GrantWork, keyof Work<unknown>> & Pick<Acting, 'publicTables'>;

/** A command of `regional`. */
export type RegionalCommand<Input extends CommandInput = never> = Command<RegionalContext, RegionalWork, Input>;

const ROLE_NAMES = REGIONAL_ROLES.join(', ');

/** Makes a transaction into what the commands of `regional` work with. */
export async function openRegionalWork(work: Work<RegionalTables>, { call: { caller }, sector }: RegionalContext): Promise<RegionalWork> {
  const grants = caller === null ? [] : await readGrants(work.db, caller, sector.slug);
  return {
    ...work,
    viewer: { caller, grants },
    sector,
    publicTables: REGIONAL_FACTS,
    checkBound: async ({ role }) => {
      if (!REGIONAL_ROLES.includes(role))
        throw new Refusal('INVALID', 'role', { problem: { nb: `rollene her er ${ROLE_NAMES}`, en: `the roles here are ${ROLE_NAMES}` } });
    },
  };
}
