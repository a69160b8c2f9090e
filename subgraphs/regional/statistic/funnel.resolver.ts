import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import { bilingual } from '../indicator/indicator.type.js';
import { LocaleArgs, textIn } from '../plan/plan-text.js';
import type { RegionalContext } from '../regional-context.js';
import { checkAgeGroup, checkDay, checkIndicator, checkScope } from './check-question.js';
import { PER } from './figure.js';
import { FunnelArgs } from './funnel.args.js';
import { averageOf, type Baseline, checkLimits, classify, drawCurve, limitsAt, startsAtZero, USUAL_LIMITS } from './funnel.rules.js';
import { Funnel, FunnelNote, type FunnelPoint } from './funnel.type.js';
import type { FunnelNoteCode } from './funnel.vocabulary.js';
import { readTable } from './read-table.js';
import type { Statistic } from './statistic.type.js';

/** Which groups differ from the average by more than chance gives. */
@Resolver(() => FunnelNote)
export class FunnelResolver {
  @Access('PUBLIC')
  @Query(() => Funnel, { description: 'Funnel plot (traktplott): points and the curves of the control limits.' })
  async funnel(@Args(() => FunnelArgs) args: FunnelArgs, @Ctx() context: RegionalContext): Promise<Funnel> {
    const { registry, areas } = context;
    const indicator = await checkIndicator(context, args.indicator);
    const day = checkDay(args);
    const levels = checkLimits(args.limits ?? USUAL_LIMITS);
    const geography = 'CURRENT';
    const within = checkScope(args.within, { registry, areas, day, geography });
    const table = await readTable(context, {
      ...{ indicator, by: args.by, within, day, geography, knownAt: null },
      ageGroup: checkAgeGroup(indicator, args.ageGroup),
    });
    const counted = table.rows.flatMap(countOf);
    const average = averageOf(counted);
    const baseline = average === null ? null : { unit: indicator.unit, average };
    const sizes = counted.map(({ n }) => n);
    return {
      indicator: table.indicator,
      average: average === null ? null : average * (PER[indicator.unit] ?? 1),
      points: table.rows.map((statistic) => pointOf(statistic, baseline, levels)),
      curves: levels.map((level) => (baseline ? drawCurve(baseline, sizes, level) : { level, points: [] })),
      startsAtZero: startsAtZero(sizes),
      overdispersionAdjusted: false,
      notes: notesOf(table.rows.length, counted.length),
      complete: table.complete,
      sources: table.sources,
    };
  }

  @FieldResolver(() => String, { description: 'In words.' })
  text(@Root() { texts }: FunnelNote, @Args(() => LocaleArgs) { locale }: LocaleArgs): string {
    return textIn(texts, locale);
  }
}

/** Numerator and denominator of a group that has a figure. */
const countOf = ({ state, numerator: x, denominator: n }: Statistic) => (state === 'VALUE' && x !== null && n !== null ? [{ x, n }] : []);

function pointOf(statistic: Statistic, baseline: Baseline | null, levels: readonly number[]): FunnelPoint {
  const [counted] = countOf(statistic);
  if (!counted || !baseline || statistic.value === null) return { statistic, limits: [], class: null };
  const limits = levels.map((level) => ({ level, ...limitsAt(baseline, counted.n, level) }));
  return { statistic, limits, class: classify(statistic.value, limits) };
}

/** Over fewer groups than these, a funnel says little. */
const FEW_GROUPS = 10;

function notesOf(groups: number, counted: number): FunnelNote[] {
  const say = (code: FunnelNoteCode, nb: string, en: string): FunnelNote => ({ code, texts: bilingual(nb, en) });
  return [
    say(
      'OVERDISPERSION',
      'Grensene viser bare tilfeldig variasjon. De er ikke utvidet for andre ulikheter mellom gruppene, så flere enn ventet kan ligge utenfor.',
      'The limits show chance alone. They are not widened for other differences between the groups, so more than expected may lie outside.',
    ),
    ...(counted < FEW_GROUPS
      ? [
          say(
            'FEW_GROUPS',
            `Grupper med et tall: ${counted}. Et traktplott over færre enn ${FEW_GROUPS} sier lite.`,
            `Groups with a figure: ${counted}. A funnel over fewer than ${FEW_GROUPS} says little.`,
          ),
        ]
      : []),
    ...(counted < groups
      ? [
          say(
            'GROUPS_WITHOUT_FIGURE',
            `Grupper uten tall, som ikke er med i gjennomsnittet: ${groups - counted}.`,
            `Groups without a figure, which are not in the average: ${groups - counted}.`,
          ),
        ]
      : []),
  ];
}
