import { dueOn } from '../report/report.deadline.js';
import { type ReportLoaders, reportKey } from '../report/report.repository.js';
import { isReceived, presentUnitReports } from '../report/unit-reports.type.js';
import type { SectorReports } from './quality.type.js';

/**
 * Counts the reports of a network on a year: one is expected of each unit that it has on 31 December, and, if it has any, one of the
 * network itself. What was handed in beside these is not counted.
 */
export async function readReports(loaders: ReportLoaders, network: string, year: number, moment: string): Promise<SectorReports[]> {
  const key = { id: reportKey(network, year), moment };
  const [rows, annual] = await Promise.all([loaders.unitReports.load(key), loaders.reportOn.load(key)]);
  const { expected, received, onTime } = presentUnitReports(network, year, rows, moment);
  const units = new Set(rows.expected);
  const approved = rows.reports.filter(({ unitId, status }) => units.has(unitId ?? '') && status === 'APPROVED').length;
  const isExpected = expected > 0;
  const isIn = isExpected && annual !== null && isReceived(annual);
  const isOnTime = isIn && annual.submittedOn !== null && annual.submittedOn <= dueOn('ANNUAL', year);
  return [
    { kind: 'UNIT', expected, received, onTime, approved },
    {
      kind: 'ANNUAL',
      expected: Number(isExpected),
      received: Number(isIn),
      onTime: Number(isOnTime),
      approved: Number(isIn && annual.status === 'APPROVED'),
    },
  ];
}
