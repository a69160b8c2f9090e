import { Arg, Ctx, Directive, Int, Query, Resolver } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { parseMoment } from '../../subgraph/moment.js';
import type { SectorContext } from '../sector-context.js';
import { readYear } from '../year.js';
import { presentAnnualReportFacts, SectorAnnualReports } from './annual-report-facts.type.js';
import { reportKey } from './report.repository.js';

/** What `regional` asks every sector for the list of all annual reports; hidden from clients. */
@Resolver()
export class AnnualReportFactsResolver {
  @Directive('@inaccessible')
  @Directive('@shareable')
  @Access('PUBLIC')
  @Query(() => SectorAnnualReports, { description: 'Internal: the annual reports of the networks of this sector on a year.' })
  async _annualReports(
    @Arg('year', () => Int, { description: 'The year reported on.' }) asked: number,
    @Arg('moment', () => String, { description: 'The moment, as references carry it.' }) moment: string,
    @Ctx() { sector, loaders, source }: SectorContext,
  ): Promise<SectorAnnualReports> {
    const year = readYear(asked);
    parseMoment(moment);
    const reports = sector.networks.map(async ({ slug }) =>
      presentAnnualReportFacts(slug, year, await loaders.reportOn.load({ id: reportKey(slug, year), moment }), moment),
    );
    return { reports: await Promise.all(reports), source: await source() };
  }
}
