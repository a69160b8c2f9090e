import { narrative, webAddress } from '../../command/read-input.js';
import { Refusal } from '../../command/user-error.js';
import type { Role } from '../../identity/roles.js';
import { today } from '../../subgraph/date.js';
import type { Viewer } from '../viewer/viewer.js';
import { firstDayAfter, year } from '../year.js';
import type { ReportProgressInput } from './progress.input.js';
import type { ProgressState } from './progress.repository.js';

/**
 * Reads the year of a report: of one that is to come nobody can say how it went.
 * @throws Refusal INVALID or IN_THE_FUTURE
 */
export function readBegunYear(value: number): number {
  if (firstDayAfter(year(value, 'year') - 1) > today()) throw new Refusal('IN_THE_FUTURE', 'year');
  return value;
}

/**
 * Reads what a report says. Whoever says that a sub-goal was not achieved says why.
 * @throws Refusal EMPTY, TOO_LONG or INVALID
 */
export function readStatement(input: ReportProgressInput): Pick<ProgressState, 'status' | 'narrative' | 'evidenceUrl'> {
  const { status } = input;
  const words = input.narrative?.trim() || null;
  if (words === null && status === 'NOT_ACHIEVED') throw new Refusal('EMPTY', 'narrative');
  const address = input.evidenceUrl?.trim() || null;
  return {
    status,
    narrative: words === null ? null : narrative(words, 'narrative'),
    evidenceUrl: address === null ? null : webAddress(address, 'evidenceUrl'),
  };
}

/** The role by which somebody who coordinates a network speaks for it: as its coordinator, if she is that. */
export const authorRoleOf = ({ grants }: Pick<Viewer, 'grants'>, network: string): Role =>
  grants.some((grant) => grant.role === 'COORDINATOR' && grant.network === network) ? 'COORDINATOR' : 'REGION_EDITOR';
