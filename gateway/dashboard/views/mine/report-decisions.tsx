import { Paragraph } from '@digdir/designsystemet-react';
import { mineReportsTexts } from '../../texts/mine-reports.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { LongField } from './change/long-field.js';
import { MineApproveReportByOwner, MineReturnReportByOwner } from './changes.owner.generated.js';
import type { ReportOf } from './report-forms.js';
import type { MineReportFragment } from './reports.generated.js';

/** A report that was handed in. */
export interface ReportDecisionsProps extends Pick<ReportOf, 'title' | 'owner'> {
  readonly report: MineReportFragment;
}

/** What is decided on a report that was handed in: it is approved for good, or sent back. */
export function ReportDecisions({ title, owner, report: { id, version } }: ReportDecisionsProps) {
  const texts = useTexts(mineReportsTexts);
  const common = { about: title, owner };
  const of = { reportId: id, expectedVersion: version };
  return (
    <>
      <Change
        {...common}
        title={texts.approve}
        action={MineApproveReportByOwner}
        submit={texts.approve}
        toInput={(values) => ({ ...of, comment: values.optional('comment') })}
      >
        <Paragraph>{texts.approveHint}</Paragraph>
        <LongField name="comment" label={texts.comment} />
      </Change>
      <Change
        {...common}
        title={texts.return}
        action={MineReturnReportByOwner}
        submit={texts.return}
        toInput={(values) => ({ ...of, comment: values.text('comment') })}
      >
        <LongField name="comment" label={texts.mended} />
      </Change>
    </>
  );
}
