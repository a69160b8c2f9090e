import type { GraphQLResolveInfo } from 'graphql';
import { Args, ArgsType, Ctx, Field, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import { type Page, PageArgs, type PageRequest, readPage, wantsField } from '../../subgraph/connection.js';
import { DateScalar, DateTimeScalar } from '../../subgraph/date.js';
import { type Moment, parseMoment, readMoment, writeMoment } from '../../subgraph/moment.js';
import { createConnection } from '../create-connection.js';
import { type CheckedFilter, checkFilter, NurseFilter, UnitFilter } from '../directory-filter.js';
import { searchEvents } from '../event/event.repository.js';
import { Event, presentEvent } from '../event/event.type.js';
import { checkEventFilter, EventFilter } from '../event/event-filter.js';
import { KNOWN_AT, MomentArgs } from '../moment.args.js';
import { Nurse, presentNurse } from '../roster/nurse.type.js';
import { findNurses, findUnits } from '../search/find-in-directory.js';
import type { SectorContext } from '../sector-context.js';
import { presentUnit, Unit } from '../unit/unit.type.js';
import { Network } from './network.type.js';

@ArgsType()
class NetworkNursesArgs extends PageArgs {
  @Field(() => NurseFilter, { nullable: true, description: 'Narrows the list.' })
  filter?: NurseFilter | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Those with an active appointment on that day; the surrounding answer’s day, or today, if not given.',
  })
  asOf?: unknown;

  @Field(() => DateTimeScalar, { nullable: true, description: KNOWN_AT })
  knownAt?: unknown;
}

@ArgsType()
class NetworkUnitsArgs extends PageArgs {
  @Field(() => UnitFilter, { nullable: true, description: 'Narrows the list.' })
  filter?: UnitFilter | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Units that existed on that day; the surrounding answer’s day, or today, if not given.',
  })
  asOf?: unknown;

  @Field(() => DateTimeScalar, { nullable: true, description: KNOWN_AT })
  knownAt?: unknown;
}

@ArgsType()
class NetworkEventsArgs extends PageArgs {
  @Field(() => EventFilter, { nullable: true, description: 'Narrows the list.' })
  filter?: EventFilter | null;
}

const NurseConnection = createConnection('Nurse', Nurse, { searchable: true });
const UnitConnection = createConnection('Unit', Unit, { searchable: true });
const EventConnection = createConnection('Event', Event);

/** What a sector tells about its networks. */
@Resolver(() => Network)
export class NetworkResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Distinct persons with an active appointment in the network, resource nurses and resource persons, whatever the caller may see of them. Somebody in two networks counts in both.',
  })
  nurseCount(@Root() network: Network, @Args(() => MomentArgs) args: MomentArgs, @Ctx() { loaders }: SectorContext): Promise<number> {
    return loaders.nurseCount.load({ id: network.slug, moment: writeMoment(momentOf(network, args)) });
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Units of the network.' })
  unitCount(@Root() network: Network, @Args(() => MomentArgs) args: MomentArgs, @Ctx() { loaders }: SectorContext): Promise<number> {
    return loaders.unitCount.load({ id: network.slug, moment: writeMoment(momentOf(network, args)) });
  }

  @FieldResolver(() => NurseConnection, {
    nullable: true,
    description: 'Persons with an active appointment in the network, by name; with `filter.text`, the best matches first.',
  })
  async nurses(
    @Root() network: Network,
    @Args(() => NetworkNursesArgs) args: NetworkNursesArgs,
    @Ctx() context: SectorContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const filter = checkFilter(args.filter, context);
    const moment = momentOf(network, args);
    const withTotal = wantsField(info, 'totalCount');
    const page = await pageOnce(context, {
      args,
      cursors: context.cursors,
      list: [network.id, 'nurses', filter, moment],
      withTotal,
      search: (after, limit) =>
        excludes(filter, network, context)
          ? none()
          : findNurses(context, {
              ...filter,
              byMatch: true,
              viewer: context.viewer,
              network: network.slug,
              moment,
              direction: 'asc',
              after,
              limit,
              withTotal,
            }),
      node: async (id) => {
        const row = await context.loaders.nurse.load({ id, moment: writeMoment(moment) });
        return row && presentNurse(row, context.sector.prefix, writeMoment(moment));
      },
    });
    return { ...page, complete: true, sources: [await context.source()] };
  }

  @FieldResolver(() => UnitConnection, {
    nullable: true,
    description: 'Units of the network, by name; with `filter.text`, the best matches first.',
  })
  async units(
    @Root() network: Network,
    @Args(() => NetworkUnitsArgs) args: NetworkUnitsArgs,
    @Ctx() context: SectorContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const filter = checkFilter(args.filter, context);
    const moment = momentOf(network, args);
    const covered = args.filter?.covered ?? null;
    const withTotal = wantsField(info, 'totalCount');
    const page = await pageOnce(context, {
      args,
      cursors: context.cursors,
      list: [network.id, 'units', filter, covered, moment],
      withTotal,
      search: (after, limit) =>
        excludes(filter, network, context)
          ? none()
          : findUnits(context, { ...filter, network: network.slug, covered, moment, after, limit, withTotal }),
      node: async (id) => {
        const row = await context.loaders.unit.load({ id, moment: writeMoment(moment) });
        return row && presentUnit(row, context.sector.prefix, writeMoment(moment));
      },
    });
    return { ...page, complete: true, sources: [await context.source()] };
  }

  @FieldResolver(() => EventConnection, {
    nullable: true,
    description: 'Events that the network holds, alone or with other networks of its owner, by date.',
  })
  async events(
    @Root() network: Network,
    @Args(() => NetworkEventsArgs) args: NetworkEventsArgs,
    @Ctx() context: SectorContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const filter = checkEventFilter(args.filter, context.registry);
    const heldBy = [[network.slug], ...filter.heldBy];
    const moment = parseMoment(network.moment);
    const withTotal = wantsField(info, 'totalCount');
    const page = await pageOnce(context, {
      args,
      cursors: context.cursors,
      list: [network.id, 'events', filter, moment],
      withTotal,
      search: (after, limit) => searchEvents(context.db, { ...filter, heldBy, moment, after, limit, withTotal }),
      node: async (id) => {
        const row = await context.loaders.event.load({ id, moment: network.moment });
        return row && presentEvent(row, context.sector.prefix, network.moment);
      },
    });
    return { ...page, complete: true, sources: [await context.source()] };
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'The roster is invented for the demonstration, and so is every figure that rests on it.',
  })
  demo(@Root() network: Network, @Ctx() { loaders }: SectorContext): Promise<boolean> {
    return loaders.demo.load({ id: network.slug, moment: '' });
  }
}

const momentOf = (network: Network, args: MomentArgs): Moment => readMoment(args, parseMoment(network.moment));
/** The same page of the same network is read once, however many rows of the answer lead to it. */
function pageOnce<Node>(context: SectorContext, request: PageRequest<Node>): Promise<Page<Node>> {
  const { list, args, withTotal } = request;
  return context.once(JSON.stringify([list, args.first, args.after, withTotal]), () => readPage(request));
}

const none = async () => ({ hits: [], total: 0 });

/** Whether a filter names another place than this network. */
const excludes = (filter: CheckedFilter, network: Network, { sector }: SectorContext) =>
  (filter.network !== null && filter.network !== network.slug) || (filter.region !== null && filter.region !== sector.region);
