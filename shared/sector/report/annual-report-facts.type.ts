import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { Role as RoleName } from '../../identity/roles.js';
import { Access } from '../../subgraph/access.js';
import { DateScalar, dayOfInstant } from '../../subgraph/date.js';
import { Role } from '../grant/grant.type.js';
import { SourceStatus } from '../source-status.type.js';
import { AnnualReport, presentAnnualReport } from './annual-report.type.js';
import type { ReportState } from './report.repository.js';
import { ANNUAL_DECIDER } from './report.rules.js';

@Directive('@inaccessible')
@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: what everybody may know of an annual report, and what was approved, when and by which role.' })
export class SectorAnnualReport extends AnnualReport {
  @Field(() => DateScalar, { nullable: true, description: 'Day of the approval; null until then.' })
  approvedOn!: string | null;

  @Field(() => Role, { nullable: true, description: 'The role by which it was approved; null until then.' })
  approvedBy!: RoleName | null;

  @Field(() => Int, { nullable: true, description: 'The version that was approved; null until then.' })
  approvedVersion!: number | null;
}

@Directive('@inaccessible')
@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: annual reports of the networks of this sector.' })
export class SectorAnnualReports {
  @Field(() => [SectorAnnualReport], { description: 'One of each network, also where there is none.' })
  reports!: SectorAnnualReport[];

  @Field(() => SourceStatus, { description: "This sector's line in `sources`." })
  source!: SourceStatus;
}

/** What `regional` is told of the annual report of a network; its row is null if there is none. */
export function presentAnnualReportFacts(network: string, year: number, row: ReportState | null, moment: string): SectorAnnualReport {
  // Nothing follows an approval: the state that is approved was recorded by it.
  const approved = row?.status === 'APPROVED' ? row : null;
  return {
    ...presentAnnualReport(network, year, row, moment),
    approvedOn: approved && dayOfInstant(approved.recordedAt),
    approvedBy: approved && ANNUAL_DECIDER,
    approvedVersion: approved?.version ?? null,
  };
}
