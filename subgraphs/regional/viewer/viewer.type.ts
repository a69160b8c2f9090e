import { Field, ID, Int, ObjectType } from 'type-graphql';
import { RoleGrant } from '../../../shared/sector/grant/grant.type.js';
import { SourceStatus } from '../../../shared/sector/source-status.type.js';
import { TaskKind } from '../../../shared/sector/task/task.vocabulary.js';
import { Access } from '../../../shared/subgraph/access.js';
import { DateScalar } from '../../../shared/subgraph/date.js';
import { Network, NurseReference, UnitReference } from '../network/network.type.js';

@Access('PUBLIC')
@ObjectType({ description: 'Something that you have to do (oppgave).' })
export class Task {
  @Field(() => TaskKind, { description: 'What.' })
  kind!: TaskKind;

  @Field(() => Network, { nullable: true, description: 'The network that it is about.' })
  network!: Network | null;

  @Field(() => UnitReference, { nullable: true, description: 'The unit that it is about.' })
  unit!: UnitReference | null;

  @Field(() => NurseReference, { nullable: true, description: 'The person that it is about.' })
  nurse!: NurseReference | null;

  @Field(() => ID, { nullable: true, description: 'DECIDE_REQUEST: the request.' })
  requestId!: string | null;

  @Field(() => ID, { nullable: true, description: 'DECIDE_REPORT: the report.' })
  reportId!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'DECIDE_PLAN, MEND_PLAN: the year of the action plan. DECIDE_REPORT: the year reported on.',
  })
  year!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many records, where it is about many.' })
  count!: number | null;

  @Field(() => DateScalar, { nullable: true, description: 'By when; null where there is no term.' })
  dueOn!: string | null;
}

@Access('PUBLIC')
@ObjectType({ description: 'Who asks (deg): your roles, what you may do, your own units, tasks and data. Nobody else sees it.' })
export class Viewer {
  @Field(() => Boolean, { description: 'Whether the request carried a valid token.' })
  signedIn!: boolean;

  @Field(() => [RoleGrant], { description: 'Your roles, each at the data owner that granted it.' })
  roles!: RoleGrant[];

  @Field(() => [String], {
    description: 'Names of the mutations that your roles open to you; what a role is bound to (network, unit, person) still bounds them.',
  })
  mayDo!: string[];

  @Field(() => [NurseReference], { description: 'Your own entries in the rosters.' })
  nurses!: NurseReference[];

  @Field(() => [UnitReference], { description: 'The units that you lead.' })
  units!: UnitReference[];

  @Field(() => [Network], { description: 'The networks that you coordinate.' })
  networks!: Network[];

  @Field(() => [Task], { description: 'What you have to do.' })
  tasks!: Task[];

  @Field(() => Boolean, { description: 'Every data owner answered.' })
  complete!: boolean;

  @Field(() => [SourceStatus], { description: 'The data owners, and how each took part.' })
  sources!: SourceStatus[];
}
