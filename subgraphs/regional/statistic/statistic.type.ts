import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import { StatisticState } from './statistic.vocabulary.js';

@Access('PUBLIC')
@ObjectType({ description: 'A figure with what it takes to judge it (statistikk).' })
export class Statistic {
  @Field(() => StatisticState, { description: 'Whether there is a figure, and if not, why.' })
  state!: StatisticState;

  @Field(() => Float, { nullable: true, description: 'The figure; null unless the state is VALUE.' })
  value!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many have it (teller).' })
  numerator!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of how many (nevner).' })
  denominator!: number | null;
}

/** A figure of something that nobody has measured. */
export const MISSING: Statistic = { state: 'MISSING', value: null, numerator: null, denominator: null };
