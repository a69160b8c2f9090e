import { Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import { mineReportsTexts } from '../../texts/mine-reports.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { useReportState } from '../reports/report-state.js';
import { ReportDecisions } from './report-decisions.js';
import { ReportForms, type ReportOf } from './report-forms.js';

/** A report, or the place of one that is not begun, and what she may do with it. */
export interface ReportCardProps extends ReportOf {
  /** Last day on which it is on time; null where that is not known. */
  readonly dueOn: string | null;
  /** Of its heading. */
  readonly level: 3 | 4;
  readonly writes?: boolean;
  readonly decides?: boolean;
}

/** See {@link ReportCardProps}. */
export function ReportCard({ dueOn, level, writes = false, decides = false, ...of }: ReportCardProps) {
  const texts = useTexts(mineReportsTexts);
  const format = useFormat();
  const stateOf = useReportState();
  const id = useId();
  const { title, report } = of;
  const late = report?.late ?? (dueOn !== null && dueOn < todayInOslo());
  const submittedOn = report?.submittedOn ?? null;
  const { words, lateness } = stateOf({ available: true, status: report?.status ?? null, late, submittedOn });
  const facts = [lateness, dueOn && texts.due(format.shortDate(dueOn)), submittedOn && texts.handedIn(format.shortDate(submittedOn))];
  return (
    <article className="mine-card" aria-labelledby={id}>
      <Heading level={level} id={id} data-size="xs">
        {title} <Tag data-size="sm">{words}</Tag>
      </Heading>
      <Paragraph>{facts.filter(Boolean).join('. ')}</Paragraph>
      {report?.comment && <blockquote className="as-written">{report.comment}</blockquote>}
      {report?.narrative && <Paragraph className="as-written">{report.narrative}</Paragraph>}
      {writes && <ReportForms {...of} />}
      {decides && report?.status === 'SUBMITTED' && <ReportDecisions title={title} owner={of.owner} report={report} />}
    </article>
  );
}
