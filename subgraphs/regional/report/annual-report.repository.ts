import { isRole } from '../../../shared/identity/grants.js';
import type { SectorAnnualReport } from '../../../shared/sector/report/annual-report-facts.type.js';
import { ReportStatus } from '../../../shared/sector/report/report.vocabulary.js';
import type { SourceStatus } from '../../../shared/sector/source-status.type.js';
import { isDay } from '../../../shared/subgraph/date.js';
import { isObject } from '../../../shared/subgraph/read-answer.js';
import type { RegionalContext } from '../regional-context.js';
import { askSectors, readSourceStatus, type SectorAnswer } from '../search/ask-sectors.js';

/** What `regional` reads of an annual report; `dueOn` follows from the year. */
export type AnnualReportFacts = Omit<SectorAnnualReport, 'year' | 'dueOn'>;

const QUESTION = `query($year: Int!) { _annualReports(year: $year, moment: "") {
  reports { network status late submittedOn approvedOn approvedBy approvedVersion narrative }
  source { sector state dataVersion asOf message } } }`;

/** Asks every sector for the annual reports of its networks on a year. */
export const askAnnualReports = (
  context: RegionalContext,
  year: number,
): Promise<SectorAnswer<{ readonly reports: readonly AnnualReportFacts[]; readonly source: SourceStatus }>[]> =>
  askSectors(context, context.registry.sectors, {
    query: QUESTION,
    variables: () => ({ year }),
    read: ({ _annualReports: answer }) => {
      if (!isObject(answer) || !Array.isArray(answer.reports) || !answer.reports.every(isFacts)) return null;
      const source = readSourceStatus(answer.source);
      return source && { reports: answer.reports, source };
    },
  });

function isFacts(value: unknown): value is AnnualReportFacts {
  if (!isObject(value) || typeof value.network !== 'string' || typeof value.late !== 'boolean') return false;
  const { status, submittedOn, approvedOn, approvedBy, approvedVersion, narrative } = value;
  return (
    (status === null || (typeof status === 'string' && Object.hasOwn(ReportStatus, status))) &&
    [submittedOn, approvedOn].every((day) => day === null || (typeof day === 'string' && isDay(day))) &&
    (approvedBy === null || (typeof approvedBy === 'string' && isRole(approvedBy))) &&
    (approvedVersion === null || Number.isInteger(approvedVersion)) &&
    (narrative === null || typeof narrative === 'string')
  );
}
