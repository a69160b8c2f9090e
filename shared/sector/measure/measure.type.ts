import { Field, ID, Int, InterfaceType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { DateScalar } from '../../subgraph/date.js';
import { Node } from '../node.type.js';
import { MeasureStatus } from '../plan/plan.vocabulary.js';
import type { AccessScope, Scoped } from '../viewer/access-scope.js';
import type { MeasureState } from './measure.repository.js';

@Access('PUBLIC')
@InterfaceType({
  implements: Node,
  autoRegisterImplementations: false,
  resolveType: (value: { __typename: string }) => value.__typename,
  description: "A measure (tiltak) of a network's annual action plan (årlig handlingsplan).",
})
export abstract class Measure extends Node implements Scoped {
  @Field(() => String, { description: 'What is to be done.' })
  title!: string;

  @Field(() => Int, { description: 'Year of the action plan.' })
  year!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Number of the sub-goal (delmål) of the strategy plan that it serves, for example `2.5`; null if it serves none, as where the region has no strategy plan.',
  })
  subGoal!: string | null;

  @Field(() => String, { nullable: true, description: 'Role that answers for it (ansvarlig), never a person.' })
  responsible!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day on which it is on time (frist).' })
  dueOn!: string | null;

  @Field(() => MeasureStatus, { description: 'Where it stands.' })
  status!: MeasureStatus;

  @Field(() => String, { nullable: true, description: 'Web address of what shows that it was done.' })
  evidenceUrl!: string | null;

  @Access('NETWORK')
  @Field(() => String, { nullable: true, description: 'What it may cost (budsjettmerknad). For those who have a role in its network.' })
  budgetNote!: string | null;

  @Field(() => ID, { nullable: true, description: 'The measure of the year before that it goes on with (videreført fra).' })
  carriedFrom!: string | null;

  @Field(() => Boolean, { description: 'Invented for the demonstration.' })
  demo!: boolean;

  @Field(() => Int, { description: 'Version of the record, for `expectedVersion` of a change.' })
  version!: number;

  readonly networkSlug!: string;
  readonly scope!: AccessScope;
}

/** What the API shows of a measure's row. */
export function presentMeasure(row: MeasureState, prefix: string, moment: string): Measure {
  const { measureId: id, version, title, year, subGoal, network: networkSlug } = row;
  const { responsible, dueOn, status, evidenceUrl, budgetNote, carriedFrom } = row;
  return {
    ...{ __typename: `${prefix}Measure`, id, moment, version, title, year, subGoal, demo: Boolean(row.demo), networkSlug },
    ...{ responsible, dueOn, status, evidenceUrl, budgetNote, carriedFrom },
    scope: { kind: 'network', network: networkSlug },
  };
}
