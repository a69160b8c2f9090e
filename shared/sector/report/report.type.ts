import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { DateScalar } from '../../subgraph/date.js';
import { parseMoment } from '../../subgraph/moment.js';
import { dayOf } from '../time.js';
import type { AccessScope, Scoped } from '../viewer/access-scope.js';
import { dueOn, isLate } from './report.deadline.js';
import type { ReportState } from './report.repository.js';
import { ReportKind, ReportStatus } from './report.vocabulary.js';

@Directive('@shareable')
@Access('NETWORK')
@ObjectType({ description: 'A report of a unit or a network (rapport), as it is worked on: written, handed in, approved or returned.' })
export class Report implements Scoped {
  @Field(() => ID, { description: 'Stable id of the report.' })
  id!: string;

  @Field(() => Int, { description: 'Version of the record, for `expectedVersion` of a change.' })
  version!: number;

  @Field(() => ReportKind, { description: 'Whose report it is.' })
  kind!: ReportKind;

  @Field(() => ReportStatus, { description: 'Where it stands.' })
  status!: ReportStatus;

  @Field(() => String, { description: 'Slug of the network that it belongs to.' })
  network!: string;

  @Field(() => Int, { description: 'The year reported on.' })
  year!: number;

  @Access('RESTRICTED')
  @Field(() => String, {
    nullable: true,
    description: 'What it says. For those who write and decide; an approved annual report is public as `AnnualReport.narrative`.',
  })
  narrative!: string;

  @Field(() => DateScalar, { description: 'Last day on which it is on time (frist).' })
  dueOn!: string;

  @Field(() => Boolean, { description: 'It was first handed in after that day, or is not handed in and overdue.' })
  late!: boolean;

  @Field(() => DateScalar, { nullable: true, description: 'First day on which it was handed in; a return does not change it.' })
  submittedOn!: string | null;

  @Access('RESTRICTED')
  @Field(() => String, { nullable: true, description: 'What was said when it was last returned or approved.' })
  comment!: string | null;

  readonly scope!: AccessScope;
  readonly unitId!: string | null;
  readonly moment!: string;
}

/** What the API shows of a report's row to those who work on it. */
export function presentReport(row: ReportState, moment: string): Report {
  const { reportId: id, version, kind, status, network, unitId, year, narrative, submittedOn, comment } = row;
  const due = dueOn(kind, year);
  return {
    ...{ id, version, kind, status, network, unitId, year, narrative, submittedOn, comment, moment },
    dueOn: due,
    late: isLate(due, submittedOn, dayOf(parseMoment(moment))),
    scope: unitId === null ? { kind: 'network', network, steering: true } : { kind: 'unit', id: unitId, network },
  };
}
