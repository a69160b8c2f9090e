import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import { Locale } from '../plan/plan.vocabulary.js';
import { LocaleArgs, shownIn, textIn } from '../plan/plan-text.js';
import { AlertRule } from './alert-rule.type.js';

/** What a rule is called. */
@Resolver(() => AlertRule)
export class AlertRuleResolver {
  @FieldResolver(() => String, { description: 'What it is called, in the language asked for or the one of `shownIn`.' })
  title(@Root() { texts }: AlertRule, @Args(() => LocaleArgs) { locale }: LocaleArgs): string {
    return textIn(texts, locale);
  }

  @FieldResolver(() => Locale, { description: 'The language that `title` comes in when it is asked for in this one.' })
  shownIn(@Root() { texts }: AlertRule, @Args(() => LocaleArgs) { locale }: LocaleArgs): Locale {
    return shownIn(texts, locale);
  }
}
