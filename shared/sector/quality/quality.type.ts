import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { ReportKind } from '../report/report.vocabulary.js';
import { SourceStatus } from '../source-status.type.js';

@Directive('@shareable')
@Directive('@inaccessible')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: how old what is known of some records is.' })
export class SectorAges {
  @Field(() => Int, { description: 'All of them.' })
  total!: number;

  @Field(() => Int, { description: 'Of class DUE.' })
  due!: number;

  @Field(() => Int, { description: 'Of class STALE.' })
  stale!: number;

  @Field(() => Int, { description: 'Of class EXPIRED.' })
  expired!: number;

  @Field(() => String, { nullable: true, description: 'The earliest day on which one was last recorded or verified.' })
  oldest!: string | null;
}

@Directive('@shareable')
@Directive('@inaccessible')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: how complete the entries of persons with an active appointment are. Counts alone.' })
export class SectorEntries {
  @Field(() => Int, { description: 'Entries.' })
  entries!: number;

  @Field(() => Int, { description: 'Entries with all that is compulsory.' })
  compulsory!: number;

  @Field(() => Int, { description: 'Values that they could have.' })
  values!: number;

  @Field(() => Int, { description: 'Values that they have.' })
  filled!: number;

  @Field(() => SectorAges, { description: 'How old their contacts are.' })
  contacts!: SectorAges;
}

@Directive('@shareable')
@Directive('@inaccessible')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: reports of one kind on a year.' })
export class SectorReports {
  @Field(() => ReportKind, { description: 'Of whom.' })
  kind!: ReportKind;

  @Field(() => Int, { description: 'To be expected.' })
  expected!: number;

  @Field(() => Int, { description: 'Of these, handed in or approved.' })
  received!: number;

  @Field(() => Int, { description: 'Of the received, first handed in by the due day.' })
  onTime!: number;

  @Field(() => Int, { description: 'Of the received, approved.' })
  approved!: number;
}

@Directive('@shareable')
@Directive('@inaccessible')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: quality of the data of a network.' })
export class SectorNetworkQuality {
  @Field(() => String, { description: 'Slug of the network.' })
  network!: string;

  @Field(() => [SectorReports], { description: 'Reports on the year, by kind.' })
  reports!: SectorReports[];

  @Field(() => SectorEntries, { description: 'Entries of its persons.' })
  persons!: SectorEntries;

  @Field(() => SectorAges, { description: 'How old what is known of its active appointments is.' })
  appointments!: SectorAges;

  @Field(() => Int, { description: 'Its units.' })
  units!: number;

  @Field(() => Int, { description: 'Of these, run by a municipality or city district.' })
  unitsWithArea!: number;

  @Field(() => Boolean, { description: 'Some of it is invented for the demonstration.' })
  demo!: boolean;
}

@Directive('@shareable')
@Directive('@inaccessible')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: quality of the data of this sector.' })
export class SectorQuality {
  @Field(() => [SectorNetworkQuality], { description: 'All its networks, in the order of the registry.' })
  networks!: SectorNetworkQuality[];

  @Field(() => SectorEntries, { description: 'Entries of all its persons: somebody who works in two networks counts once.' })
  persons!: SectorEntries;

  @Field(() => String, { nullable: true, description: 'First day of which it has a unit; null while it has none.' })
  since!: string | null;

  @Field(() => SourceStatus, { description: 'This sector’s line in `sources`.' })
  source!: SourceStatus;
}
