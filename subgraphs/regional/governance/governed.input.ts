import { Field, InputType } from 'type-graphql';
import { ChangeInput, CommandInput } from '../../../shared/command/command.js';
import { DateScalar } from '../../../shared/subgraph/date.js';

/** What an input may say of everything in governance; see `said`. */
export interface GovernedWords {
  readonly region?: string | null;
  readonly from?: unknown;
  readonly to?: unknown;
  readonly note?: string | null;
  readonly source?: string | null;
  readonly locator?: string | null;
}

/** How inputs of governance are described. */
export const GOVERNED_WORDS = {
  region: 'Slug of the region; an empty text if it holds everywhere.',
  from: 'First day on which it is valid; an empty text if that is not known.',
  to: 'Day after the last on which it is valid; an empty text while it lasts or if that is not known.',
  note: 'What a reader should know; an empty text if nothing.',
  source: 'Slug of the source; an empty text (or left out, for something new) if it was decided or told without a document of its own.',
  locator: 'The place in the source.',
} as const;

@InputType({ description: 'Something new in governance.' })
export abstract class AddGovernedInput extends CommandInput implements GovernedWords {
  @Field(() => String, { description: 'A stable key of your own choice, unlike all others: small letters, digits and hyphens.' })
  slug!: string;

  @Field(() => String, { nullable: true, description: GOVERNED_WORDS.region })
  region?: string | null;

  @Field(() => DateScalar, { nullable: true, description: GOVERNED_WORDS.from })
  from?: unknown;

  @Field(() => DateScalar, { nullable: true, description: GOVERNED_WORDS.to })
  to?: unknown;

  @Field(() => String, { nullable: true, description: GOVERNED_WORDS.note })
  note?: string | null;

  @Field(() => String, { nullable: true, description: GOVERNED_WORDS.source })
  source?: string | null;

  @Field(() => String, { nullable: true, description: GOVERNED_WORDS.locator })
  locator?: string | null;
}

@InputType({ description: 'A change of something in governance: what is left out stays as it is.' })
export abstract class UpdateGovernedInput extends ChangeInput implements GovernedWords {
  @Field(() => String, { description: 'Its slug.' })
  slug!: string;

  @Field(() => String, { nullable: true, description: GOVERNED_WORDS.region })
  region?: string | null;

  @Field(() => DateScalar, { nullable: true, description: GOVERNED_WORDS.from })
  from?: unknown;

  @Field(() => DateScalar, { nullable: true, description: GOVERNED_WORDS.to })
  to?: unknown;

  @Field(() => String, { nullable: true, description: GOVERNED_WORDS.note })
  note?: string | null;

  @Field(() => String, { nullable: true, description: GOVERNED_WORDS.source })
  source?: string | null;

  @Field(() => String, { nullable: true, description: GOVERNED_WORDS.locator })
  locator?: string | null;
}
