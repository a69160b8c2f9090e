import { Paragraph } from '@digdir/designsystemet-react';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import { mineTexts } from '../../texts/mine.js';
import { mineReportsTexts } from '../../texts/mine-reports.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { LongField } from './change/long-field.js';
import { MineSaveReportByOwner, MineSubmitReportByOwner, type SaveReportInput } from './changes.owner.generated.js';
import type { Owner } from './owner.js';
import type { MineReportFragment } from './reports.generated.js';

/** A report, or the place of one that is not begun. */
export interface ReportOf {
  readonly title: string;
  /** Whose, and on which year. */
  readonly subject: Pick<SaveReportInput, 'kind' | 'network' | 'unitId' | 'year'>;
  readonly owner: Owner;
  readonly report: MineReportFragment | null;
}

/** How many lines of a report are seen while it is written. */
const LINES = 12;

/** What those who write a report do with it: they write until it is handed in, and again when it was sent back. */
export function ReportForms({ title, subject, owner, report }: ReportOf) {
  const texts = useTexts(mineReportsTexts);
  const common = useTexts(mineTexts);
  const format = useFormat();
  if (report && report.status !== 'DRAFT' && report.status !== 'RETURNED') return null;
  const isOver = String(subject.year) < todayInOslo().slice(0, 4);
  return (
    <>
      <Change
        title={report ? texts.change : texts.write}
        about={title}
        action={MineSaveReportByOwner}
        owner={owner}
        submit={common.save}
        toInput={(values) => ({ ...subject, expectedVersion: report?.version ?? 0, narrative: values.text('narrative') })}
      >
        <LongField
          name="narrative"
          label={texts.narrative}
          description={common.noteHint}
          rows={LINES}
          defaultValue={report?.narrative ?? ''}
        />
      </Change>
      {report && isOver && (
        <Change
          title={texts.submit}
          about={title}
          action={MineSubmitReportByOwner}
          owner={owner}
          submit={texts.submit}
          toInput={() => ({ reportId: report.id, expectedVersion: report.version })}
        />
      )}
      {report && !isOver && <Paragraph className="quiet">{texts.opens(format.date(`${subject.year + 1}-01-01`))}</Paragraph>}
    </>
  );
}
