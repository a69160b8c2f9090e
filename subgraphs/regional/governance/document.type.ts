import { Field, ID, Int, ObjectType } from 'type-graphql';
import { dayOf } from '../../../shared/sector/time.js';
import { Access } from '../../../shared/subgraph/access.js';
import { DateTimeScalar } from '../../../shared/subgraph/date.js';
import { parseMoment } from '../../../shared/subgraph/moment.js';
import { presentRegion, Region } from '../network/region.type.js';
import { Period } from '../period.type.js';
import type { RegionalContext } from '../regional-context.js';
import type { DocumentFact } from './document.entity.js';
import { isOver } from './document.rules.js';
import { DocumentKind, DocumentStatus } from './document.vocabulary.js';
import type { DocumentEditionVersion } from './document-edition.entity.js';
import { Governed, presentGoverned } from './governed.type.js';

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

  @Field(() => String, { nullable: true, description: 'Language as a tag (BCP 47), for example `nb`; null where it is not known.' })
  language!: string | null;

  @Field(() => DocumentStatus, { description: 'Status, as the source gives it.' })
  status!: string;

  @Field(() => String, { nullable: true, description: 'The words of the source about its status.' })
  statusVerbatim!: string | null;

  @Field(() => Boolean, {
    description:
      'It applies no more on the day (utløpt): its own period is over and no edition applies, or its status says that it is expired or superseded.',
  })
  expired!: boolean;

  @Field(() => String, { nullable: true, description: 'Address, corrected where the source gives a broken one.' })
  url!: string | null;

  @Field(() => String, { nullable: true, description: 'Address, as the source gives it.' })
  urlAsGiven!: string | null;

  @Field(() => [String], { description: 'What it governs: slugs of the documents that strategy plans are.' })
  governs!: readonly string[];
}

@Access('PUBLIC')
@ObjectType({ description: 'An edition of a document (utgave).' })
export class DocumentEdition {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => Int, { description: 'Version of the record, for `expectedVersion` of a change.' })
  version!: number;

  @Field(() => String, { description: 'As the document names it, for example «2.1» or «2025».' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'Web address.' })
  url!: string | null;

  @Field(() => Period, { description: 'When it applies.' })
  valid!: Period;

  @Field(() => DateTimeScalar, { description: 'When the system learned this.' })
  recordedAt!: string;
}

/** What the API shows of a document’s row. */
export async function presentDocument(
  row: DocumentFact,
  context: Pick<RegionalContext, 'registry' | 'loaders'>,
  moment: string,
): Promise<Document> {
  const { kind, title, officialTitle, issuer, year, language, status, statusVerbatim, url, urlAsGiven } = row;
  return {
    ...(await presentGoverned(row, context, moment)),
    ...{ kind, title, officialTitle, issuer, year, language, status, statusVerbatim, url, urlAsGiven },
    region: row.region === null ? null : presentRegion(context.registry, row.region, moment),
    expired: isOver(row, await context.loaders.documentEditions(moment), dayOf(parseMoment(moment))),
    governs: JSON.parse(row.governs) as string[],
  };
}

/** What the API shows of an edition’s row. */
export function presentEdition(row: Readonly<DocumentEditionVersion>): DocumentEdition {
  const { documentEditionId: id, version, label, url, validFrom: from, validTo: to, recordedAt } = row;
  return { id, version, label, url, valid: { from, to }, recordedAt };
}
