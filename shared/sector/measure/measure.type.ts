import { Field, Int, InterfaceType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { Node } from '../node.type.js';
import type { MeasureState } from './measure.repository.js';

@Access('PUBLIC')
@InterfaceType({
  implements: Node,
  autoRegisterImplementations: false,
  resolveType: (value: { __typename: string }) => value.__typename,
  description: "A measure (tiltak) of a network's annual action plan (årlig handlingsplan).",
})
export abstract class Measure extends Node {
  @Field(() => String, { description: 'What is to be done.' })
  title!: string;

  @Field(() => Int, { description: 'Year of the action plan.' })
  year!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Number of the sub-goal (delmål) of the strategy plan that it serves, for example `2.5`; null where the region has no strategy plan.',
  })
  subGoal!: string | null;

  @Field(() => Boolean, { description: 'Invented for the demonstration.' })
  demo!: boolean;

  @Field(() => Int, { description: 'Version of the record, for `expectedVersion` of a change.' })
  version!: number;

  readonly networkSlug!: string;
}

/** What the API shows of a measure's row. */
export function presentMeasure(row: MeasureState, prefix: string, moment: string): Measure {
  const { measureId: id, version, title, year, subGoal, network: networkSlug } = row;
  return { __typename: `${prefix}Measure`, id, moment, version, title, year, subGoal, demo: Boolean(row.demo), networkSlug };
}
