import type { GraphQLResolveInfo } from 'graphql';
import { Args, ArgsType, Ctx, Field, Info, Query, Resolver } from 'type-graphql';
import { createConnection } from '../../../shared/sector/create-connection.js';
import { type CheckedFilter, checkFilter, NurseFilter, UnitFilter } from '../../../shared/sector/directory-filter.js';
import { NurseOrder } from '../../../shared/sector/roster/roster.vocabulary.js';
import { Access } from '../../../shared/subgraph/access.js';
import { PageArgs, wantsField } from '../../../shared/subgraph/connection.js';
import { DateScalar, DateTimeScalar } from '../../../shared/subgraph/date.js';
import { readMoment, writeMoment } from '../../../shared/subgraph/moment.js';
import type { Direction } from '../../../shared/subgraph/page.js';
import { NurseReference, UnitReference } from '../network/network.type.js';
import type { RegionalContext } from '../regional-context.js';
import { listAcross } from './list-across.js';
import { searchSectors } from './search-sectors.js';

@ArgsType()
class NursesArgs extends PageArgs {
  @Field(() => NurseFilter, { nullable: true, description: 'Narrows the list.' })
  filter?: NurseFilter | null;

  @Field(() => NurseOrder, {
    nullable: true,
    description: 'Order of the list. If not given, BEST_MATCH with `filter.text`, else NAME_ASC.',
  })
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

  @Field(() => DateTimeScalar, { nullable: true, description: 'As the system knew it then; as known now if not given.' })
  knownAt?: unknown;
}

const NurseConnection = createConnection('Nurse', NurseReference, { searchable: true });
const UnitConnection = createConnection('Unit', UnitReference, { searchable: true });

/**
 * Lists that mix sectors: query, then fetch. Every sector is asked for ids and sort keys; the merged page holds references, and the
 * gateway fetches the rows from their owners.
 */
@Resolver()
export class SearchResolver {
  @Access('PUBLIC')
  @Query(() => NurseConnection, { description: 'Persons with the task of a resource nurse (ressurssykepleiere), across all sectors.' })
  nurses(@Args(() => NursesArgs) args: NursesArgs, @Ctx() context: RegionalContext, @Info() info: GraphQLResolveInfo): Promise<object> {
    const filter = checkFilter(args.filter, context);
    return search({
      noun: 'Nurse',
      args,
      filter,
      covered: null,
      byMatch: filter.text !== null && (args.orderBy ?? 'BEST_MATCH') === 'BEST_MATCH',
      direction: args.orderBy === 'NAME_DESC' ? 'desc' : 'asc',
      moment: writeMoment(readMoment(args)),
      withTotal: wantsField(info, 'totalCount'),
      context,
    });
  }

  @Access('PUBLIC')
  @Query(() => UnitConnection, { description: 'Units (enheter) across all sectors, by name; with `filter.text`, the best matches first.' })
  units(@Args(() => UnitsArgs) args: UnitsArgs, @Ctx() context: RegionalContext, @Info() info: GraphQLResolveInfo): Promise<object> {
    const filter = checkFilter(args.filter, context);
    return search({
      noun: 'Unit',
      args,
      filter,
      covered: args.filter?.covered ?? null,
      byMatch: filter.text !== null,
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
  readonly byMatch: boolean;
  readonly direction: Direction;
  readonly moment: string;
  readonly withTotal: boolean;
  readonly context: RegionalContext;
}

function search({ filter, covered, byMatch, ...page }: Search): Promise<object> {
  const { noun, direction, moment, withTotal, context } = page;
  return listAcross({ ...page, list: [noun, filter, covered, byMatch, direction, moment] }, (place, limit) =>
    searchSectors(context, noun, filter, (sector) => ({
      covered,
      byMatch,
      moment,
      withTotal,
      descending: direction === 'desc',
      after: place(sector),
      limit,
    })),
  );
}
