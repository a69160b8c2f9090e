import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { Network } from '../network/network.type.js';
import type { SectorContext } from '../sector-context.js';
import { presentUnit, Unit } from '../unit/unit.type.js';
import { readYear } from '../year.js';
import { AnnualReport, presentAnnualReport } from './annual-report.type.js';
import { reportKey } from './report.repository.js';
import { presentReport, Report } from './report.type.js';
import { presentUnitReports, UnitReports } from './unit-reports.type.js';

const YEAR = { description: 'The year reported on.' };

/** What a sector tells about the reports of its networks. */
@Resolver(() => Network)
export class NetworkReportResolver {
  @FieldResolver(() => AnnualReport, {
    nullable: true,
    description: 'What everybody may know of the annual report of a year (årsrapport).',
  })
  async annualReport(
    @Root() { slug, moment }: Network,
    @Arg('year', () => Int, YEAR) asked: number,
    @Ctx() { loaders }: SectorContext,
  ): Promise<AnnualReport> {
    const year = readYear(asked);
    return presentAnnualReport(slug, year, await loaders.reportOn.load({ id: reportKey(slug, year), moment }), moment);
  }

  @Access('NETWORK')
  @FieldResolver(() => Report, { nullable: true, description: 'The annual report of a year as it is worked on; null if it is not begun.' })
  async report(
    @Root() { slug, moment }: Network,
    @Arg('year', () => Int, YEAR) asked: number,
    @Ctx() { loaders }: SectorContext,
  ): Promise<Report | null> {
    const row = await loaders.reportOn.load({ id: reportKey(slug, readYear(asked)), moment });
    return row && presentReport(row, moment);
  }

  @Access('NETWORK')
  @FieldResolver(() => UnitReports, {
    nullable: true,
    description: 'How complete the reports of its units are for a year (enhetsrapporter).',
  })
  async unitReports(
    @Root() { slug, moment }: Network,
    @Arg('year', () => Int, YEAR) asked: number,
    @Ctx() { loaders }: SectorContext,
  ): Promise<UnitReports> {
    const year = readYear(asked);
    return presentUnitReports(slug, year, await loaders.unitReports.load({ id: reportKey(slug, year), moment }), moment);
  }
}

/** What a sector tells about the reports of its units. */
@Resolver(() => Unit)
export class UnitReportResolver {
  @Access('NETWORK')
  @FieldResolver(() => Report, {
    nullable: true,
    description: 'The report of the unit on a year (enhetsrapport); null if it is not begun.',
  })
  async report(
    @Root() { id, moment }: Unit,
    @Arg('year', () => Int, YEAR) asked: number,
    @Ctx() { loaders }: SectorContext,
  ): Promise<Report | null> {
    const row = await loaders.reportOn.load({ id: reportKey(id, readYear(asked)), moment });
    return row && presentReport(row, moment);
  }
}

/** What a sector tells about a report. */
@Resolver(() => Report)
export class ReportResolver {
  @FieldResolver(() => Unit, { nullable: true, description: 'The unit whose report it is; null for that of a network.' })
  async unit(@Root() { unitId, moment }: Report, @Ctx() { loaders, sector }: SectorContext): Promise<Unit | null> {
    const row = unitId === null ? null : await loaders.unit.load({ id: unitId, moment });
    return row && presentUnit(row, sector.prefix, moment);
  }
}

/** What a sector tells about the reports that it waits for. */
@Resolver(() => UnitReports)
export class UnitReportsResolver {
  @Access('RESTRICTED')
  @FieldResolver(() => [Unit], { nullable: true, description: 'Expected units of which no report is received. For the coordinator.' })
  async missing(@Root() { missingIds, moment }: UnitReports, @Ctx() { loaders, sector }: SectorContext): Promise<Unit[]> {
    const rows = await Promise.all(missingIds.map((id) => loaders.unit.load({ id, moment })));
    return rows.flatMap((row) => (row ? [presentUnit(row, sector.prefix, moment)] : []));
  }
}
