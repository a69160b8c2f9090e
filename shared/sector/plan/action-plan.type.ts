import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { DateTimeScalar } from '../../subgraph/date.js';
import type { ActionPlanState } from './action-plan.repository.js';
import { ActionPlanStatus } from './plan.vocabulary.js';

@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'The action plan of a network for a year (årlig handlingsplan): measures and targets, and where it stands.' })
export class ActionPlan {
  @Field(() => String, { description: 'Slug of the network.' })
  network!: string;

  @Field(() => Int, { description: 'The year that it is for.' })
  year!: number;

  @Field(() => ActionPlanStatus, { description: 'Where it stands.' })
  status!: ActionPlanStatus;

  @Field(() => Int, { description: '0 for the plan as first written, 1 for its first amendment (endring).' })
  amendment!: number;

  @Field(() => String, { nullable: true, description: 'Why it is amended; null in the plan as first written.' })
  amendmentReason!: string | null;

  @Field(() => String, { nullable: true, description: 'What the steering group said when it brought the plan to where it stands.' })
  comment!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last approved; null while it never was.' })
  approvedAt!: string | null;

  @Field(() => Boolean, { description: 'Invented for the demonstration.' })
  demo!: boolean;

  @Field(() => Int, { description: 'Version of the record, for `expectedVersion` of a change.' })
  version!: number;

  readonly key!: string;
  readonly moment!: string;
}

@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'A step that an action plan took.' })
export class ActionPlanStep {
  @Field(() => ActionPlanStatus, { description: 'Where it stood then.' })
  status!: ActionPlanStatus;

  @Field(() => Int, { description: 'Which amendment it was; 0 for the plan as first written.' })
  amendment!: number;

  @Field(() => String, { nullable: true, description: 'Why it is amended.' })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: 'What the steering group said with it.' })
  comment!: string | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  recordedAt!: string;
}

/** What the API shows of an action plan's row. */
export function presentActionPlan(row: ActionPlanState, moment: string): ActionPlan {
  const { actionPlanId: key, network, year, status, amendment, amendmentReason, comment, approvedAt, version } = row;
  return { network, year, status, amendment, amendmentReason, comment, approvedAt, demo: Boolean(row.demo), version, key, moment };
}

/** What the API shows of a state that a plan was in. */
export const presentStep = ({ status, amendment, amendmentReason: reason, comment, recordedAt }: ActionPlanState): ActionPlanStep => ({
  ...{ status, amendment, reason, comment, recordedAt },
});
