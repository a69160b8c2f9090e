import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { DateScalar } from '../../subgraph/date.js';
import { parseMoment } from '../../subgraph/moment.js';
import { dayOf } from '../time.js';
import { dueOn, isLate } from './report.deadline.js';
import type { ReportState } from './report.repository.js';
import { ReportStatus } from './report.vocabulary.js';

@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'What everybody may know of the annual report of a network (årsrapport) of a year, also if there is none.' })
export class AnnualReport {
  @Field(() => String, { description: 'Slug of the network.' })
  network!: string;

  @Field(() => Int, { description: 'The year reported on.' })
  year!: number;

  @Field(() => ReportStatus, { nullable: true, description: 'Where it stands; null if nothing has been written.' })
  status!: ReportStatus | null;

  @Field(() => DateScalar, { description: 'Last day on which it is on time (frist).' })
  dueOn!: string;

  @Field(() => Boolean, { description: 'It was first handed in after that day, or is not handed in and overdue.' })
  late!: boolean;

  @Field(() => DateScalar, { nullable: true, description: 'First day on which it was handed in.' })
  submittedOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it says; null until it is approved. Those who work on it read it in `Network.report`.',
  })
  narrative!: string | null;
}

/** What the API shows to everybody of the annual report of a network; its row is null if there is none. */
export function presentAnnualReport(network: string, year: number, row: ReportState | null, moment: string): AnnualReport {
  const due = dueOn('ANNUAL', year);
  const submittedOn = row?.submittedOn ?? null;
  return {
    ...{ network, year, submittedOn },
    status: row?.status ?? null,
    dueOn: due,
    late: isLate(due, submittedOn, dayOf(parseMoment(moment))),
    narrative: row?.status === 'APPROVED' ? row.narrative : null,
  };
}
