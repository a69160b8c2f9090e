import type { Done } from '../../command/command.js';
import { mustExist } from '../../command/read-input.js';
import { restate } from '../../command/versions.js';
import { type SectorWork } from '../change/sector-work.js';
import { ReportVersion } from './report.entity.js';
import type { ReportState } from './report.repository.js';
import type { ReportSubject } from './report.subject.js';

const believedReports = ({ db }: SectorWork) => db.selectFrom('reportVersion').selectAll().where('supersededAt', 'is', null);

/**
 * The report as it is believed now.
 * @throws Refusal NOT_FOUND
 */
export async function findReport(work: SectorWork, id: string): Promise<ReportState> {
  return mustExist(await believedReports(work).where('reportId', '=', id).executeTakeFirst(), 'reportId');
}

/** The report of somebody on a year as it is believed now; null if it is not begun. */
export async function findReportOn(work: SectorWork, { kind, unitId, network, year: about }: ReportSubject): Promise<ReportState | null> {
  const of = believedReports(work).where('kind', '=', kind).where('year', '=', about);
  const row = await (unitId === null ? of.where('network', '=', network) : of.where('unitId', '=', unitId)).executeTakeFirst();
  return row ?? null;
}

/** Records a report's next state, in the caller's transaction. */
export async function replaceReport(work: SectorWork, before: ReportState, change: Partial<ReportState>): Promise<Done> {
  await restate(work, ReportVersion, before, change);
  return { objectId: before.reportId, network: before.network };
}
