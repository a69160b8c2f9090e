import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { Role as RoleName } from '../../../shared/identity/roles.js';
import { Role } from '../../../shared/sector/grant/grant.type.js';
import { ProgressStatus, TargetUnit } from '../../../shared/sector/plan/plan.vocabulary.js';
import { SourceStatus } from '../../../shared/sector/source-status.type.js';
import { Access } from '../../../shared/subgraph/access.js';
import { DateScalar } from '../../../shared/subgraph/date.js';
import { Network } from '../network/network.type.js';
import { Trend } from './progress.vocabulary.js';
import type { SubGoal } from './sub-goal.type.js';

@Access('PUBLIC')
@ObjectType({
  description:
    'How many measures (tiltak) of an action plan as last approved serve a sub-goal, by where they stand now. What a draft or an amendment adds or gives up counts when it is approved; of a plan that never was, nothing counts.',
})
export class MeasureCounts {
  @Field(() => Int, { description: 'Not begun (planlagt).' })
  planned!: number;

  @Field(() => Int, { description: 'Under way (påbegynt).' })
  started!: number;

  @Field(() => Int, { description: 'Done (gjennomført).' })
  done!: number;

  @Field(() => Int, { description: 'Given up (utgått).' })
  dropped!: number;
}

@Access('PUBLIC')
@ObjectType({ description: 'Where a network stands with a sub-goal in a year (fremdrift), in the words of those who work on it.' })
export class SubGoalProgress {
  @Field(() => Network, { nullable: true, description: 'The network.' })
  network!: Network | null;

  @Field(() => ProgressStatus, { description: 'Where it stands.' })
  status!: ProgressStatus;

  @Field(() => String, { nullable: true, description: 'What was done and what is left.' })
  narrative!: string | null;

  @Field(() => Role, { nullable: true, description: 'The role by which somebody said so.' })
  authorRole!: RoleName | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day on which it was said.' })
  date!: string | null;

  @Field(() => String, { nullable: true, description: 'Web address of what shows it.' })
  evidenceUrl!: string | null;

  @Field(() => Float, { nullable: true, description: 'Target (måltall) of the action plan as last approved; null if it has none.' })
  target!: number | null;

  @Field(() => TargetUnit, { nullable: true, description: 'In what the target is counted.' })
  targetUnit!: TargetUnit | null;

  @Field(() => Trend, { description: 'Which way it goes, against the year before.' })
  trend!: Trend;

  @Field(() => MeasureCounts, {
    nullable: true,
    description:
      'Measures of its action plan as last approved that serve it, none if it never was approved; null if its owner does not answer.',
  })
  measureCounts!: MeasureCounts | null;

  @Field(() => SourceStatus, { description: 'How the owner of the network took part.' })
  source!: SourceStatus;

  @Field(() => Boolean, { nullable: true, description: 'Some of it is invented for the demonstration; null if its owner does not answer.' })
  demo!: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Version of the record, for `expectedVersion` of a report: 0 if nobody has told; null if its owner does not answer.',
  })
  version!: number | null;

  readonly subGoal!: SubGoal;
  readonly year!: number;
}

@Access('PUBLIC')
@ObjectType({ description: 'How many networks stand somewhere with a sub-goal: counts, never an average of shares.' })
export class ProgressCount {
  @Field(() => ProgressStatus, { description: 'Where they stand.' })
  status!: ProgressStatus;

  @Field(() => Int, { description: 'How many networks.' })
  networks!: number;
}
