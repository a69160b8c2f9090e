import { Directive, Field, ObjectType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { DateScalar, DateTimeScalar } from '../../subgraph/date.js';
import { MeasureStatus } from '../plan/plan.vocabulary.js';
import type { MeasureState } from './measure.repository.js';

@Directive('@shareable')
@Access('PUBLIC')
@ObjectType('MeasureState', { description: 'A state that a measure has been in.' })
export class PastMeasure {
  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: string;

  @Field(() => String, { description: 'What was to be done.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Number of the sub-goal (delmål) that it served.' })
  subGoal!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day on which it would have been on time (frist).' })
  dueOn!: string | null;

  @Field(() => MeasureStatus, { description: 'Where it stood.' })
  status!: MeasureStatus;

  @Field(() => String, { nullable: true, description: 'Role that answered for it (ansvarlig).' })
  responsible!: string | null;

  @Field(() => String, { nullable: true, description: 'Web address of what showed that it was done.' })
  evidenceUrl!: string | null;
}

/** What the API shows of a state of a measure. */
export function presentPastMeasure(row: MeasureState): PastMeasure {
  const { recordedAt, title, subGoal, dueOn, status, responsible, evidenceUrl } = row;
  return { recordedAt, title, subGoal, dueOn, status, responsible, evidenceUrl };
}
