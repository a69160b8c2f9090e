import { Entity, Property } from '@mikro-orm/decorators/legacy';
import type { Role } from '../../identity/roles.js';
import { Recorded } from '../../subgraph/versioned.entity.js';
import type { ActionPlanStatus, ReportedProgress, TargetUnit } from './plan.vocabulary.js';

/** One state of a network’s action plan of a year. Its measures and targets are rows of their own. */
@Entity({ tableName: 'action_plan_version' })
export class ActionPlanVersion extends Recorded {
  /** Network and year: see `actionPlanKey`. */
  @Property({ type: 'text' })
  actionPlanId!: string;

  @Property({ type: 'text' })
  network!: string;

  @Property({ type: 'integer' })
  year!: number;

  @Property({ type: 'text' })
  status!: ActionPlanStatus;

  /** 0 for the plan as first written, 1 for its first amendment. */
  @Property({ type: 'integer' })
  amendment!: number;

  /** Why it is amended; null in the plan as first written. */
  @Property({ type: 'text', nullable: true })
  amendmentReason!: string | null;

  /** What the steering group said when it approved the plan or sent it back. */
  @Property({ type: 'text', nullable: true })
  comment!: string | null;

  /** Instant of the last approval; null while there was none. */
  @Property({ type: 'text', nullable: true })
  approvedAt!: string | null;
}

/** One state of the target that an action plan sets for a sub-goal. */
@Entity({ tableName: 'target_version' })
export class TargetVersion extends Recorded {
  /** Network, year and sub-goal. */
  @Property({ type: 'text' })
  targetId!: string;

  @Property({ type: 'text' })
  network!: string;

  @Property({ type: 'integer' })
  year!: number;

  @Property({ type: 'text' })
  subGoal!: string;

  /** Null takes the target back. */
  @Property({ type: 'double', nullable: true })
  value!: number | null;

  @Property({ type: 'text' })
  unit!: TargetUnit;
}

/** One statement of a network about where it stands with a sub-goal in a year. */
@Entity({ tableName: 'progress_version' })
export class ProgressVersion extends Recorded {
  /** Network, year and sub-goal. */
  @Property({ type: 'text' })
  progressId!: string;

  @Property({ type: 'text' })
  network!: string;

  @Property({ type: 'integer' })
  year!: number;

  @Property({ type: 'text' })
  subGoal!: string;

  @Property({ type: 'text' })
  status!: ReportedProgress;

  @Property({ type: 'text', nullable: true })
  narrative!: string | null;

  /** By which role somebody said so; who it was stands in the audit alone. */
  @Property({ type: 'text' })
  authorRole!: Role;

  /** The day on which it was said. */
  @Property({ type: 'text' })
  date!: string;

  @Property({ type: 'text', nullable: true })
  evidenceUrl!: string | null;
}
