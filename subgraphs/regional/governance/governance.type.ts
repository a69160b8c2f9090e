import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import { Region } from '../network/region.type.js';
import { Period } from '../period.type.js';
import { SourceReference } from '../source/source.type.js';
import { AgreementKind, AgreementStatus, BodyKind, DocumentKind, DocumentStatus } from './governance.vocabulary.js';

@Access('PUBLIC')
@ObjectType({ description: 'A seat of a body: a role of an organization, never a person.' })
export class Seat {
  @Field(() => Int, { description: 'Place in the list of the source, from 1.' })
  number!: number;

  @Field(() => String, { description: 'Role, in Norwegian as written.' })
  role!: string;

  @Field(() => String, { nullable: true, description: 'Slug of the organization that fills it, where the source names one.' })
  organization!: string | null;

  @Field(() => String, { nullable: true, description: 'Place, where the source names one.' })
  place!: string | null;

  @Field(() => Boolean, { description: 'Heads the body.' })
  head!: boolean;

  @Field(() => String, { description: 'The words of the source.' })
  verbatim!: string;
}

@Access('PUBLIC')
@ObjectType({ description: 'What everything in governance has.' })
abstract class Governed {
  @Field(() => String, { description: 'Stable key.' })
  slug!: string;

  @Field(() => Period, { description: 'When it is valid, as far as the source says.' })
  valid!: Period;

  @Field(() => SourceReference, { description: 'Where this comes from.' })
  source!: SourceReference;

  @Field(() => String, { nullable: true, description: 'What a reader should know.' })
  note!: string | null;
}

@Access('PUBLIC')
@ObjectType({ description: 'A steering or operations group (styringsgruppe, driftsgruppe).' })
export class Body extends Governed {
  @Field(() => BodyKind, { description: 'What kind of body it is.' })
  kind!: string;

  @Field(() => Region, { description: 'The region that it governs.' })
  region!: Region;

  @Field(() => String, { description: 'Name, in Norwegian.' })
  name!: string;

  @Field(() => String, { description: 'Name, in English.' })
  nameEn!: string;

  @Field(() => String, { nullable: true, description: 'Mandate, in the words of the source; null where it gives none.' })
  mandate!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Length of a term in years; no term end follows from it where no appointment is dated.',
  })
  termYears!: number | null;

  @Field(() => Period, { nullable: true, description: 'When it last evaluated its work.' })
  evaluated!: Period | null;

  @Field(() => String, { nullable: true, description: 'Slug of the body that appoints it.' })
  appointedBy!: string | null;

  @Field(() => Boolean, { description: 'Whether the source lists the seats; if not, `seats` is empty.' })
  seatsKnown!: boolean;

  @Field(() => [Seat], { description: 'The seats, in the order of the source.' })
  seats!: readonly Seat[];
}

@Access('PUBLIC')
@ObjectType({ description: 'An agreement (avtale) that a network rests on.' })
export class Agreement extends Governed {
  @Field(() => AgreementKind, { description: 'What kind of agreement it is.' })
  kind!: string;

  @Field(() => Region, { nullable: true, description: 'The region that it concerns.' })
  region!: Region | null;

  @Field(() => String, { description: 'Title, in Norwegian.' })
  title!: string;

  @Field(() => String, { description: 'Title, in English.' })
  titleEn!: string;

  @Field(() => [String], { description: 'Parties, as far as the source names them.' })
  parties!: readonly string[];

  @Field(() => AgreementStatus, { description: 'Status, as the source gives it.' })
  status!: string;

  @Field(() => String, { description: 'The words of the source.' })
  verbatim!: string;
}

@Access('PUBLIC')
@ObjectType({ description: 'A document that governs or informs the work (førende dokument, fagprosedyre, lenke).' })
export class Document extends Governed {
  @Field(() => DocumentKind, { description: 'What kind of document it is.' })
  kind!: string;

  @Field(() => Region, { nullable: true, description: 'The region that lists it.' })
  region!: Region | null;

  @Field(() => String, { description: 'Title, as the source writes it.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Official title, where the source writes another.' })
  officialTitle!: string | null;

  @Field(() => String, { nullable: true, description: 'Who issued it.' })
  issuer!: string | null;

  @Field(() => Int, { nullable: true, description: 'Year.' })
  year!: number | null;

  @Field(() => DocumentStatus, { description: 'Status, as the source gives it.' })
  status!: string;

  @Field(() => String, { nullable: true, description: 'The words of the source about its status.' })
  statusVerbatim!: string | null;

  @Field(() => String, { nullable: true, description: 'Address, corrected where the source gives a broken one.' })
  url!: string | null;

  @Field(() => String, { nullable: true, description: 'Address, as the source gives it.' })
  urlAsGiven!: string | null;

  @Field(() => [String], { description: 'Slugs of the strategy plans that it governs.' })
  governs!: readonly string[];
}
