import type { Kysely } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import { createMomentLoader, type MomentLoader } from '../../subgraph/moment-loader.js';
import type { SectorTables } from '../tables.js';
import { believed, holds } from '../time.js';
import type { ReportVersion } from './report.entity.js';

/** A report as it is believed. */
export type ReportState = Readonly<ReportVersion>;

/** The units of a network that are to report on a year, and the reports that there are. */
export interface UnitReportRows {
  /** Ids of units, in order. */
  readonly expected: readonly string[];
  readonly reports: readonly ReportState[];
}

/** The loaders of reports, one set for each request. */
export interface ReportLoaders {
  readonly report: MomentLoader<ReportState | null>;
  /** The report on a year, by {@link reportKey}. */
  readonly reportOn: MomentLoader<ReportState | null>;
  /** Those of a network's units, by {@link reportKey} of the network. */
  readonly unitReports: MomentLoader<UnitReportRows>;
}

/** Key of the report of a unit (by its id) or of a network (by its slug) on a year. */
export const reportKey = (subject: string, year: number): string => `${year} ${subject}`;

/** Loaders over one sector's database. */
export function createReportLoaders(db: Kysely<SectorTables>): ReportLoaders {
  return {
    report: createMomentLoader<ReportState | null>(
      (moment, ids) => findReports(db, moment, ids),
      () => null,
    ),
    reportOn: createMomentLoader<ReportState | null>(
      (moment, keys) => findReportsOn(db, moment, keys),
      () => null,
    ),
    unitReports: createMomentLoader<UnitReportRows>(
      (moment, keys) => findUnitReports(db, moment, keys),
      () => ({ expected: [], reports: [] }),
    ),
  };
}

async function findReports(db: Kysely<SectorTables>, moment: Moment, ids: readonly string[]): Promise<Map<string, ReportState>> {
  const rows = await reports(db, moment).where('r.reportId', 'in', ids).execute();
  return new Map(rows.map((row) => [row.reportId, row]));
}

async function findReportsOn(db: Kysely<SectorTables>, moment: Moment, keys: readonly string[]): Promise<Map<string, ReportState>> {
  const { years, subjects } = readKeys(keys);
  const rows = await reports(db, moment)
    .where('r.year', 'in', years)
    .where(({ or, and, eb }) => or([eb('r.unitId', 'in', subjects), and([eb('r.kind', '=', 'ANNUAL'), eb('r.network', 'in', subjects)])]))
    .execute();
  return new Map(rows.map((row) => [reportKey(row.unitId ?? row.network, row.year), row]));
}

async function findUnitReports(db: Kysely<SectorTables>, moment: Moment, keys: readonly string[]): Promise<Map<string, UnitReportRows>> {
  const { years, subjects } = readKeys(keys);
  const rows = await reports(db, moment)
    .where('r.kind', '=', 'UNIT')
    .where('r.year', 'in', years)
    .where('r.network', 'in', subjects)
    .orderBy('r.unitId')
    .execute();
  const found = new Map<string, UnitReportRows>();
  for (const year of years) {
    const units = await db
      .selectFrom('unitVersion as u')
      .select(['u.unitId', 'u.network'])
      .where('u.network', 'in', subjects)
      .where(holds('u', { ...moment, asOf: reportingDay(year) }))
      .orderBy('u.unitId')
      .execute();
    for (const network of subjects)
      found.set(reportKey(network, year), {
        expected: units.filter((unit) => unit.network === network).map(({ unitId }) => unitId),
        reports: rows.filter((row) => row.network === network && row.year === year),
      });
  }
  return found;
}

/** The day that says which units report on a year, and in which network. */
export const reportingDay = (year: number): string => `${year}-12-31`;

const reports = (db: Kysely<SectorTables>, moment: Moment) =>
  db.selectFrom('reportVersion as r').selectAll('r').where(believed('r', moment));

function readKeys(keys: readonly string[]): { readonly years: readonly number[]; readonly subjects: readonly string[] } {
  const parts = keys.map((key) => key.split(' '));
  return { years: [...new Set(parts.map(([year]) => Number(year)))], subjects: [...new Set(parts.map(([, subject = '']) => subject))] };
}
