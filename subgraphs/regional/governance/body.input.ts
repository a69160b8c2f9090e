import { Field, InputType, Int } from 'type-graphql';
import { ChangeInput } from '../../../shared/command/command.js';
import { GOVERNED_WORDS } from './governed.input.js';

@InputType({
  description:
    'A change of a steering or operations group: what is left out stays as it is. With another source, the words of the old one about the body go.',
})
export class UpdateBodyInput extends ChangeInput {
  @Field(() => String, { description: 'Slug of the body.' })
  slug!: string;

  @Field(() => String, { nullable: true, description: 'Mandate (mandat), in Norwegian; an empty text if none is known.' })
  mandate?: string | null;

  @Field(() => Int, { nullable: true, description: 'Length of a term in years; 0 if it has no fixed one.' })
  termYears?: number | null;

  @Field(() => String, { nullable: true, description: 'Slug of the body that appoints it; an empty text if none is known.' })
  appointedBy?: string | null;

  @Field(() => String, { nullable: true, description: 'What a reader should know; an empty text if nothing.' })
  note?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Slug of the source of the mandate and the length of a term; an empty text if these were decided or told without a document of their own. Left out, it is so with a new mandate or length, and stays otherwise.',
  })
  source?: string | null;

  @Field(() => String, { nullable: true, description: GOVERNED_WORDS.locator })
  locator?: string | null;
}
