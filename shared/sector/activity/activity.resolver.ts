import { Arg, Ctx, Directive, Field, InputType, Int, Query, Resolver } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { MAX_PAGE_SIZE } from '../../subgraph/page.js';
import type { SectorContext } from '../sector-context.js';
import { readViewer } from '../viewer/viewer.js';
import { searchActivity } from './activity.search.js';
import { SectorActivity } from './activity.type.js';
import { ActivityKind } from './activity.vocabulary.js';

@Directive('@inaccessible')
@InputType({ description: 'Internal: which of the publications of a sector are asked for, with slugs and instants already checked.' })
class SectorActivitySearchInput {
  @Field(() => [[String]], { description: 'Groups of slugs: of each group, one network must have it.' })
  heldBy!: string[][];

  @Field(() => ActivityKind, { nullable: true, description: 'Kind.' })
  kind?: ActivityKind | null;

  @Field(() => String, { nullable: true, description: 'First instant.' })
  since?: string | null;

  @Field(() => String, { nullable: true, description: 'Instant after the last.' })
  before?: string | null;

  @Field(() => [String], { nullable: true, description: 'Position to continue after: instant and id.' })
  after?: string[] | null;

  @Field(() => Int, { description: 'Most publications to give back.' })
  limit!: number;

  @Field(() => Boolean, { description: 'Count all too.' })
  withTotal!: boolean;
}

/** What `regional` asks every sector for the activity of the networks; the same for whoever asks, and hidden from clients. */
@Resolver()
export class SectorActivityResolver {
  @Directive('@inaccessible')
  @Directive('@shareable')
  @Access('PUBLIC')
  @Query(() => SectorActivity, { description: 'Internal: what this sector has published, newest first.' })
  async _activity(
    @Arg('search', () => SectorActivitySearchInput, { description: 'What to look for.' }) search: SectorActivitySearchInput,
    @Ctx() { db, sector, source }: SectorContext,
  ): Promise<SectorActivity> {
    const { heldBy, kind = null, since = null, before = null, after, limit, withTotal } = search;
    const found = await searchActivity(db, await readViewer(db, null, sector), {
      ...{ heldBy, kind, since, before, withTotal },
      after: after ? [after[0] ?? '', after[1] ?? ''] : null,
      limit: Math.min(limit, MAX_PAGE_SIZE + 1),
    });
    return { ...found, source: await source() };
  }
}
