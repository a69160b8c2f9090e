import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RegionalContext } from '../regional-context.js';
import { citeSource, SourceReference } from '../source/source.type.js';
import { Locale } from './plan.vocabulary.js';
import { PlanItem } from './plan-item.type.js';
import { LocaleArgs, shownIn, textIn } from './plan-text.js';

/** A piece of a plan in the language that is wanted, and where it comes from. */
@Resolver(() => PlanItem)
export class PlanItemResolver {
  @FieldResolver(() => String, { description: 'Its text.' })
  text(@Root() { texts }: PlanItem, @Args(() => LocaleArgs) { locale }: LocaleArgs): string {
    return textIn(texts, locale);
  }

  @FieldResolver(() => Locale, { description: 'The language that `text` is really in: bokmål where there is none in the one asked for.' })
  shownIn(@Root() { texts }: PlanItem, @Args(() => LocaleArgs) { locale }: LocaleArgs): Locale {
    return shownIn(texts, locale);
  }

  @FieldResolver(() => SourceReference, { description: 'Where it was published, and the place in it. Translations are ours.' })
  async source(@Root() { sourceSlug, locator }: PlanItem, @Ctx() { loaders }: RegionalContext): Promise<SourceReference> {
    return citeSource(await loaders.source.load(sourceSlug), locator);
  }
}
