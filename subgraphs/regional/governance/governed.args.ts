import { ArgsType, Field } from 'type-graphql';
import { KNOWN_AT } from '../../../shared/sector/moment.args.js';
import { DateScalar, DateTimeScalar } from '../../../shared/subgraph/date.js';
import type { MomentArguments } from '../../../shared/subgraph/moment.js';

/** How a list of governance is narrowed. */
@ArgsType()
export class GovernedArgs implements MomentArguments {
  @Field(() => String, { nullable: true, description: 'Slug of the region.' })
  region?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Only those valid on that day (valid time), as far as the source says; without it all, lapsed ones too.',
  })
  asOf?: unknown;

  @Field(() => DateTimeScalar, { nullable: true, description: KNOWN_AT })
  knownAt?: unknown;
}
