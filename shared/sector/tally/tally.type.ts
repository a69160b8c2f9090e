import { Directive, Field, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { SourceStatus } from '../source-status.type.js';
import { ServiceType } from '../unit/unit.vocabulary.js';
import { Geography, type Tally, type TallyGrouping } from './tally.vocabulary.js';

@Directive('@inaccessible')
@InputType({ description: 'Internal: a count that `regional` asks a sector for.' })
export class SectorTallyInput {
  // Texts, for an enum cannot be hidden from clients.
  @Field(() => String, { description: 'What is counted: a `Tally`.' })
  tally!: Tally;

  @Field(() => String, { description: 'How it is grouped: a `TallyGrouping`.' })
  by!: TallyGrouping;

  @Field(() => String, { nullable: true, description: 'Slug of the only network of interest.' })
  network?: string | null;

  @Field(() => [String], { nullable: true, description: 'Codes of the only areas of interest, in the geography asked for.' })
  areas?: string[] | null;

  @Field(() => ServiceType, { nullable: true, description: 'The only service type of interest.' })
  serviceType?: ServiceType | null;

  @Field(() => Geography, { description: 'Which areas units are counted in.' })
  geography!: Geography;

  @Field(() => String, { description: 'The moment, as references carry it; with a day.' })
  moment!: string;
}

@Directive('@shareable')
@Directive('@inaccessible')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: a count of a group.' })
export class SectorTallyGroup {
  @Field(() => String, { nullable: true, description: 'Slug of the network, where it is grouped by networks.' })
  network!: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the area, where it is grouped by areas; null for subjects without one.' })
  area!: string | null;

  @Field(() => ServiceType, { nullable: true, description: 'Service type, where it is grouped by that.' })
  serviceType!: ServiceType | null;

  @Field(() => Int, { nullable: true, description: 'Distinct subjects that have it; null if it is not for the caller.' })
  numerator!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Distinct subjects of which it is known whether they have it; null if not for the caller.',
  })
  denominator!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'All distinct subjects, also those of which it is not known; null if not for the caller.',
  })
  subjects!: number | null;

  @Field(() => Boolean, { description: 'Some of them are invented for the demonstration.' })
  demo!: boolean;
}

@Directive('@shareable')
@Directive('@inaccessible')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: a count, by groups and in all.' })
export class SectorTally {
  @Field(() => [SectorTallyGroup], { description: 'Groups that have subjects.' })
  groups!: SectorTallyGroup[];

  @Field(() => SectorTallyGroup, { description: 'All subjects in scope, each counted once.' })
  total!: SectorTallyGroup;

  @Field(() => String, { nullable: true, description: 'First day of which this owner had a unit, as was known then; null if it had none.' })
  since!: string | null;
}

@Directive('@shareable')
@Directive('@inaccessible')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: the counts that were asked for.' })
export class SectorTallies {
  @Field(() => [SectorTally], { description: 'In the order of the questions.' })
  tallies!: SectorTally[];

  @Field(() => SourceStatus, { description: 'This sector’s line in `sources`.' })
  source!: SourceStatus;
}
