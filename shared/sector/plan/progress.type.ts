import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { Role as RoleName } from '../../identity/roles.js';
import { Access } from '../../subgraph/access.js';
import { DateScalar, DateTimeScalar } from '../../subgraph/date.js';
import { Role } from '../grant/grant.type.js';
import { ReportedProgress } from './plan.vocabulary.js';
import type { ProgressState } from './progress.repository.js';

@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'What a network once said of where it stands with a sub-goal in a year (tidligere fremdriftsrapport).' })
export class PastProgress {
  @Field(() => ReportedProgress, { description: 'Where it stood.' })
  status!: ReportedProgress;

  @Field(() => String, { nullable: true, description: 'What was done and what was left.' })
  narrative!: string | null;

  @Field(() => Role, { description: 'The role by which somebody said so; who it was stands in the audit alone.' })
  authorRole!: RoleName;

  @Field(() => DateScalar, { description: 'The day on which it was said.' })
  date!: string;

  @Field(() => String, { nullable: true, description: 'Web address of what shows it.' })
  evidenceUrl!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: string;
}

@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'What a network says of where it stands with a sub-goal in a year (fremdriftsrapport).' })
export class ProgressReport extends PastProgress {
  @Field(() => String, { description: 'Slug of the network.' })
  network!: string;

  @Field(() => Int, { description: 'The year reported on.' })
  year!: number;

  @Field(() => String, { description: 'Number of the sub-goal (delmål).' })
  subGoal!: string;

  @Field(() => Boolean, { description: 'Invented for the demonstration.' })
  demo!: boolean;

  @Field(() => Int, { description: 'Version of the record, for `expectedVersion` of a change.' })
  version!: number;

  readonly key!: string;
  readonly moment!: string;
}

/** What the API shows of something that was once said. */
export const presentPastProgress = (row: ProgressState): PastProgress => {
  const { status, narrative, authorRole, date, evidenceUrl, recordedAt } = row;
  return { status, narrative, authorRole, date, evidenceUrl, recordedAt };
};

/** What the API shows of what a network says. */
export function presentProgress(row: ProgressState, moment: string): ProgressReport {
  const { progressId: key, network, year, subGoal, version } = row;
  return { ...presentPastProgress(row), network, year, subGoal, version, demo: Boolean(row.demo), key, moment };
}
