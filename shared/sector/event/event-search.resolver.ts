import { Arg, Ctx, Directive, Field, InputType, Int, Query, Resolver } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { parseMoment } from '../../subgraph/moment.js';
import { MAX_PAGE_SIZE } from '../../subgraph/page.js';
import { SectorSearchResult } from '../search/search.type.js';
import type { SectorContext } from '../sector-context.js';
import { searchEvents } from './event.repository.js';
import { EventKind } from './event.vocabulary.js';

@Directive('@inaccessible')
@InputType({ description: 'Internal: a search of events in one sector, with slugs, topic and days already checked.' })
class SectorEventSearchInput {
  @Field(() => [[String]], { description: 'Groups of slugs: of each group, one network must hold the event.' })
  heldBy!: string[][];

  @Field(() => EventKind, { nullable: true, description: 'Kind.' })
  kind?: EventKind | null;

  @Field(() => String, { nullable: true, description: 'Topic.' })
  topic?: string | null;

  @Field(() => String, { nullable: true, description: 'First day.' })
  from?: string | null;

  @Field(() => String, { nullable: true, description: 'Day after the last.' })
  to?: string | null;

  @Field(() => String, { description: 'The moment, as references carry it.' })
  moment!: string;

  @Field(() => [String], { nullable: true, description: 'Position to continue after: date and id.' })
  after?: string[] | null;

  @Field(() => Int, { description: 'Most hits to give back.' })
  limit!: number;

  @Field(() => Boolean, { description: 'Count all hits too.' })
  withTotal!: boolean;
}

/** What `regional` asks every sector for the list of events that crosses sectors; hidden from clients. */
@Resolver()
export class SectorEventSearchResolver {
  @Directive('@inaccessible')
  @Directive('@shareable')
  @Access('PUBLIC')
  @Query(() => SectorSearchResult, { description: 'Internal: searches the events of this sector.' })
  async _searchEvents(
    @Arg('search', () => SectorEventSearchInput, { description: 'What to look for.' }) search: SectorEventSearchInput,
    @Ctx() context: SectorContext,
  ): Promise<SectorSearchResult> {
    const { heldBy, kind, topic, from, to, moment, after, limit, withTotal } = search;
    const { hits, total } = await searchEvents(context.db, {
      heldBy,
      kind: kind ?? null,
      topic: topic ?? null,
      from: from ?? null,
      to: to ?? null,
      moment: parseMoment(moment),
      after: after ? [after[0] ?? '', after[1] ?? ''] : null,
      limit: Math.min(limit, MAX_PAGE_SIZE + 1),
      withTotal,
    });
    return { hits, total, source: await context.source() };
  }
}
