import type { GraphQLResolveInfo } from 'graphql';
import { Args, ArgsType, Ctx, Field, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { ActivityFilter, type CheckedActivityFilter, checkActivityFilter } from '../../../shared/sector/activity/activity-filter.js';
import type { PublicationHit } from '../../../shared/sector/activity/publication.js';
import type { SectorDeclaration } from '../../../shared/sectors.js';
import { Access } from '../../../shared/subgraph/access.js';
import { PageArgs, wantsField } from '../../../shared/subgraph/connection.js';
import { LocaleArgs, textIn } from '../plan/plan-text.js';
import type { RegionalContext } from '../regional-context.js';
import { askSectors } from '../search/ask-sectors.js';
import { mergeAcross } from '../search/list-across.js';
import { concerned, readFound } from '../search/search-sectors.js';
import { ActivityConnection, ActivityItem } from './activity.type.js';
import { ownPublications } from './own-publications.js';
import { presentActivity } from './present-activity.js';
import { ACTIVITY_QUESTION, isPublication, ofItsOwn } from './read-publication.js';

@ArgsType()
class ActivityArgs extends PageArgs {
  @Field(() => ActivityFilter, { nullable: true, description: 'Narrows the list.' })
  filter?: ActivityFilter | null;
}

/** What happened in the networks lately: the same for everybody, whoever asks. */
@Resolver(() => ActivityItem)
export class ActivityResolver {
  @Access('PUBLIC')
  @Query(() => ActivityConnection, {
    description:
      'What happened in the networks (aktivitet), newest first by the instant of publication: events, appointments, news, documents, measures done, reports published. Public things only, whoever asks; what is withdrawn or hidden is not in the next answer.',
  })
  activity(
    @Args(() => ActivityArgs) args: ActivityArgs,
    @Ctx() context: RegionalContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const filter = checkActivityFilter(args.filter, context.registry);
    const { heldBy, kind, since, before } = filter;
    const withTotal = wantsField(info, 'totalCount');
    const page = { args, list: ['Activity', filter], direction: 'desc', withTotal, context } as const;
    return mergeAcross<PublicationHit>(
      {
        ...page,
        own: { search: (after, limit) => ownPublications(context, filter, { after, limit }), present: (hit) => presentActivity(hit, null) },
      },
      async (place, limit) => {
        const answers = await askSectors(context, publishers(filter, context), {
          query: ACTIVITY_QUESTION,
          variables: (sector) => ({ search: { heldBy, kind, since, before, withTotal, after: place(sector), limit } }),
          read: ({ _activity }) => readFound(_activity, isPublication),
        });
        return answers.map(ofItsOwn);
      },
      presentActivity,
    );
  }

  @FieldResolver(() => String, { description: 'What it is, in one line.' })
  title(@Root() { titles }: ActivityItem, @Args(() => LocaleArgs) { locale }: LocaleArgs): string {
    return textIn(titles, locale);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'More of it in plain text, at most 500 characters; texts of people are as they wrote them.',
  })
  summary(@Root() { summaries }: ActivityItem, @Args(() => LocaleArgs) { locale }: LocaleArgs): string | null {
    return summaries && textIn(summaries, locale);
  }
}

/** Who may have something: a joint event may be another owner's than that of the network that is asked for, so every owner is asked. */
function publishers(filter: CheckedActivityFilter, context: RegionalContext): readonly SectorDeclaration[] {
  if (filter.kind === 'DOCUMENT') return [];
  return filter.kind === null || filter.kind === 'EVENT' ? context.registry.sectors : concerned(filter, context);
}
