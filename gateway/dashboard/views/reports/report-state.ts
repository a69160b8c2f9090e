import { reportsTexts } from '../../texts/reports.js';
import { useTexts } from '../../texts/use-language.js';
import type { ReportsQuery } from './reports.generated.js';

/** What the list and the page know of a report. */
export type ReportFacts = Pick<ReportsQuery['annualReports']['items'][number], 'available' | 'status' | 'late' | 'submittedOn'>;

/** Where a report stands, in words: first its state, then, where it is so, that it is late. */
export function useReportState(): (report: ReportFacts) => { readonly words: string; readonly lateness: string | null } {
  const texts = useTexts(reportsTexts);
  return ({ available, status, late, submittedOn }) => {
    if (!available) return { words: texts.silent, lateness: null };
    const words = status === null ? texts.nothing : texts[status];
    if (!late) return { words, lateness: null };
    return { words, lateness: submittedOn === null ? texts.missingReport : texts.lateReport };
  };
}
