import { mustBeVersion, narrative } from '../../command/read-input.js';
import { Refusals } from '../../command/user-error.js';
import { newId, record } from '../../command/versions.js';
import { today } from '../../subgraph/date.js';
import { type SectorCommand } from '../change/sector-work.js';
import { findReport, findReportOn, replaceReport } from './report.change.js';
import { ReportVersion } from './report.entity.js';
import { ApproveReportInput, ReturnReportInput, SaveReportInput, SubmitReportInput } from './report.input.js';
import { REPORT } from './report.result.js';
import { mustAllow, mustDecide, mustWrite, problemsOf, SUBMIT } from './report.rules.js';
import { readSubject } from './report.subject.js';

const WRITERS = ['LEADER', 'COORDINATOR', 'REGION_EDITOR'] as const;
const DECIDERS = ['COORDINATOR', 'REGION_EDITOR', 'STEERING'] as const;

/** Writes on a report (skrive). */
export const saveReport: SectorCommand<SaveReportInput> = {
  verb: 'save',
  noun: 'Report',
  description:
    'Begins a report or changes what it says, until it is handed in (skrive rapport). For the leader of the unit or the coordinator; for an annual report, the coordinator.',
  roles: WRITERS,
  Input: SaveReportInput,
  result: REPORT,
  async run(input, work) {
    const subject = await readSubject(work, input);
    const before = await findReportOn(work, subject);
    mustWrite(work.viewer, before ?? subject);
    mustBeVersion(input.expectedVersion ?? 0, before?.version ?? 0);
    const text = input.narrative.trim();
    if (before !== null) {
      mustAllow('save', before, 'year');
      return replaceReport(work, before, { narrative: text });
    }
    const reportId = newId(work, 'report');
    await record(work, ReportVersion, { ...subject, reportId, status: 'DRAFT', narrative: text, submittedOn: null, comment: null });
    return { objectId: reportId, network: subject.network };
  },
};

/** Hands a report in (levere). */
export const submitReport: SectorCommand<SubmitReportInput> = {
  ...SUBMIT,
  description: 'Hands a report in (levere rapport); what is wrong with it is told all at once. For those who write it.',
  roles: WRITERS,
  Input: SubmitReportInput,
  result: REPORT,
  async run(input, work) {
    const before = await findReport(work, input.reportId);
    mustWrite(work.viewer, before);
    mustBeVersion(input.expectedVersion, before.version);
    mustAllow('submit', before, 'reportId');
    const problems = problemsOf(before);
    if (problems.length > 0) throw new Refusals(problems);
    return replaceReport(work, before, { status: 'SUBMITTED', submittedOn: before.submittedOn ?? today() });
  },
};

/** Approves a report (godkjenne). */
export const approveReport: SectorCommand<ApproveReportInput> = {
  verb: 'approve',
  noun: 'Report',
  description:
    'Approves a report for good (godkjenne rapport). For the coordinator; for an annual report, the steering group; never for who handed it in.',
  roles: DECIDERS,
  Input: ApproveReportInput,
  result: REPORT,
  async run(input, work) {
    const before = await findReport(work, input.reportId);
    await mustDecide(work, before);
    mustBeVersion(input.expectedVersion, before.version);
    mustAllow('approve', before, 'reportId');
    return replaceReport(work, before, { status: 'APPROVED', comment: input.comment?.trim() || null });
  },
};

/** Sends a report back (returnere). */
export const returnReport: SectorCommand<ReturnReportInput> = {
  verb: 'return',
  noun: 'Report',
  description:
    'Sends a report back with a comment (returnere rapport). For the coordinator; for an annual report, the steering group; never for who handed it in.',
  roles: DECIDERS,
  Input: ReturnReportInput,
  result: REPORT,
  async run(input, work) {
    const before = await findReport(work, input.reportId);
    await mustDecide(work, before);
    mustBeVersion(input.expectedVersion, before.version);
    mustAllow('return', before, 'reportId');
    return replaceReport(work, before, { status: 'RETURNED', comment: narrative(input.comment, 'comment') });
  },
};
