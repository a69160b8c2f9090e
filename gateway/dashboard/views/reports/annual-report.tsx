import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { reportsTexts } from '../../texts/reports.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { noteNumbers } from './note-numbers.js';
import { ReportSections } from './report-sections.js';
import { useReportState } from './report-state.js';
import type { ReportsPageQuery } from './reports.generated.js';

/** A report with its figures. */
export type Report = ReportsPageQuery['annualReports']['items'][number];

/** SG-1: the report itself: where it stands and who approved it, figures by theme, narrative, explanations. */
export function AnnualReport({ report, at }: { readonly report: Report; readonly at: Date }) {
  const texts = useTexts(reportsTexts);
  const format = useFormat();
  const notes = noteNumbers(report.sections);
  const day = report.sections[0]?.statistics[0]?.asOf;
  return (
    <article className="annual-report">
      <Signature report={report} />
      {day && <Paragraph className="quiet">{texts.figuresOn(format.date(day))}</Paragraph>}
      <ReportSections sections={report.sections} notes={notes} />
      <section aria-labelledby="narrative">
        <Heading level={2} id="narrative" data-size="sm">
          {texts.narrative}
        </Heading>
        {report.narrative ? (
          <Paragraph className="narrative" lang="nb">
            {report.narrative}
          </Paragraph>
        ) : (
          <Paragraph className="quiet">{texts.noNarrative}</Paragraph>
        )}
      </section>
      {notes.size > 0 && (
        <section aria-labelledby="notes">
          <Heading level={2} id="notes" data-size="sm">
            {texts.notes}
          </Heading>
          <ol className="notes">
            {[...notes.keys()].map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ol>
        </section>
      )}
      <Paragraph className="quiet">{texts.made(format.instant(at.toISOString()))}</Paragraph>
    </article>
  );
}

/** Who approved it and when; or that nobody has, and where it stands. */
function Signature({ report }: { readonly report: Report }) {
  const texts = useTexts(reportsTexts);
  const format = useFormat();
  const { words, lateness } = useReportState()(report);
  const { network, dueOn, submittedOn, approvedOn, approvedBy, version } = report;
  const role = approvedBy !== null && approvedBy in texts ? String(texts[approvedBy as keyof typeof texts]) : '–';
  const isSigned = approvedOn !== null && version !== null;
  return (
    <div className="signature">
      <Paragraph>
        {network?.region.name}. <strong>{words}</strong>
        {lateness !== null && `. ${lateness}`}. {texts.dueOn(format.shortDate(dueOn))}.
        {submittedOn !== null && ` ${texts.submittedOn(format.shortDate(submittedOn))}.`}
      </Paragraph>
      <Paragraph>
        {isSigned ? (
          <strong>{texts.signed(role, format.date(approvedOn), format.number(version))}</strong>
        ) : (
          report.available && texts.notSigned
        )}
      </Paragraph>
    </div>
  );
}
