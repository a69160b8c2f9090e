import { Directive, Field, Float, Int, ObjectType } from 'type-graphql';
import type { Role as RoleName } from '../../identity/roles.js';
import { Access } from '../../subgraph/access.js';
import { Role } from '../grant/grant.type.js';
import { SourceStatus } from '../source-status.type.js';
import { ReportedProgress, TargetUnit } from './plan.vocabulary.js';

@Directive('@shareable')
@Directive('@inaccessible')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: all that a network has about a sub-goal in a year.' })
export class ProgressFact {
  @Field(() => String, { description: 'Slug of the network.' })
  network!: string;

  @Field(() => String, { description: 'Number of the sub-goal (delmål).' })
  subGoal!: string;

  @Field(() => ReportedProgress, { nullable: true, description: 'Where it stands; null if nobody has told.' })
  status!: ReportedProgress | null;

  @Field(() => ReportedProgress, { nullable: true, description: 'Where it stood the year before, in the same strategy plan.' })
  before!: ReportedProgress | null;

  @Field(() => String, { nullable: true, description: 'What was done and what is left.' })
  narrative!: string | null;

  @Field(() => Role, { nullable: true, description: 'The role by which somebody said so.' })
  authorRole!: RoleName | null;

  @Field(() => String, { nullable: true, description: 'The day on which it was said.' })
  date!: string | null;

  @Field(() => String, { nullable: true, description: 'Web address of what shows it.' })
  evidenceUrl!: string | null;

  @Field(() => Int, { description: 'Version of the record; 0 if nobody has told.' })
  version!: number;

  @Field(() => Float, { nullable: true, description: 'Target of the action plan as last approved.' })
  target!: number | null;

  @Field(() => TargetUnit, { nullable: true, description: 'In what the target is counted.' })
  targetUnit!: TargetUnit | null;

  @Field(() => Int, { description: 'Measures of the action plan as last approved that are not begun now.' })
  planned!: number;

  @Field(() => Int, { description: 'The same, under way.' })
  started!: number;

  @Field(() => Int, { description: 'The same, done.' })
  done!: number;

  @Field(() => Int, { description: 'The same, given up.' })
  dropped!: number;

  @Field(() => Boolean, { description: 'Some of it is invented for the demonstration.' })
  demo!: boolean;
}

@Directive('@shareable')
@Directive('@inaccessible')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: what the networks of this sector have about sub-goals in a year.' })
export class ProgressFacts {
  @Field(() => [ProgressFact], { description: 'One for each network and sub-goal of which there is anything.' })
  facts!: ProgressFact[];

  @Field(() => SourceStatus, { description: 'This sector’s line in `sources`.' })
  source!: SourceStatus;
}
