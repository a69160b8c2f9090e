import type { GraphQLResolveInfo } from 'graphql';
import { Args, ArgsType, Ctx, Field, Info, Query, Resolver } from 'type-graphql';
import { checkFilter, UnitFilter } from '../../../shared/sector/directory-filter.js';
import type { GapHit } from '../../../shared/sector/search/gap.search.js';
import { dayOf } from '../../../shared/sector/time.js';
import type { SectorDeclaration } from '../../../shared/sectors.js';
import { Access } from '../../../shared/subgraph/access.js';
import { PageArgs, wantsField } from '../../../shared/subgraph/connection.js';
import { DateScalar, isDay } from '../../../shared/subgraph/date.js';
import { badUserInput } from '../../../shared/subgraph/errors.js';
import { readMoment, writeMoment } from '../../../shared/subgraph/moment.js';
import { isObject } from '../../../shared/subgraph/read-answer.js';
import { ageInDays } from '../alert/span.js';
import { presentNetworksOf } from '../network/network.type.js';
import type { RegionalContext } from '../regional-context.js';
import { askSectors } from '../search/ask-sectors.js';
import { mergeAcross } from '../search/list-across.js';
import { concerned, readFound } from '../search/search-sectors.js';
import { type CoverageGap, CoverageGapConnection } from './coverage-gap.type.js';

@ArgsType()
class CoverageGapsArgs extends PageArgs {
  @Field(() => UnitFilter, { nullable: true, description: 'Narrows the list, as that of all units.' })
  filter?: UnitFilter | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day asked about; today if not given.' })
  asOf?: unknown;
}

const QUESTION = `query($search: SectorSearchInput!) { _searchGaps(search: $search) {
  total hits { id key network lastEndedOn } source { sector state dataVersion asOf message } } }`;

/** The units that have nobody. */
@Resolver()
export class CoverageGapResolver {
  @Access('PUBLIC')
  @Query(() => CoverageGapConnection, {
    description:
      'Units (enheter) in scope that have no resource nurse on the day, longest vacant first, ties by id. With `units(filter: { covered: true })` of the same filter and day they make up all units.',
  })
  coverageGaps(
    @Args(() => CoverageGapsArgs) args: CoverageGapsArgs,
    @Ctx() context: RegionalContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    if (args.filter?.covered === true)
      throw badUserInput(
        'filter.covered',
        'A gap is a unit that is not covered: leave filter.covered out, or ask units for those that are.',
      );
    const filter = checkFilter(args.filter, context);
    const time = readMoment(args);
    const moment = writeMoment(time);
    const withTotal = wantsField(info, 'totalCount');
    const page = { args, list: ['CoverageGap', filter, moment], direction: 'asc', withTotal, context } as const;
    const { network, areas, serviceType, text } = filter;
    return mergeAcross<GapHit>(
      page,
      (place, limit) =>
        askSectors(context, concerned(filter, context), {
          query: QUESTION,
          variables: (sector) => ({
            search: { network, areas, serviceType, text, descending: false, moment, withTotal, after: place(sector), limit },
          }),
          read: ({ _searchGaps }) => readFound(_searchGaps, isGap),
        }),
      (gap, sector) => presentGap(gap, sector, { moment, day: dayOf(time) }),
    );
  }
}

function presentGap(
  { id, key: vacantSince, network, lastEndedOn }: GapHit,
  sector: SectorDeclaration,
  { moment, day }: { readonly moment: string; readonly day: string },
): CoverageGap {
  return {
    unit: { __typename: `${sector.prefix}Unit`, id, moment },
    // An owner is believed about its own networks alone.
    network: presentNetworksOf([sector], moment).find(({ slug }) => slug === network) ?? null,
    vacantSince,
    daysVacant: ageInDays({ from: vacantSince, to: null }, day) ?? 0,
    lastEndedOn,
    neverCovered: lastEndedOn === null,
  };
}

function isGap(value: unknown): value is GapHit {
  if (!isObject(value) || typeof value.id !== 'string' || typeof value.network !== 'string') return false;
  const isDate = (day: unknown) => typeof day === 'string' && isDay(day);
  return isDate(value.key) && (value.lastEndedOn === null || isDate(value.lastEndedOn));
}
