import type { Kysely } from 'kysely';
import { type Moment, writeMoment } from '../../subgraph/moment.js';
import { expectedAnnualReports } from '../report/expected-report.repository.js';
import { type ReportLoaders, reportKey } from '../report/report.repository.js';
import { presentUnitReports } from '../report/unit-reports.type.js';
import type { SectorTables } from '../tables.js';
import type { SectorReports } from './quality.type.js';

/** Counts the unit reports of a network on a year: one is expected of each unit that it has on 31 December, no others are counted. */
export async function readUnitReports(loaders: ReportLoaders, network: string, year: number, moment: Moment): Promise<SectorReports> {
  const text = writeMoment(moment);
  const rows = await loaders.unitReports.load({ id: reportKey(network, year), moment: text });
  const { expected, received, onTime } = presentUnitReports(network, year, rows, text);
  const units = new Set(rows.expected);
  const approved = rows.reports.filter(({ unitId, status }) => units.has(unitId ?? '') && status === 'APPROVED').length;
  return { kind: 'UNIT', expected, received, onTime, approved };
}

/** Counts the annual reports on a year, by network; a network of which none is expected has no entry. */
export async function readAnnualReports(db: Kysely<SectorTables>, year: number, moment: Moment): Promise<Map<string, SectorReports>> {
  const rows = await expectedAnnualReports(db, year, moment).execute();
  return new Map(
    rows.map(({ network, received, onTime, approved }): [string, SectorReports] => [
      network,
      { kind: 'ANNUAL', expected: 1, received: Number(received), onTime: Number(onTime), approved: Number(approved) },
    ]),
  );
}
