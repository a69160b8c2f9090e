import { ArgsType, Field } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../subgraph/date.js';
import type { MomentArguments } from '../subgraph/moment.js';

/** What `knownAt` means wherever it stands. */
export const KNOWN_AT = 'As the system knew it then (recorded time); if not given, as the surrounding answer does, or as known now.';

/** `asOf` alone, of a field at the root: no answer surrounds it. */
@ArgsType()
export class RootAsOfArgs implements MomentArguments {
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day asked about (valid time), for everything below too; today if not given.',
  })
  asOf?: unknown;
}

/** `asOf` and `knownAt`, of a field at the root. */
@ArgsType()
export class RootMomentArgs extends RootAsOfArgs {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'As the system knew it then (recorded time), for everything below too; as known now if not given.',
  })
  knownAt?: unknown;
}

/** `asOf` alone. */
@ArgsType()
export class AsOfArgs implements MomentArguments {
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day asked about (valid time); the surrounding answer’s day, or today, if not given.',
  })
  asOf?: unknown;
}

/** `asOf` and `knownAt`. */
@ArgsType()
export class MomentArgs extends AsOfArgs {
  @Field(() => DateTimeScalar, { nullable: true, description: KNOWN_AT })
  knownAt?: unknown;
}
