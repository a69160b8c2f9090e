import { Arg, Ctx, Directive, Field, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { NurseRole } from '../roster/roster.vocabulary.js';
import type { SectorContext } from '../sector-context.js';
import { SourceStatus } from '../source-status.type.js';
import { ServiceType } from '../unit/unit.vocabulary.js';
import { hasRole, mustBe } from '../viewer/viewer.js';
import { MOST_RECORDS } from './appointment-record.page.js';
import { searchRecords } from './appointment-record.search.js';
import { AppointmentRecord } from './appointment-record.type.js';

@Directive('@inaccessible')
@InputType({ description: 'Internal: which rows of the history are asked for, with slugs already checked.' })
class SectorRecordSearchInput {
  @Field(() => String, { nullable: true, description: 'Slug of the network.' })
  network?: string | null;

  @Field(() => ServiceType, { nullable: true, description: 'Service type.' })
  serviceType?: ServiceType | null;

  @Field(() => NurseRole, { nullable: true, description: 'Capacity.' })
  role?: NurseRole | null;

  @Field(() => Int, { nullable: true, description: 'First year.' })
  from?: number | null;

  @Field(() => Int, { nullable: true, description: 'Last year.' })
  to?: number | null;

  @Field(() => [String], { nullable: true, description: 'Position to continue after.' })
  after?: string[] | null;

  @Field(() => Int, { description: 'Most rows to give back.' })
  limit!: number;
}

@Directive('@inaccessible')
@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: a row of the history, and its place.' })
class SectorRecordHit {
  @Field(() => String, { description: 'Sort key: the network.' })
  key!: string;

  @Field(() => String, { description: 'Place within the network; tells nothing about the row.' })
  id!: string;

  @Field(() => AppointmentRecord, { description: 'The row.' })
  record!: AppointmentRecord;
}

@Directive('@inaccessible')
@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: rows of the history of this sector.' })
class SectorRecords {
  @Field(() => [SectorRecordHit], { description: 'The rows, in order.' })
  hits!: readonly SectorRecordHit[];

  @Field(() => Int, { description: 'Number of all.' })
  total!: number;

  @Field(() => SourceStatus, { description: "This sector's line in `sources`." })
  source!: SourceStatus;
}

/** What `regional` asks every sector for the history of appointments, with the caller's identity. */
@Resolver()
export class AppointmentRecordResolver {
  @Directive('@inaccessible')
  @Directive('@shareable')
  @Access('PUBLIC')
  @Query(() => SectorRecords, {
    description: 'Internal: appointments as rows without person, unit or exact date. For the analysts of this sector.',
  })
  async _appointmentRecords(
    @Arg('search', () => SectorRecordSearchInput, { description: 'What to look for.' }) search: SectorRecordSearchInput,
    @Ctx() context: SectorContext,
  ): Promise<SectorRecords> {
    const { viewer, sector } = context;
    mustBe(viewer, hasRole(viewer, 'ANALYST'), `an analyst of ${sector.slug}`);
    const { network = null, serviceType = null, role = null, from = null, to = null, after, limit } = search;
    const { hits, total } = await searchRecords(context, {
      ...{ network, serviceType, role, from, to },
      after: after ? [after[0] ?? '', after[1] ?? ''] : null,
      limit: Math.min(limit, MOST_RECORDS + 1),
    });
    // Also where nothing was found: that there is nothing has been told.
    for (const { slug } of sector.networks)
      if (network === null || network === slug) context.noteListRead(slug, 'Query.appointmentRecords');
    return { hits, total, source: await context.source() };
  }
}
