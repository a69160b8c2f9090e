import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { dueOn } from '../../../shared/sector/report/report.deadline.js';
import { readYear } from '../../../shared/sector/year.js';
import { Access } from '../../../shared/subgraph/access.js';
import { once } from '../../../shared/subgraph/once.js';
import { presentNetworksOf } from '../network/network.type.js';
import { LocaleArgs, textIn } from '../plan/plan-text.js';
import type { RegionalContext } from '../regional-context.js';
import { sourcesOf } from '../search/search-sectors.js';
import { type AnnualReportFacts, askAnnualReports } from './annual-report.repository.js';
import { readSections, SECTIONS } from './annual-report.sections.js';
import { AnnualReportList, AnnualReportPage, AnnualReportSection } from './annual-report.type.js';

const UNTOLD: Omit<AnnualReportFacts, 'network' | 'late'> = {
  ...{ status: null, submittedOn: null, narrative: null },
  ...{ approvedOn: null, approvedBy: null, approvedVersion: null },
};

/** The annual reports of all networks, as their owners tell. */
@Resolver()
export class AnnualReportsResolver {
  @Access('PUBLIC')
  @Query(() => AnnualReportList, {
    description:
      'Annual reports (årsrapporter) of the networks: always seven rows, in a fixed order, also where nothing is written or the owner does not answer.',
  })
  async annualReports(
    @Arg('year', () => Int, { description: 'The year reported on.' }) asked: number,
    @Ctx() context: RegionalContext,
  ): Promise<AnnualReportList> {
    const year = readYear(asked);
    const answers = await askAnnualReports(context, year);
    const fixed = { year, dueOn: dueOn('ANNUAL', year), readSections: once(() => readSections(context, year)) };
    // An owner is believed about its own networks alone.
    const items = answers.flatMap(({ sector, result }) =>
      presentNetworksOf([sector], '').map((network): AnnualReportPage => {
        const told = result?.reports.find((report) => report.network === network.slug);
        const { approvedVersion: version, ...facts } = told ?? { ...UNTOLD, late: null };
        return { ...facts, ...fixed, version, network, available: told !== undefined };
      }),
    );
    return { items, ...sourcesOf(answers) };
  }
}

/** The figures of an annual report. */
@Resolver(() => AnnualReportPage)
export class AnnualReportPageResolver {
  @FieldResolver(() => [AnnualReportSection], {
    description:
      'The figures of the network on 31 December of the year, of the running year those of today: coverage, competence, attendance, leadership. Of a year without any they are MISSING.',
  })
  async sections(@Root() { network, readSections: read }: AnnualReportPage): Promise<AnnualReportSection[]> {
    return (await read()).get(network?.slug ?? '') ?? [];
  }
}

/** A section in the language that is wanted. */
@Resolver(() => AnnualReportSection)
export class AnnualReportSectionResolver {
  @FieldResolver(() => String, { description: 'Its heading (overskrift).' })
  title(@Root() { kind }: AnnualReportSection, @Args(() => LocaleArgs) { locale }: LocaleArgs): string {
    const plan = SECTIONS.find((section) => section.kind === kind);
    if (!plan) throw new Error(`there is no section ${kind}`);
    return textIn(plan.title, locale);
  }
}
