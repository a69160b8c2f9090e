import { Directive, Field, Float, Int, ObjectType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import type { TargetState } from './action-plan.repository.js';
import { TargetUnit } from './plan.vocabulary.js';

@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'What an action plan wants to reach of a sub-goal within its year (måltall).' })
export class PlanTarget {
  @Field(() => String, { description: 'Number of the sub-goal (delmål), for example `2.5`.' })
  subGoal!: string;

  @Field(() => Float, { nullable: true, description: 'What is to be reached; null if the target was taken back.' })
  value!: number | null;

  @Field(() => TargetUnit, { description: 'In what it is counted.' })
  unit!: TargetUnit;

  @Field(() => Int, { description: 'Version of the record, for `expectedVersion` of a change.' })
  version!: number;
}

/** What the API shows of a target's row. */
export const presentTarget = ({ subGoal, value, unit, version }: TargetState): PlanTarget => ({ subGoal, value, unit, version });
