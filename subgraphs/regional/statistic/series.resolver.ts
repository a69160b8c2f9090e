import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { codeOn } from '../../../shared/sector/tally/area-codes.js';
import { Access } from '../../../shared/subgraph/access.js';
import { readDate, today } from '../../../shared/subgraph/date.js';
import { badUserInput } from '../../../shared/subgraph/errors.js';
import { presentIndicator } from '../indicator/indicator.type.js';
import { LocaleArgs, textIn } from '../plan/plan-text.js';
import type { RegionalContext } from '../regional-context.js';
import { asItWas } from './area-lineage.js';
import { checkAgeGroup, checkIndicator } from './check-question.js';
import { findBreaks } from './find-breaks.js';
import { joinSources } from './join-sources.js';
import { namingArguments } from './naming-arguments.js';
import { namesOf } from './population.js';
import { atArea, type GroupPlace, readGroup, readStatistic } from './read-group.js';
import { SeriesArgs } from './series.args.js';
import { Series, SeriesBreak, type SeriesPoint } from './series.type.js';
import { pointDays } from './series-days.js';
import { judgeTrend } from './series-trend.js';
import type { StatisticQuestion } from './statistic-question.js';

/** An indicator over time. */
@Resolver(() => SeriesBreak)
export class SeriesResolver {
  @Access('PUBLIC')
  @Query(() => Series, { description: 'One indicator over time (tidsserie), with break markers.' })
  async series(@Args(() => SeriesArgs) args: SeriesArgs, @Ctx() context: RegionalContext): Promise<Series> {
    const [step, geography] = [args.step ?? 'YEAR', args.geography ?? 'CURRENT'];
    const indicator = await checkIndicator(context, args.indicator);
    const ageGroup = checkAgeGroup(indicator, args.ageGroup);
    const now = today();
    const place = readGroup(context, args.group, { argument: 'group', day: now, geography });
    const days = pointDays({ from: mustBeDay(args.from, 'from'), to: mustBeDay(args.to, 'to') }, step, now);
    const whole = days.map(({ date }) => date);
    const [first = now, last = now] = [whole[0], whole.at(-1)];
    if (geography === 'AS_WAS') mustExist(place, last, context);
    const question = { indicator, knownAt: null, ageGroup, geography };
    const [breaks, read] = await Promise.all([
      findBreaks(context, place, { after: first, until: last }),
      Promise.all(whole.map((day) => readPoint(context, place, { ...question, day }))),
    ]);
    const points = read.map(({ point }, number) => withFlags(point, read[number - 1]?.point.date, breaks));
    const shown = presentIndicator(indicator);
    const judged = points.filter((_point, number) => days[number]?.whole);
    const until = judged.at(-1)?.date ?? '';
    return {
      ...{ indicator: shown, points, breaks },
      ...judgeTrend(shown, judged, { step, isBroken: breaks.some(({ date }) => date <= until) }),
      ...joinSources(read.flatMap(({ tables }) => tables)),
    };
  }

  @FieldResolver(() => String, { description: 'What changed, in words.' })
  note(@Root() { texts }: SeriesBreak, @Args(() => LocaleArgs) { locale }: LocaleArgs): string {
    return textIn(texts, locale);
  }
}

/** The figure of a day; of an area as it was, those of the areas that became it. */
async function readPoint(context: RegionalContext, place: GroupPlace, question: Omit<StatisticQuestion, 'by' | 'within'>) {
  const { day, geography } = question;
  const places =
    place.area && geography === 'AS_WAS' ? asItWas(context.areas, place.area, day).map((area) => atArea(place, area)) : [place];
  if (places.length === 0)
    throw badUserInput('from', `${place.area?.name} (${place.key}) and what became it are not known on ${day}: begin later.`);
  const names = { asOf: 'from', year: 'from', by: 'group' };
  const read = await Promise.all(places.map((one) => namingArguments(names, readStatistic(context, one, question))));
  return { point: { date: day, statistics: read.map(({ statistic }) => statistic) }, tables: read.map(({ table }) => table) };
}

/** A point with the flags of what changed since the one before. */
function withFlags(point: SeriesPoint, before: string | undefined, breaks: readonly SeriesBreak[]): SeriesPoint {
  const flags = breaks.flatMap(({ date, flag }) => (before !== undefined && before < date && date <= point.date ? flag : []));
  return { ...point, statistics: point.statistics.map((figure) => ({ ...figure, flags: [...new Set([...figure.flags, ...flags])] })) };
}

function mustExist({ area }: GroupPlace, last: string, { areas }: RegionalContext): void {
  if (!area?.validTo || last < area.validTo) return;
  const [now] = namesOf(areas, [codeOn(areas, area.code, today())]);
  throw badUserInput(
    'to',
    `${area.name} (${area.code}) ended on ${area.validTo}: ask up to that day, or for ${now}, which has taken it in.`,
  );
}

function mustBeDay(value: unknown, argument: string): string {
  const day = readDate(value, argument);
  if (day === null) throw badUserInput(argument, `${argument} must be a day.`);
  return day;
}
