import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import { badUserInput } from '../../../shared/subgraph/errors.js';
import { presentIndicator } from '../indicator/indicator.type.js';
import { LocaleArgs, textIn } from '../plan/plan-text.js';
import type { RegionalContext } from '../regional-context.js';
import { checkAgeGroup, checkDay, checkIndicator } from './check-question.js';
import { CompareArgs } from './compare.args.js';
import { contrastOf, verdictOf } from './compare.rules.js';
import { Comparison, ComparisonReason } from './compare.type.js';
import { reasonsOf } from './compare-reasons.js';
import { readSide } from './compare-side.js';
import { joinSources } from './join-sources.js';
import { namingArguments } from './naming-arguments.js';
import { readGroup, readStatistic } from './read-group.js';

/** Two groups side by side. */
@Resolver(() => ComparisonReason)
export class CompareResolver {
  @Access('PUBLIC')
  @Query(() => Comparison, {
    description: 'Two groups side by side (sammenligning), with a verdict on whether they may be compared, and why not.',
  })
  async compare(@Args(() => CompareArgs) args: CompareArgs, @Ctx() context: RegionalContext): Promise<Comparison> {
    const indicator = await checkIndicator(context, args.indicator);
    const day = checkDay(args);
    const geography = 'CURRENT';
    const question = { indicator, day, geography, knownAt: null, ageGroup: checkAgeGroup(indicator, args.ageGroup) } as const;
    const places = [
      readGroup(context, args.a, { argument: 'a', day, geography }),
      readGroup(context, args.b, { argument: 'b', day, geography }),
    ] as const;
    if (places[0].by === places[1].by && places[0].key === places[1].key)
      throw badUserInput('b', 'a and b are the same group: choose another one to compare with.');
    const [a, b] = await Promise.all([
      namingArguments({ by: 'a' }, readStatistic(context, places[0], question)),
      namingArguments({ by: 'b' }, readStatistic(context, places[1], question)),
    ]);
    const sides = await Promise.all([readSide(context, places[0], a.statistic), readSide(context, places[1], b.statistic)]);
    const reasons = reasonsOf(...sides);
    const verdict = verdictOf(reasons);
    return {
      ...{ indicator: presentIndicator(indicator), a: a.statistic, b: b.statistic, verdict, reasons },
      ...contrastOf(a.statistic, b.statistic, verdict),
      ...joinSources([a.table, b.table]),
    };
  }

  @FieldResolver(() => String, { description: 'In words.' })
  text(@Root() { texts }: ComparisonReason, @Args(() => LocaleArgs) { locale }: LocaleArgs): string {
    return textIn(texts, locale);
  }
}
