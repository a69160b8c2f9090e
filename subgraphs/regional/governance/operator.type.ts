import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import { presentRegion, Region } from '../network/region.type.js';
import { Period } from '../period.type.js';
import type { RegionalContext } from '../regional-context.js';
import { citeSource, SourceReference } from '../source/source.type.js';
import type { PublishedOperatorFact } from './operator.entity.js';

@Access('PUBLIC')
@ObjectType({
  description:
    'Who runs or ran a network (nettverksdrifter), as a source tells: of a region, or of a municipality that had a network of its own. Several may run one at the same time. What data owners have recorded themselves is in `Network.operators`.',
})
export class PublishedOperator {
  @Field(() => String, { description: 'Stable key.' })
  key!: string;

  @Field(() => Region, { description: 'The region.' })
  region!: Region;

  @Field(() => String, {
    nullable: true,
    description: 'Function or organization that runs it, in the words of the source; null while there is none.',
  })
  name!: string | null;

  @Field(() => Boolean, { description: 'The task goes round among several.' })
  rotates!: boolean;

  @Field(() => Boolean, { description: 'The source says that there is nobody (ledig).' })
  vacant!: boolean;

  @Field(() => Period, { description: 'When, as far as the source says.' })
  valid!: Period;

  @Field(() => String, { description: 'The words of the source.' })
  verbatim!: string;

  @Field(() => SourceReference, { description: 'Where this comes from.' })
  source!: SourceReference;

  @Field(() => String, { nullable: true, description: 'What a reader should know.' })
  note!: string | null;

  readonly areaCode!: string | null;
  readonly organizationSlug!: string | null;
  readonly bodySlug!: string | null;
  readonly moment!: string;
}

/** What the API shows of a published operator’s row. */
export async function presentOperator(
  row: PublishedOperatorFact,
  { registry, loaders }: RegionalContext,
  moment: string,
): Promise<PublishedOperator> {
  const { key, name, verbatim, note, areaCode, organization: organizationSlug, body: bodySlug } = row;
  return {
    ...{ key, name, verbatim, note, areaCode, organizationSlug, bodySlug, moment },
    region: presentRegion(registry, row.region, moment),
    rotates: Boolean(row.rotates),
    vacant: name === null,
    valid: { from: row.validFrom, to: row.validTo },
    source: citeSource(await loaders.source.load(row.source), row.locator),
  };
}
