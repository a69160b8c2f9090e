import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { DateScalar } from '../../subgraph/date.js';
import type { AccessScope, Scoped } from '../viewer/access-scope.js';
import { dueOn } from './report.deadline.js';
import type { UnitReportRows } from './report.repository.js';
import { presentReport, Report } from './report.type.js';
import { RECEIVED } from './report.vocabulary.js';

@Directive('@shareable')
@Access('NETWORK')
@ObjectType({ description: 'How complete the reports of the units of a network are for a year (enhetsrapporter).' })
export class UnitReports implements Scoped {
  @Field(() => Int, { description: 'The year reported on.' })
  year!: number;

  @Field(() => DateScalar, { description: 'Last day on which they are on time (frist).' })
  dueOn!: string;

  @Field(() => Int, { description: 'Reports expected: one of every unit that the network has on 31 December of the year.' })
  expected!: number;

  @Field(() => Int, { description: 'Of these, handed in or approved; one that was returned counts again when it is handed in again.' })
  received!: number;

  @Field(() => Int, { description: 'Of the received, first handed in by the due day.' })
  onTime!: number;

  @Access('RESTRICTED')
  @Field(() => [Report], { nullable: true, description: 'All that have been begun, by unit. For the coordinator.' })
  reports!: Report[];

  readonly scope!: AccessScope;
  readonly missingIds!: readonly string[];
  readonly moment!: string;
}

/** What the API shows of the reports of a network's units. */
export function presentUnitReports(network: string, year: number, rows: UnitReportRows, moment: string): UnitReports {
  const expected = new Set(rows.expected);
  const received = rows.reports.filter((row) => expected.has(row.unitId ?? '') && RECEIVED.includes(row.status));
  const here = new Set(received.map(({ unitId }) => unitId));
  const due = dueOn('UNIT', year);
  return {
    year,
    dueOn: due,
    expected: expected.size,
    received: received.length,
    onTime: received.filter(({ submittedOn }) => submittedOn !== null && submittedOn <= due).length,
    reports: rows.reports.map((row) => presentReport(row, moment)),
    scope: { kind: 'network', network },
    missingIds: rows.expected.filter((id) => !here.has(id)),
    moment,
  };
}
