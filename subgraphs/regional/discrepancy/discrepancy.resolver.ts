import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { checkNetwork } from '../../../shared/sector/directory-filter.js';
import { Access } from '../../../shared/subgraph/access.js';
import { Locale } from '../plan/plan.vocabulary.js';
import { LocaleArgs, shownIn, textIn } from '../plan/plan-text.js';
import type { RegionalContext } from '../regional-context.js';
import { ComputedFigure } from './computed-figure.type.js';
import { Discrepancy, DiscrepancyList } from './discrepancy.type.js';
import { findDiscrepancies } from './find-discrepancies.js';

/** Where figures do not agree, or are stale. */
@Resolver(() => Discrepancy)
export class DiscrepancyResolver {
  @Access('PUBLIC')
  @Query(() => DiscrepancyList, {
    description:
      'Where published figures, registers and counts of the rosters do not agree, or are stale (avvik). None is resolved here: each stands with its words and source, and the count beside it.',
  })
  discrepancies(
    @Arg('network', () => String, {
      nullable: true,
      description:
        'Slug of a network: what is about it, about an area that belongs or belonged to it (also in part, or by one source only), about a palliative service in it, or about its region; `concerns` says which.',
    })
    network: string | null | undefined,
    @Ctx() context: RegionalContext,
  ): Promise<DiscrepancyList> {
    checkNetwork(context.registry, network, 'network');
    return findDiscrepancies(context, network ?? null);
  }

  @FieldResolver(() => String, { description: 'What does not agree, in the language asked for or the one of `shownIn`.' })
  title(@Root() { titles }: Discrepancy, @Args(() => LocaleArgs) { locale }: LocaleArgs): string {
    return textIn(titles, locale);
  }

  @FieldResolver(() => String, { description: 'How, and what follows, in the language asked for or the one of `shownIn`.' })
  explanation(@Root() { explanations }: Discrepancy, @Args(() => LocaleArgs) { locale }: LocaleArgs): string {
    return textIn(explanations, locale);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why nothing is counted beside it; null where something is.' })
  uncounted(@Root() { reasons }: Discrepancy, @Args(() => LocaleArgs) { locale }: LocaleArgs): string | null {
    return reasons && textIn(reasons, locale);
  }

  @FieldResolver(() => Locale, { description: 'The language that its texts come in when they are asked for in this one.' })
  shownIn(@Root() { titles }: Discrepancy, @Args(() => LocaleArgs) { locale }: LocaleArgs): Locale {
    return shownIn(titles, locale);
  }
}

@Resolver(() => ComputedFigure)
export class ComputedFigureResolver {
  @FieldResolver(() => String, { description: 'Where it comes from, or why there is none, in the language asked for or in bokmål.' })
  note(@Root() { notes }: ComputedFigure, @Args(() => LocaleArgs) { locale }: LocaleArgs): string {
    return textIn(notes, locale);
  }
}
