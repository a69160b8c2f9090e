import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import { Period } from '../period.type.js';
import type { Evidence } from './alert-facts.js';

@Access('PUBLIC')
@ObjectType({ description: 'What an alert rests on (grunnlag): the words of a source, or the record of a data owner, with its age.' })
export class AlertEvidence {
  @Field(() => String, { nullable: true, description: 'The words of the source; null for a record that has none.' })
  verbatim!: string | null;

  @Field(() => Period, {
    nullable: true,
    description: 'When it speaks of, or, where it does not say, when its source was written; null where neither is known.',
  })
  period!: Period | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Days from the last day of `period` until today (alder i dager): it is at least so old. Where `period` has no end, days since its first: what lasts has lasted so long, and what a source says that was written then or later is at most so old. Null where neither is known.',
  })
  ageDays!: number | null;

  @Field(() => Boolean, { description: 'Nothing is known of its age (udatert).' })
  undated!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Slug of the data owner whose own record it is, `regional` for what its editors recorded; null for a published source.',
  })
  owner!: string | null;

  readonly from!: Evidence;
}
