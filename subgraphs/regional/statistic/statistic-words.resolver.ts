import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import { LocaleArgs, textIn } from '../plan/plan-text.js';
import { StatisticGroup, StatisticNote } from './statistic.type.js';

/** What a figure is about, in the language that is wanted. */
@Resolver(() => StatisticGroup)
export class StatisticGroupResolver {
  @FieldResolver(() => String, { description: 'Name for people.' })
  label(@Root() { texts }: StatisticGroup, @Args(() => LocaleArgs) { locale }: LocaleArgs): string {
    return textIn(texts, locale);
  }
}

/** Why a figure is as it is, in the language that is wanted. */
@Resolver(() => StatisticNote)
export class StatisticNoteResolver {
  @FieldResolver(() => String, { description: 'In words.' })
  text(@Root() { texts }: StatisticNote, @Args(() => LocaleArgs) { locale }: LocaleArgs): string {
    return textIn(texts, locale);
  }
}
