import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import { FocusArea } from './focus-area.type.js';
import { LocaleArgs, textIn } from './plan-text.js';
import { PlanTool, SubGoal } from './sub-goal.type.js';

/** A focus area in the language that is wanted. */
@Resolver(() => FocusArea)
export class FocusAreaResolver {
  @FieldResolver(() => String, { description: 'Name, as the list of areas gives it.' })
  title(@Root() { title }: FocusArea, @Args(() => LocaleArgs) { locale }: LocaleArgs): string {
    return textIn(title.texts, locale);
  }

  @FieldResolver(() => String, { description: 'Goal (mål).' })
  goal(@Root() { goal }: FocusArea, @Args(() => LocaleArgs) { locale }: LocaleArgs): string {
    return textIn(goal.texts, locale);
  }

  @FieldResolver(() => String, { description: 'The words that its sub-goals go on from; they differ from area to area.' })
  leadIn(@Root() { leadIn }: FocusArea, @Args(() => LocaleArgs) { locale }: LocaleArgs): string {
    return textIn(leadIn.texts, locale);
  }
}

/** A sub-goal in the language that is wanted. */
@Resolver(() => SubGoal)
export class SubGoalResolver {
  @FieldResolver(() => String, { description: 'Its text: the sentence alone, without the tools that it names.' })
  text(@Root() { item }: SubGoal, @Args(() => LocaleArgs) { locale }: LocaleArgs): string {
    return textIn(item.texts, locale);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it cannot be measured and is told of in words only; null if it can be.',
  })
  narrativeOnly(@Root() { narrative }: SubGoal, @Args(() => LocaleArgs) { locale }: LocaleArgs): string | null {
    return narrative && textIn(narrative, locale);
  }
}

/** A tool in the language that is wanted. */
@Resolver(() => PlanTool)
export class PlanToolResolver {
  @FieldResolver(() => String, { description: 'The words of the plan.' })
  text(@Root() { item }: PlanTool, @Args(() => LocaleArgs) { locale }: LocaleArgs): string {
    return textIn(item.texts, locale);
  }
}
