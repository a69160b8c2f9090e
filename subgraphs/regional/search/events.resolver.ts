import type { GraphQLResolveInfo } from 'graphql';
import { Args, ArgsType, Ctx, Field, Info, Query, Resolver } from 'type-graphql';
import { createConnection } from '../../../shared/sector/create-connection.js';
import { checkEventFilter, EventFilter } from '../../../shared/sector/event/event-filter.js';
import { Access } from '../../../shared/subgraph/access.js';
import { PageArgs, wantsField } from '../../../shared/subgraph/connection.js';
import { EventReference } from '../network/network.type.js';
import type { RegionalContext } from '../regional-context.js';
import { askSectors } from './ask-sectors.js';
import { listAcross } from './list-across.js';
import { readHits, searchQuery } from './search-sectors.js';

@ArgsType()
class EventsArgs extends PageArgs {
  @Field(() => EventFilter, { nullable: true, description: 'Narrows the list.' })
  filter?: EventFilter | null;
}

const EventConnection = createConnection('Event', EventReference);

/** The list of events. A joint one may be another owner's than that of the network that is asked for, so every owner is asked. */
@Resolver()
export class EventsResolver {
  @Access('PUBLIC')
  @Query(() => EventConnection, {
    description:
      'Events (arrangementer) across all networks, by date, cancelled ones too; a joint event is found under each of its networks. `filter: { from: <today> }` gives those to come.',
  })
  events(@Args(() => EventsArgs) args: EventsArgs, @Ctx() context: RegionalContext, @Info() info: GraphQLResolveInfo): Promise<object> {
    const filter = checkEventFilter(args.filter, context.registry);
    const withTotal = wantsField(info, 'totalCount');
    const page = { noun: 'Event', args, list: ['Event', filter], direction: 'asc', moment: '', withTotal, context } as const;
    return listAcross(page, (place, limit) =>
      askSectors(context, context.registry.sectors, {
        query: searchQuery('_searchEvents', 'SectorEventSearchInput'),
        variables: (sector) => ({ search: { ...filter, moment: '', withTotal, after: place(sector), limit } }),
        read: ({ _searchEvents }) => readHits(_searchEvents),
      }),
    );
  }
}
