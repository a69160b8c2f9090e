import type { PlanText } from '../plan/plan-text.js';
import type { RegionalContext } from '../regional-context.js';
import { checkIndicator } from '../statistic/check-question.js';
import { readYearTable } from '../statistic/read-year.js';
import { EVERYTHING } from '../statistic/statistic-question.js';
import type { AnnualReportSection } from './annual-report.type.js';
import type { AnnualReportSectionKind } from './annual-report.vocabulary.js';

/** What a section shows. */
interface SectionPlan {
  readonly kind: AnnualReportSectionKind;
  readonly title: PlanText;
  /** Ids of its indicators. */
  readonly indicators: readonly string[];
}

const named = (nb: string, en: string): PlanText => ({ nb, nn: null, en });

/** The sections of an annual report, in order. */
export const SECTIONS: readonly SectionPlan[] = [
  { kind: 'COVERAGE', title: named('Dekning', 'Coverage'), indicators: ['unit-coverage', 'nurses-per-10000', 'vacancies-filled-90-days'] },
  { kind: 'COMPETENCE', title: named('Kompetanse', 'Competence'), indicators: ['level-b', 'placement', 'internal-teaching'] },
  { kind: 'ATTENDANCE', title: named('Deltakelse', 'Attendance'), indicators: ['attendance', 'two-network-days'] },
  {
    kind: 'LEADERSHIP',
    title: named('Ledelsesforankring', 'Anchoring in leadership'),
    indicators: ['agreement-acknowledged', 'annual-conversation'],
  },
];

/** The figures of a year, by the slug of the network. */
export async function readSections(context: RegionalContext, year: number): Promise<ReadonlyMap<string, AnnualReportSection[]>> {
  const scope = { within: EVERYTHING, year, knownAt: null, ageGroup: 'ALL', geography: 'CURRENT' } as const;
  const read = async (id: string) => readYearTable(context, { ...scope, indicator: await checkIndicator(context, id), by: 'NETWORK' });
  const sections = await Promise.all(
    SECTIONS.map(async ({ kind, indicators }) => ({ kind, tables: await Promise.all(indicators.map(read)) })),
  );
  const networks = context.registry.sectors.flatMap((sector) => sector.networks.map(({ slug }) => slug));
  const rowsOf = (slug: string) =>
    sections.map(({ kind, tables }) => ({
      kind,
      statistics: tables.flatMap(({ rows }) => rows.filter(({ group }) => group.key === slug)),
    }));
  return new Map(networks.map((slug) => [slug, rowsOf(slug)]));
}
