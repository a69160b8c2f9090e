import { Ctx, Directive, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { DateScalar } from '../../subgraph/date.js';
import { MaxAge } from '../../subgraph/max-age.js';
import { RoleGrant } from '../grant/grant.type.js';
import type { SectorContext } from '../sector-context.js';
import { SourceStatus } from '../source-status.type.js';
import { listTasks } from '../task/list-tasks.js';
import type { TaskFacts } from '../task/task.facts.js';
import { TaskKind } from '../task/task.vocabulary.js';

@Directive('@inaccessible')
@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: something that the viewer has to do, with the ids of what it is about.' })
class SectorTask implements TaskFacts {
  @Field(() => TaskKind, { description: 'What.' })
  kind!: TaskKind;

  @Field(() => String, { nullable: true, description: 'Slug of the network.' })
  network!: string | null;

  @Field(() => ID, { nullable: true, description: 'The unit.' })
  unitId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The person.' })
  nurseId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The request.' })
  requestId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The report.' })
  reportId!: string | null;

  @Field(() => Int, { nullable: true, description: 'The year.' })
  year!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many records.' })
  count!: number | null;

  @Field(() => DateScalar, { nullable: true, description: 'By when.' })
  dueOn!: string | null;
}

@Directive('@inaccessible')
@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: who asks, as one sector knows her.' })
class SectorViewer {
  @Field(() => [RoleGrant], { description: 'Her roles here.' })
  roles!: RoleGrant[];

  @Field(() => [ID], { description: 'Persons of the roster that she is.' })
  nurseIds!: readonly string[];

  @Field(() => [ID], { description: 'Units that she leads.' })
  unitIds!: readonly string[];

  @Field(() => [String], { description: 'Networks that she coordinates.' })
  networks!: readonly string[];

  @Field(() => SourceStatus, { description: "This sector's line in `sources`." })
  source!: SourceStatus;
}

/** What `regional` asks every sector about the one who asks. */
@Resolver(() => SectorViewer)
export class SectorViewerResolver {
  @Directive('@inaccessible')
  @Directive('@shareable')
  @Access('PUBLIC')
  @MaxAge(0)
  @Query(() => SectorViewer, { description: 'Internal: who asks, as this sector knows her.' })
  async _viewer(@Ctx() context: SectorContext): Promise<SectorViewer> {
    const { viewer, sector } = context;
    const unknown = { id: null, version: null, sector: sector.slug, subject: null, validFrom: null, validTo: null };
    return {
      roles: viewer.grants.map((grant) => ({ ...unknown, ...grant })),
      nurseIds: viewer.selves,
      unitIds: viewer.leads,
      networks: viewer.coordinates,
      source: await context.source(),
    };
  }
  /** A field of its own: some tasks tell of persons, and only whoever asks for them has read them. */
  @FieldResolver(() => [SectorTask], { description: 'What she has to do here.' })
  tasks(@Ctx() context: SectorContext): Promise<TaskFacts[]> {
    return listTasks(context);
  }
}
