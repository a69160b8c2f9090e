import { Field, ID, InputType, Int } from 'type-graphql';
import { ChangeInput, CommandInput } from '../../../shared/command/command.js';
import { DateScalar } from '../../../shared/subgraph/date.js';
import { DocumentKind, DocumentStatus } from './document.vocabulary.js';
import { AddGovernedInput, UpdateGovernedInput } from './governed.input.js';

const WORDS = {
  officialTitle: 'Official title, if another; an empty text if not.',
  issuer: 'Who issued it; an empty text if that is not known.',
  year: 'Year; 0 if that is not known.',
  language: 'Language as a tag (BCP 47), for example `nb`; an empty text if that is not known.',
  url: 'Web address; an empty text if it has none.',
  governs: 'What it governs: slugs of the documents that strategy plans are.',
} as const;

@InputType({ description: 'A document to be added (dokument).' })
export class AddDocumentInput extends AddGovernedInput {
  @Field(() => DocumentKind, { description: 'What kind of document it is.' })
  kind!: DocumentKind;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => DocumentStatus, { description: 'Where it stands. What is expired or superseded has no end in the future.' })
  status!: DocumentStatus;

  @Field(() => String, { nullable: true, description: WORDS.officialTitle })
  officialTitle?: string | null;

  @Field(() => String, { nullable: true, description: WORDS.issuer })
  issuer?: string | null;

  @Field(() => Int, { nullable: true, description: WORDS.year })
  year?: number | null;

  @Field(() => String, { nullable: true, description: WORDS.language })
  language?: string | null;

  @Field(() => String, { nullable: true, description: WORDS.url })
  url?: string | null;

  @Field(() => [String], { nullable: true, description: WORDS.governs })
  governs?: string[] | null;
}

@InputType({
  description: 'A change of a document: what is left out stays as it is. With another status, the words of the source about it go.',
})
export class UpdateDocumentInput extends UpdateGovernedInput {
  @Field(() => DocumentKind, { nullable: true, description: 'What kind of document it is.' })
  kind?: DocumentKind | null;

  @Field(() => String, { nullable: true, description: 'Title.' })
  title?: string | null;

  @Field(() => DocumentStatus, { nullable: true, description: 'Where it stands. What is expired or superseded has no end in the future.' })
  status?: DocumentStatus | null;

  @Field(() => String, { nullable: true, description: WORDS.officialTitle })
  officialTitle?: string | null;

  @Field(() => String, { nullable: true, description: WORDS.issuer })
  issuer?: string | null;

  @Field(() => Int, { nullable: true, description: WORDS.year })
  year?: number | null;

  @Field(() => String, { nullable: true, description: WORDS.language })
  language?: string | null;

  @Field(() => String, { nullable: true, description: WORDS.url })
  url?: string | null;

  @Field(() => [String], { nullable: true, description: WORDS.governs })
  governs?: string[] | null;
}

@InputType({ description: 'An edition of a document (utgave).' })
export class AddDocumentEditionInput extends CommandInput {
  @Field(() => String, { description: 'Slug of the document.' })
  document!: string;

  @Field(() => String, { description: 'As the document names it, for example «2.1» or «2025»; each edition has another.' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'Web address.' })
  url?: string | null;

  @Field(() => DateScalar, { description: 'First day on which it applies. One before it that has no end applies until then.' })
  from!: unknown;

  @Field(() => DateScalar, { nullable: true, description: 'Day after the last; open if left out.' })
  to?: unknown;
}

@InputType({ description: 'The end of an edition of a document, earlier or later than it was recorded.' })
export class EndDocumentEditionInput extends ChangeInput {
  @Field(() => ID, { description: 'The edition: `id` of `Document.editions`.' })
  documentEditionId!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Day after the last; not needed if it is withdrawn.' })
  to?: unknown;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: it was recorded by mistake, and is taken back; the edition that it took over from goes on.',
  })
  withdrawn?: boolean | null;
}
