import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import { findBreak } from '../../../shared/command/audit.js';
import { forbidden, unauthenticated } from '../../../shared/command/run-command.js';
import { type AuditSearch, positionOf, searchAudit } from '../../../shared/sector/audit/audit.repository.js';
import { type AuditEntry, presentEntry } from '../../../shared/sector/audit/audit.type.js';
import { checkNetwork } from '../../../shared/sector/directory-filter.js';
import type { SourceStatus } from '../../../shared/sector/source-status.type.js';
import { Access } from '../../../shared/subgraph/access.js';
import { PageArgs, pageInfo } from '../../../shared/subgraph/connection.js';
import { readInstant } from '../../../shared/subgraph/date.js';
import { MaxAge } from '../../../shared/subgraph/max-age.js';
import { readPageSize } from '../../../shared/subgraph/page.js';
import { isObject } from '../../../shared/subgraph/read-answer.js';
import type { RegionalContext } from '../regional-context.js';
import { askSectors, readSourceStatus } from '../search/ask-sectors.js';
import { BEGINNING, mergePages, type Progress, placeOf } from '../search/merge-pages.js';
import { AuditCheckResult, AuditConnection, AuditFilter } from './audit.type.js';
import { isOwnAuditor, ownSource } from './own-audit.js';

@ArgsType()
class AuditArgs extends PageArgs {
  @Field(() => AuditFilter, { nullable: true, description: 'Narrows the list.' })
  filter?: AuditFilter | null;
}

/** One owner's lines for a page; null where it gave none. */
interface Part {
  readonly sector: string;
  readonly entries: readonly AuditEntry[] | null;
  readonly source: SourceStatus;
}

const SEARCH = `query Audit($search: AuditSearchInput!) { _searchAudit(search: $search) {
  entries { sector sequence at actor action object subject network fields hash } source { sector state dataVersion asOf message } } }`;
const CHECK = '{ _checkAudit { brokenAt source { sector state dataVersion asOf message } } }';

/** The audits of all owners, each by the owner's own grants. */
@Resolver()
export class AuditResolver {
  @Access('PUBLIC')
  @MaxAge(0)
  @Query(() => AuditConnection, {
    description:
      'Who changed or read what, by pseudonym, newest first (logg). For auditors; every owner shows its own audit to its own auditors.',
  })
  async audit(@Args(() => AuditArgs) args: AuditArgs, @Ctx() context: RegionalContext): Promise<AuditConnection> {
    const size = readPageSize(args.first);
    const search = readFilter(args.filter, context);
    const list = ['audit', search];
    const before = typeof args.after === 'string' ? (context.cursors.open(args.after, list) as Progress) : BEGINNING;
    const parts = await searchAll(search, before, size, context);
    mustBeShownSome(parts, context);
    const page = mergePages(
      before,
      parts.map(({ sector, entries }) => ({ sector, hits: entries?.map((entry) => hitOf(entry)) ?? null })),
      'desc',
      size,
    );
    const entryOf = new Map(parts.flatMap(({ entries }) => entries ?? []).map((entry) => [hitOf(entry).id, entry]));
    const edges = page.rows.flatMap(({ id, progress }) => {
      const node = entryOf.get(id);
      return node ? [{ cursor: context.cursors.seal(progress, list), node }] : [];
    });
    return {
      edges,
      pageInfo: pageInfo(edges, page.hasNextPage, typeof args.after === 'string'),
      complete: parts.every(({ entries }) => entries !== null),
      sources: parts.map(({ source }) => source),
    };
  }

  @Access('PUBLIC')
  @MaxAge(0)
  @Query(() => [AuditCheckResult], { description: 'Whether each owner’s audit is whole: computes all hashes again. For auditors.' })
  async auditCheck(@Ctx() context: RegionalContext): Promise<AuditCheckResult[]> {
    const answers = await askSectors(context, context.registry.sectors, {
      query: CHECK,
      read: ({ _checkAudit }) => readCheck(_checkAudit),
    });
    const shown = await isOwnAuditor(context);
    const own = {
      sector: context.sector.slug,
      result: shown ? { brokenAt: await findBreak(context.db) } : null,
      source: await ownSource(context, shown),
    };
    const parts = [
      ...answers.map(({ sector, result, failure }) => ({ sector: sector.slug, result, source: result?.source ?? failure })),
      own,
    ];
    mustBeShownSome(
      parts.map(({ sector, result, source }) => ({ sector, entries: result && [], source: source as SourceStatus })),
      context,
    );
    return parts.map(({ sector, result, source }) => ({
      sector,
      whole: result && result.brokenAt === null,
      brokenAt: result?.brokenAt ?? null,
      source: source as SourceStatus,
    }));
  }
}

function readFilter(filter: AuditFilter | null | undefined, { registry }: RegionalContext): Omit<AuditSearch, 'after' | 'limit'> {
  checkNetwork(registry, filter?.network, 'filter.network');
  return {
    network: filter?.network ?? null,
    person: filter?.person ?? null,
    action: filter?.action ?? null,
    from: readInstant(filter?.from, 'filter.from'),
    to: readInstant(filter?.to, 'filter.to'),
  };
}

async function searchAll(
  search: Omit<AuditSearch, 'after' | 'limit'>,
  before: Progress,
  size: number,
  context: RegionalContext,
): Promise<Part[]> {
  const answers = await askSectors(context, context.registry.sectors, {
    query: SEARCH,
    variables: ({ slug }) => ({ search: { ...search, after: placeOf(before, slug), limit: size + 1 } }),
    read: ({ _searchAudit }) => readPart(_searchAudit),
  });
  const { slug } = context.sector;
  const shown = await isOwnAuditor(context);
  const rows = shown ? await searchAudit(context.db, slug, { ...search, after: placeOf(before, slug), limit: size + 1 }) : null;
  return [
    ...answers.map(({ sector, result, failure }) =>
      result ? { sector: sector.slug, ...result } : { sector: sector.slug, entries: null, source: failure },
    ),
    { sector: slug, entries: rows?.map((row) => presentEntry(row, slug)) ?? null, source: await ownSource(context, shown) },
  ];
}

/** @throws GraphQLError UNAUTHENTICATED or FORBIDDEN where no owner shows the caller anything */
function mustBeShownSome(parts: readonly Part[], { call }: RegionalContext): void {
  if (call.caller === null) throw unauthenticated();
  if (parts.every(({ source }) => source.state === 'FORBIDDEN'))
    throw forbidden('The audit takes an auditor. The query viewer shows what you may do.');
}

const hitOf = (entry: AuditEntry) => {
  const [key, id] = positionOf(entry, entry.sector);
  return { key, id };
};

function readPart(value: unknown): (Omit<Part, 'sector'> & { entries: readonly AuditEntry[] }) | null {
  if (!isObject(value) || !Array.isArray(value.entries)) return null;
  const source = readSourceStatus(value.source);
  return source && { entries: value.entries as AuditEntry[], source };
}

function readCheck(value: unknown): { brokenAt: number | null; source: SourceStatus } | null {
  if (!isObject(value)) return null;
  const source = readSourceStatus(value.source);
  return source && { brokenAt: typeof value.brokenAt === 'number' ? value.brokenAt : null, source };
}
