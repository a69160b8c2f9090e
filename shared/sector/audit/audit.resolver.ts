import { Arg, Ctx, Directive, Field, ID, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { findBreak } from '../../command/audit.js';
import { Access } from '../../subgraph/access.js';
import { MaxAge } from '../../subgraph/max-age.js';
import { MAX_PAGE_SIZE } from '../../subgraph/page.js';
import type { SectorContext } from '../sector-context.js';
import { SourceStatus } from '../source-status.type.js';
import { hasRole, mustBe } from '../viewer/viewer.js';
import { searchAudit } from './audit.repository.js';
import { AuditEntry, presentEntry } from './audit.type.js';

@Directive('@inaccessible')
@InputType({ description: 'Internal: a search in one audit.' })
export class AuditSearchInput {
  @Field(() => String, { nullable: true, description: 'Slug of the network.' })
  network?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the person concerned.' })
  person?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the mutation, or `read`.' })
  action?: string | null;

  @Field(() => String, { nullable: true, description: 'First instant.' })
  from?: string | null;

  @Field(() => String, { nullable: true, description: 'Instant after the last.' })
  to?: string | null;

  @Field(() => [String], { nullable: true, description: 'Position to continue after: instant and place.' })
  after?: string[] | null;

  @Field(() => Int, { description: 'Most lines to give back.' })
  limit!: number;
}

@Directive('@inaccessible')
@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: what a search in one audit found.' })
class AuditSearchResult {
  @Field(() => [AuditEntry], { description: 'The lines, newest first.' })
  entries!: AuditEntry[];

  @Field(() => SourceStatus, { description: "This sector's line in `sources`." })
  source!: SourceStatus;
}

@Directive('@inaccessible')
@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Internal: whether an audit is whole.' })
class AuditCheck {
  @Field(() => Int, { nullable: true, description: 'The first line that does not follow from the one before it; null if all do.' })
  brokenAt!: number | null;

  @Field(() => SourceStatus, { description: "This sector's line in `sources`." })
  source!: SourceStatus;
}

/** What `regional` asks every sector about its audit, with the caller's identity. */
@Resolver()
export class AuditResolver {
  @Directive('@inaccessible')
  @Directive('@shareable')
  @Access('PUBLIC')
  @MaxAge(0)
  @Query(() => AuditSearchResult, { description: 'Internal: searches the audit of this sector. For its auditors.' })
  async _searchAudit(
    @Arg('search', () => AuditSearchInput, { description: 'What to look for.' }) search: AuditSearchInput,
    @Ctx() context: SectorContext,
  ): Promise<AuditSearchResult> {
    mustAudit(context);
    const { network = null, person = null, action = null, from = null, to = null, after, limit } = search;
    const rows = await searchAudit(context.db, context.sector.slug, {
      network,
      person,
      action,
      from,
      to,
      after: after ? [after[0] ?? '', after[1] ?? ''] : null,
      limit: Math.min(limit, MAX_PAGE_SIZE + 1),
    });
    return { entries: rows.map((row) => presentEntry(row, context.sector.slug)), source: await context.source() };
  }

  @Directive('@inaccessible')
  @Directive('@shareable')
  @Access('PUBLIC')
  @MaxAge(0)
  @Query(() => AuditCheck, { description: 'Internal: whether the audit of this sector is whole. For its auditors.' })
  async _checkAudit(@Ctx() context: SectorContext): Promise<AuditCheck> {
    mustAudit(context);
    return { brokenAt: await findBreak(context.db), source: await context.source() };
  }
}

function mustAudit({ viewer, sector }: SectorContext): void {
  mustBe(viewer, hasRole(viewer, 'AUDITOR'), `an auditor of ${sector.slug}`);
}
