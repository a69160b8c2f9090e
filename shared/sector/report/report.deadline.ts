import { firstDayAfter } from '../year.js';
import type { ReportKind } from './report.vocabulary.js';

/**
 * Month and day, in the year after the one reported on, by which a report is due. Assumptions: the networks have published no dates.
 * Change them here; `late` and the counts of reports on time follow at once, for past years too.
 */
const DUE: Readonly<Record<ReportKind, string>> = { UNIT: '02-01', ANNUAL: '03-01' };

/** The day by which a report is due: handed in on it, it is on time. */
export const dueOn = (kind: ReportKind, year: number): string => `${year + 1}-${DUE[kind]}`;

/** First day on which a report can be handed in: the year reported on is over. */
export const opensOn = firstDayAfter;

/** Whether a report was first handed in after it was due, or on a day is overdue. */
export const isLate = (due: string, submittedOn: string | null, day: string): boolean => (submittedOn ?? day) > due;
