import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { DateScalar } from '../../subgraph/date.js';

@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({
  description: 'Whether a record is still to be relied on (ferskhet): contacts fall due after 180 days, appointments after 365.',
})
export class Freshness {
  @Field(() => DateScalar, { nullable: true, description: 'When somebody last said that it is right; null if nobody has.' })
  verifiedOn!: string | null;

  @Field(() => DateScalar, { description: 'When it was last recorded or verified.' })
  knownSince!: string;

  @Field(() => DateScalar, { description: 'First day on which it is stale.' })
  dueOn!: string;

  @Field(() => Boolean, { description: 'It is due to be verified (utdatert).' })
  stale!: boolean;
}

@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'How fresh a network’s roster is (ferskhet).' })
export class RosterFreshness {
  @Field(() => Int, { description: 'Persons with an active appointment whose contact is stale.' })
  staleContacts!: number;

  @Field(() => Int, { description: 'Persons with an active appointment.' })
  contacts!: number;

  @Field(() => Int, { description: 'Active appointments that are stale.' })
  staleAppointments!: number;

  @Field(() => Int, { description: 'Active appointments.' })
  appointments!: number;
}
