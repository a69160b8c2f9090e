import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import { presentRegion, Region } from '../network/region.type.js';
import type { RegionalContext } from '../regional-context.js';
import type { AgreementFact } from './agreement.entity.js';
import { AgreementKind, AgreementStatus } from './agreement.vocabulary.js';
import { Governed, presentGoverned } from './governed.type.js';

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

  @Field(() => String, { nullable: true, description: 'The words of the source; null where an editor added it without.' })
  verbatim!: string | null;

  readonly parentSlug!: string | null;
}

/** What the API shows of an agreement’s row. */
export async function presentAgreement(
  row: AgreementFact,
  context: Pick<RegionalContext, 'registry' | 'loaders'>,
  moment: string,
): Promise<Agreement> {
  const { kind, title, titleEn, status, verbatim, parent } = row;
  return {
    ...(await presentGoverned(row, context, moment)),
    ...{ kind, title, titleEn, status },
    region: row.region === null ? null : presentRegion(context.registry, row.region, moment),
    parties: JSON.parse(row.parties) as string[],
    verbatim: verbatim || null,
    parentSlug: parent,
  };
}
