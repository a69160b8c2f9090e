import { Field, InputType } from 'type-graphql';
import { AgreementKind, AgreementStatus } from './agreement.vocabulary.js';
import { AddGovernedInput, UpdateGovernedInput } from './governed.input.js';

const PARENT = 'Slug of the agreement that it rests on; an empty text if none is known.';
const PARTIES = 'Names of the parties; an empty list if none is known.';

@InputType({ description: 'An agreement to be added (avtale).' })
export class AddAgreementInput extends AddGovernedInput {
  @Field(() => AgreementKind, { description: 'What kind of agreement it is.' })
  kind!: AgreementKind;

  @Field(() => String, { description: 'Title, in Norwegian.' })
  title!: string;

  @Field(() => String, { description: 'Title, in English.' })
  titleEn!: string;

  @Field(() => AgreementStatus, { description: 'Where it stands. One that has lapsed has no end in the future.' })
  status!: AgreementStatus;

  @Field(() => [String], { nullable: true, description: PARTIES })
  parties?: string[] | null;

  @Field(() => String, { nullable: true, description: PARENT })
  parent?: string | null;

  @Field(() => String, { nullable: true, description: 'The words of the source.' })
  verbatim?: string | null;
}

@InputType({ description: 'A change of an agreement (avtale): what is left out stays as it is.' })
export class UpdateAgreementInput extends UpdateGovernedInput {
  @Field(() => AgreementKind, { nullable: true, description: 'What kind of agreement it is.' })
  kind?: AgreementKind | null;

  @Field(() => String, { nullable: true, description: 'Title, in Norwegian.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Title, in English.' })
  titleEn?: string | null;

  @Field(() => AgreementStatus, { nullable: true, description: 'Where it stands. One that has lapsed has no end in the future.' })
  status?: AgreementStatus | null;

  @Field(() => [String], { nullable: true, description: PARTIES })
  parties?: string[] | null;

  @Field(() => String, { nullable: true, description: PARENT })
  parent?: string | null;

  @Field(() => String, { nullable: true, description: 'The words of the source; an empty text if there are none.' })
  verbatim?: string | null;
}
