import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { STRATEGY_PLANS } from '../../../shared/strategy-plans.js';
import { Access } from '../../../shared/subgraph/access.js';
import { DateTimeScalar } from '../../../shared/subgraph/date.js';
import { badUserInput } from '../../../shared/subgraph/errors.js';
import { LocaleArgs, textIn } from '../plan/plan-text.js';
import type { RegionalContext } from '../regional-context.js';
import { bilingual, Indicator, measures, presentIndicator } from './indicator.type.js';
import { earlierVersions, versionsOf } from './indicator-versions.js';

/** Definitions of indicators, now and before, in the language that is wanted. */
@Resolver(() => Indicator)
export class IndicatorResolver {
  @Access('PUBLIC')
  @Query(() => [Indicator], { description: 'Definitions of all indicators (indikatorer), also of those that nobody can count yet.' })
  async indicators(
    @Arg('plan', () => String, { nullable: true, description: 'Slug of a strategy plan: only indicators of its sub-goals.' })
    plan: string | null | undefined,
    @Ctx() { loaders }: RegionalContext,
  ): Promise<Indicator[]> {
    const plans = STRATEGY_PLANS.map(({ slug }) => slug);
    if (plan != null && !plans.includes(plan))
      throw badUserInput('plan', `There is no such strategy plan. Plans are: ${plans.join(', ')}.`);
    const facts = [...(await loaders.indicators()).values()];
    return facts.filter((fact) => plan == null || measures(fact, plan)).map(presentIndicator);
  }

  @Access('PUBLIC')
  @Query(() => Indicator, {
    nullable: true,
    description: 'The definition of an indicator; null if there is none with this id and version.',
  })
  async indicator(
    @Arg('id', () => ID, { description: 'Stable id: `unit-coverage`.' }) id: string,
    @Arg('version', () => Int, { nullable: true, description: 'A version that was in force some time; the one in force if not given.' })
    version: number | null | undefined,
    @Ctx() { loaders }: RegionalContext,
  ): Promise<Indicator | null> {
    const fact =
      version == null
        ? (await loaders.indicators()).get(id)
        : versionsOf(await loaders.definitions(), id).find(({ edition }) => edition === version);
    return fact ? presentIndicator(fact) : null;
  }

  @FieldResolver(() => String, { description: 'Name.' })
  title(@Root() { fact }: Indicator, @Args(() => LocaleArgs) { locale }: LocaleArgs): string {
    return textIn(bilingual(fact.titleNb, fact.titleEn), locale);
  }

  @FieldResolver(() => String, { description: 'What is counted (teller); of a share, some of what the denominator counts.' })
  numerator(@Root() { fact }: Indicator, @Args(() => LocaleArgs) { locale }: LocaleArgs): string {
    return textIn(bilingual(fact.numeratorNb, fact.numeratorEn), locale);
  }

  @FieldResolver(() => String, { description: 'Of what (nevner).' })
  denominator(@Root() { fact }: Indicator, @Args(() => LocaleArgs) { locale }: LocaleArgs): string {
    return textIn(bilingual(fact.denominatorNb, fact.denominatorEn), locale);
  }

  @FieldResolver(() => Boolean, { description: 'There are registers to count it from; if not, all its figures are MISSING.' })
  available(@Root() { fact }: Indicator): boolean {
    return fact.tally !== null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'What is not collected, and what it would take; null if it is available.' })
  missing(@Root() { fact: { missingNb, missingEn } }: Indicator, @Args(() => LocaleArgs) { locale }: LocaleArgs): string | null {
    return missingNb === null ? null : textIn({ nb: missingNb, nn: null, en: missingEn }, locale);
  }

  @FieldResolver(() => [String], { description: 'What a reader must know (forbehold).' })
  caveats(@Root() { fact }: Indicator, @Args(() => LocaleArgs) { locale }: LocaleArgs): string[] {
    const caveats = JSON.parse(fact.caveats) as { nb: string; en: string }[];
    return caveats.map(({ nb, en }) => textIn(bilingual(nb, en), locale));
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When the system learned the definition in this form.' })
  changedAt(@Root() { fact }: Indicator): string {
    return fact.recordedAt;
  }

  @FieldResolver(() => [Indicator], { description: 'Its earlier versions, newest first, each in the form that it last had.' })
  async history(@Root() { fact }: Indicator, @Ctx() { loaders }: RegionalContext): Promise<Indicator[]> {
    return earlierVersions(await loaders.definitions(), fact).map(presentIndicator);
  }
}
