import { Field, Int, ObjectType } from 'type-graphql';
import type { Role as RoleName } from '../../../shared/identity/roles.js';
import { Role } from '../../../shared/sector/grant/grant.type.js';
import { ReportStatus } from '../../../shared/sector/report/report.vocabulary.js';
import { SourceStatus } from '../../../shared/sector/source-status.type.js';
import { Access } from '../../../shared/subgraph/access.js';
import { DateScalar } from '../../../shared/subgraph/date.js';
import { Network } from '../network/network.type.js';
import { Statistic } from '../statistic/statistic.type.js';
import { AnnualReportSectionKind } from './annual-report.vocabulary.js';

@Access('PUBLIC')
@ObjectType({ description: 'A part of an annual report: the figures of one theme (del av årsrapport).' })
export class AnnualReportSection {
  @Field(() => AnnualReportSectionKind, { description: 'The theme.' })
  kind!: AnnualReportSectionKind;

  @Field(() => [Statistic], { description: 'Its figures for the network, one an indicator; what is not for the caller is SUPPRESSED.' })
  statistics!: Statistic[];
}

@Access('PUBLIC')
@ObjectType({
  description:
    'The annual report (årsrapport) of a network on one page: what everybody may know of the report, and the figures of the year.',
})
export class AnnualReportPage {
  @Field(() => Network, { nullable: true, description: 'The network.' })
  network!: Network | null;

  @Field(() => Int, { description: 'The year reported on.' })
  year!: number;

  @Field(() => Boolean, { description: 'False if the owner of the network does not answer: then what it would tell is null.' })
  available!: boolean;

  @Field(() => ReportStatus, { nullable: true, description: 'Where the report stands; null if nothing has been written.' })
  status!: ReportStatus | null;

  @Field(() => DateScalar, { description: 'Last day on which it is on time (frist).' })
  dueOn!: string;

  @Field(() => Boolean, { nullable: true, description: 'It was first handed in after that day, or is not handed in and overdue.' })
  late!: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day on which it was handed in.' })
  submittedOn!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of the approval (godkjenning); null until then.' })
  approvedOn!: string | null;

  @Field(() => Role, { nullable: true, description: 'The role by which it was approved, never a person; null until then.' })
  approvedBy!: RoleName | null;

  @Field(() => Int, { nullable: true, description: 'The version that was approved: final, and what `narrative` shows. Null until then.' })
  version!: number | null;

  @Field(() => String, { nullable: true, description: 'What it says; null until it is approved.' })
  narrative!: string | null;

  /** Computes the figures of all networks, once for all of a list. */
  readonly readSections!: () => Promise<ReadonlyMap<string, AnnualReportSection[]>>;
}

@Access('PUBLIC')
@ObjectType({ description: 'The annual reports (årsrapporter) of all networks on a year: always a row for each.' })
export class AnnualReportList {
  @Field(() => [AnnualReportPage], { description: 'One of each network, in a fixed order, also where there is no report or no answer.' })
  items!: AnnualReportPage[];

  @Field(() => Boolean, { description: 'Every owner answered.' })
  complete!: boolean;

  @Field(() => [SourceStatus], { description: 'How each owner took part.' })
  sources!: SourceStatus[];
}
