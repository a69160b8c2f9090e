import { grantRole, revokeRole } from '../../shared/sector/grant/grant.commands.js';
import type { RegionalCommand } from './change/regional-work.js';
import { preferObservation } from './observation/prefer-observation.command.js';

/** All commands of `regional`: each becomes a mutation `<verb><Noun>`. */
export const REGIONAL_COMMANDS: readonly RegionalCommand[] = [grantRole, revokeRole, preferObservation];
