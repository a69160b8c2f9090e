import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import { Observation } from '../observation/observation.type.js';

@Access('PUBLIC')
@ObjectType({
  description:
    'How much of a published figure of an area is published for none of its sub-districts (ufordelt andel). Counts of the rosters, invented ones above all, are never taken for a published distribution.',
})
export class UnallocatedShare {
  @Field(() => Observation, { description: 'The figure of the whole, with its words and source.' })
  observation!: Observation;

  @Field(() => Observation, { description: 'How many sub-districts (kommunedeler) there are, with its words and source.' })
  subdistricts!: Observation;

  @Field(() => Int, { description: 'Sub-districts with a published figure of their own.' })
  subdistrictsGiven!: number;

  @Field(() => Float, { description: 'What is allocated to sub-districts: the sum of their figures.' })
  allocated!: number;

  @Field(() => Float, { description: 'What is not: the numerator of `share`.' })
  unallocated!: number;

  @Field(() => Float, { nullable: true, description: 'Unallocated / whole: 1 − Σ children / parent; null where the whole is 0.' })
  share!: number | null;

  @Field(() => Boolean, {
    description: 'So much is unallocated, more than a tenth (an assumption), that the level of sub-districts shows nothing and is hidden.',
  })
  hidesLevel!: boolean;
}
