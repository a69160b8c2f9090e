import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import { presentRegion, Region } from '../network/region.type.js';
import { Period } from '../period.type.js';
import type { RegionalContext } from '../regional-context.js';
import { citeSource, SourceReference } from '../source/source.type.js';
import type { PlanFact } from './plan.entity.js';
import { PlanItem, presentPlanItem } from './plan-item.type.js';

@Access('PUBLIC')
@ObjectType({ description: 'What strategy plans and function descriptions have.' })
export abstract class Plan {
  @Field(() => String, { description: 'Stable key.' })
  slug!: string;

  @Field(() => Region, { description: 'The region that it is for.' })
  region!: Region;

  @Field(() => Period, { description: 'When it is valid, as far as the source says.' })
  period!: Period;

  @Field(() => SourceReference, { description: 'Where it was published.' })
  source!: SourceReference;

  @Field(() => String, { nullable: true, description: 'What a reader should know.' })
  note!: string | null;

  @Field(() => Int, { description: 'Version of the record of the whole; each piece has its own.' })
  version!: number;

  @Field(() => [PlanItem], { description: 'All its pieces, in the order of the source.' })
  items!: PlanItem[];

  /** Slug of the document that it is. */
  readonly document!: string | null;
  readonly moment!: string;
}

/** What the API shows of the row of a plan, and of its pieces. */
export async function presentPlan(row: PlanFact, { registry, loaders }: RegionalContext, moment: string): Promise<Plan> {
  const { slug, document, note, version, validFrom: from, validTo: to } = row;
  return {
    ...{ slug, document, note, version, moment },
    region: presentRegion(registry, row.region, moment),
    period: { from, to },
    source: citeSource(await loaders.source.load(row.source), row.locator),
    items: (await loaders.planItems.load({ id: slug, moment })).map(presentPlanItem),
  };
}
