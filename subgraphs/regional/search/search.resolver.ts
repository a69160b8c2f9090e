import type { GraphQLResolveInfo } from 'graphql';
import { Args, ArgsType, Ctx, Field, Info, Query, Resolver } from 'type-graphql';
import { createConnection } from '../../../shared/sector/create-connection.js';
import { type CheckedFilter, checkFilter, NurseFilter, UnitFilter } from '../../../shared/sector/directory-filter.js';
import { NurseOrder } from '../../../shared/sector/vocabulary.js';
import { PageArgs, pageInfo, wantsField } from '../../../shared/subgraph/connection.js';
import { DateScalar, DateTimeScalar } from '../../../shared/subgraph/date.js';
import { readMoment, writeMoment } from '../../../shared/subgraph/moment.js';
import { type Direction, readPageSize, type SearchHit } from '../../../shared/subgraph/page.js';
import { isObject } from '../../../shared/subgraph/read-answer.js';
import { NurseReference, UnitReference } from '../network/network.type.js';
import type { RegionalContext } from '../regional-context.js';
import { askSectors, readSourceStatus } from './ask-sectors.js';
import { BEGINNING, mergePages, type Progress, placeOf } from './merge-pages.js';

@ArgsType()
class NursesArgs extends PageArgs {
  @Field(() => NurseFilter, { nullable: true, description: 'Narrows the list.' })
  filter?: NurseFilter | null;

  @Field(() => NurseOrder, { nullable: true, defaultValue: 'NAME_ASC', description: 'Order of the list.' })
  orderBy?: NurseOrder | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Those with an active appointment on that day; today if not given. Names and networks in the answer are those of the day.',
  })
  asOf?: unknown;

  @Field(() => DateTimeScalar, { nullable: true, description: 'As the system knew it then; as known now if not given.' })
  knownAt?: unknown;
}

@ArgsType()
class UnitsArgs extends PageArgs {
  @Field(() => UnitFilter, { nullable: true, description: 'Narrows the list.' })
  filter?: UnitFilter | null;

  @Field(() => DateScalar, { nullable: true, description: 'Units that existed on that day; today if not given.' })
  asOf?: unknown;
}

const NurseConnection = createConnection('Nurse', NurseReference);
const UnitConnection = createConnection('Unit', UnitReference);

/**
 * Lists that mix sectors: query, then fetch. Every sector is asked for ids and sort keys; the merged page holds references, and the
 * gateway fetches the rows from their owners.
 */
@Resolver()
export class SearchResolver {
  @Query(() => NurseConnection, { description: 'Persons with the task of a resource nurse (ressurssykepleiere), across all sectors.' })
  nurses(@Args(() => NursesArgs) args: NursesArgs, @Ctx() context: RegionalContext, @Info() info: GraphQLResolveInfo): Promise<object> {
    return search({
      noun: 'Nurse',
      args,
      filter: checkFilter(args.filter, context),
      covered: null,
      direction: args.orderBy === 'NAME_DESC' ? 'desc' : 'asc',
      moment: writeMoment(readMoment(args)),
      withTotal: wantsField(info, 'totalCount'),
      context,
    });
  }

  @Query(() => UnitConnection, { description: 'Units (enheter) across all sectors, by name.' })
  units(@Args(() => UnitsArgs) args: UnitsArgs, @Ctx() context: RegionalContext, @Info() info: GraphQLResolveInfo): Promise<object> {
    return search({
      noun: 'Unit',
      args,
      filter: checkFilter(args.filter, context),
      covered: args.filter?.covered ?? null,
      direction: 'asc',
      moment: writeMoment(readMoment(args)),
      withTotal: wantsField(info, 'totalCount'),
      context,
    });
  }
}

interface Search {
  readonly noun: 'Nurse' | 'Unit';
  readonly args: PageArgs;
  readonly filter: CheckedFilter;
  readonly covered: boolean | null;
  readonly direction: Direction;
  readonly moment: string;
  readonly withTotal: boolean;
  readonly context: RegionalContext;
}

async function search({ noun, args, filter, covered, direction, moment, withTotal, context }: Search): Promise<object> {
  const size = readPageSize(args.first);
  const list = [noun, filter, covered, direction, moment];
  const before = typeof args.after === 'string' ? (context.cursors.open(args.after, list) as Progress) : BEGINNING;
  const { network, areas, serviceType } = filter;
  const field = `_search${noun}s`;
  const answers = await askSectors(context, concerned(filter, context), {
    query: searchText(field),
    variables: (sector) => ({
      search: {
        network,
        areas,
        serviceType,
        covered,
        moment,
        withTotal,
        descending: direction === 'desc',
        after: placeOf(before, sector.slug),
        limit: size + 1,
      },
    }),
    read: (data) => readResult(data[field]),
  });
  const page = mergePages(
    before,
    answers.map(({ sector, result }) => ({ sector: sector.slug, hits: result?.hits ?? null })),
    direction,
    size,
  );
  const prefixes = new Map(answers.map(({ sector }) => [sector.slug, sector.prefix]));
  const edges = page.rows.map(({ sector, id, progress }) => ({
    cursor: context.cursors.seal(progress, list),
    node: { __typename: `${prefixes.get(sector)}${noun}`, id, moment },
  }));
  return {
    edges,
    pageInfo: pageInfo(edges, page.hasNextPage, typeof args.after === 'string'),
    totalCount: withTotal ? answers.reduce((sum, { result }) => sum + (result?.total ?? 0), 0) : null,
    complete: answers.every(({ result }) => result !== null),
    sources: answers.map(({ result, failure }) => result?.source ?? failure),
  };
}

/** Reads what a sector found; null if it is not what was asked for. */
function readResult(value: unknown) {
  if (!isObject(value) || !Array.isArray(value.hits) || !value.hits.every(isHit)) return null;
  const source = readSourceStatus(value.source);
  const total = typeof value.total === 'number' ? value.total : null;
  return source && { hits: value.hits, total, source };
}

const isHit = (hit: unknown): hit is SearchHit => isObject(hit) && typeof hit.id === 'string' && typeof hit.key === 'string';

/** The sectors that can have rows: a filter by region or network leaves the others in peace. */
function concerned({ region, network }: CheckedFilter, { registry }: RegionalContext) {
  return registry.sectors.filter(
    (sector) => (region === null || sector.region === region) && (network === null || sector.networks.some(({ slug }) => slug === network)),
  );
}

const searchText = (field: string) =>
  `query Search($search: SectorSearchInput!) { ${field}(search: $search) { total hits { id key } source { sector state dataVersion asOf message } } }`;
