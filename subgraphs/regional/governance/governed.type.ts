import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import { Period } from '../period.type.js';
import type { RegionalContext } from '../regional-context.js';
import { citeSource, SourceReference } from '../source/source.type.js';
import type { GovernedFact } from './governed.entity.js';

@Access('PUBLIC')
@ObjectType({ description: 'What everything in governance has.' })
export abstract class Governed {
  @Field(() => String, { description: 'Stable key.' })
  slug!: string;

  @Field(() => Int, { description: 'Version of the record, for `expectedVersion` of a change.' })
  version!: number;

  @Field(() => Boolean, { description: 'Written or changed by an editor: then not all of it need be in the source.' })
  edited!: boolean;

  @Field(() => Period, { description: 'When it is valid, as far as the source says.' })
  valid!: Period;

  @Field(() => SourceReference, { description: 'Where this comes from.' })
  source!: SourceReference;

  @Field(() => String, { nullable: true, description: 'What a reader should know.' })
  note!: string | null;

  readonly moment!: string;
}

/** What the API shows of the part that all rows of governance have. */
export async function presentGoverned(row: GovernedFact, { loaders }: Pick<RegionalContext, 'loaders'>, moment: string): Promise<Governed> {
  const { slug, version, validFrom, validTo, note, locator } = row;
  return {
    ...{ slug, version, note, moment },
    edited: Boolean(row.edited),
    valid: { from: validFrom, to: validTo },
    source: citeSource(await loaders.source.load(row.source), locator || null),
  };
}
