import { nameOf } from '../../command/create-mutations.js';
import { Refusal, type Words } from '../../command/user-error.js';
import type { Role } from '../../identity/roles.js';
import { today } from '../../subgraph/date.js';
import { authorsOf, isAmong } from '../audit/four-eyes.js';
import type { SectorWork } from '../change/sector-work.js';
import { hasRole, mustBe, type Viewer } from '../viewer/viewer.js';
import { opensOn } from './report.deadline.js';
import type { ReportState } from './report.repository.js';
import type { ReportStatus } from './report.vocabulary.js';

/** What is done with a report, and where it must stand for that. What is APPROVED is final. */
const ALLOWED_IN = {
  save: ['DRAFT', 'RETURNED'],
  submit: ['DRAFT', 'RETURNED'],
  approve: ['SUBMITTED'],
  return: ['SUBMITTED'],
} as const satisfies Record<string, readonly ReportStatus[]>;

const STANDS: Readonly<Record<ReportStatus, Words>> = {
  DRAFT: { nb: 'rapporten er et utkast, og er ikke levert', en: 'the report is a draft, and not handed in' },
  SUBMITTED: { nb: 'rapporten er levert, og venter på svar', en: 'the report is handed in, and waits for an answer' },
  APPROVED: { nb: 'rapporten er godkjent', en: 'the report is approved' },
  RETURNED: { nb: 'rapporten er sendt tilbake, og ikke levert på nytt', en: 'the report is returned, and not handed in again' },
};

/** @throws Refusal WRONG_STATE unless a report stands where that may be done with it */
export function mustAllow(step: keyof typeof ALLOWED_IN, { status }: ReportState, field: string): void {
  const allowed: readonly ReportStatus[] = ALLOWED_IN[step];
  if (!allowed.includes(status)) throw new Refusal('WRONG_STATE', field, { problem: STANDS[status] });
}

/** Whose report it is. */
type Subject = Pick<ReportState, 'unitId' | 'network'>;

/** Lets pass who writes a report: of a unit, its leader or the coordinator; of a network, the coordinator. */
export function mustWrite(viewer: Viewer, { unitId, network }: Subject): void {
  const leads = unitId !== null && viewer.leads.includes(unitId);
  const who = `the coordinator of the network ${network}`;
  mustBe(viewer, leads || viewer.coordinates.includes(network), unitId === null ? who : `the leader of the unit or ${who}`);
}

/** Who decides on the annual report of a network. */
export const ANNUAL_DECIDER: Role = 'STEERING';

/** The command that hands a report in, as the audit knows it. */
export const SUBMIT = { verb: 'submit', noun: 'Report' } as const;

/**
 * Lets pass who decides on a report: of a unit, the coordinator; of a network, the steering group; and in either case somebody else
 * than who handed it in (four eyes). Who that was stands in the audit alone, by pseudonym.
 */
export async function mustDecide(work: SectorWork, { reportId, unitId, network }: ReportState): Promise<void> {
  const { viewer, sector } = work;
  if (unitId === null) mustBe(viewer, hasRole(viewer, ANNUAL_DECIDER), `the steering group of ${sector.slug}`);
  else mustBe(viewer, viewer.coordinates.includes(network), `the coordinator of the network ${network}`);
  const submission = nameOf(SUBMIT, sector.prefix);
  const authors = await authorsOf(work, { network, objects: [reportId], after: null, counts: (action) => action === submission });
  mustBe(viewer, !(await isAmong(work, authors.slice(0, 1))), 'somebody else than the person who handed it in');
}

/** All that keeps a report from being handed in; empty if nothing does. */
export function problemsOf({ narrative, year }: ReportState): Refusal[] {
  const problems: Refusal[] = [];
  if (narrative === '') problems.push(new Refusal('EMPTY', 'narrative'));
  if (today() < opensOn(year)) problems.push(new Refusal('TOO_EARLY', 'year', { from: opensOn(year) }));
  return problems;
}
