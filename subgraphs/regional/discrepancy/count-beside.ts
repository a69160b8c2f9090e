import { containsDay } from '../../../shared/subgraph/date.js';
import type { IndicatorFact } from '../indicator/indicator.entity.js';
import { bilingual } from '../indicator/indicator.type.js';
import type { Observation, ObservationSubject } from '../observation/observation.type.js';
import type { PlanText } from '../plan/plan-text.js';
import type { RegionalContext } from '../regional-context.js';
import type { Sources } from '../statistic/join-sources.js';
import { readGroup, readStatistic } from '../statistic/read-group.js';
import { refuses, WITHOUT_DATA } from '../statistic/refused-argument.js';
import type { Statistic } from '../statistic/statistic.type.js';
import type { ComputedFigure } from './computed-figure.type.js';
import { dayBeside, PLACES, type PlaceKind } from './discrepancy.rules.js';

/** A count of the rosters for the subject of a published figure on its day. */
export interface CountBeside extends Sources {
  readonly subject: ObservationSubject;
  readonly asOf: string;
  /** Null if the register has no such day. */
  readonly statistic: Statistic | null;
}

/** What is counted beside a figure: figures with the same are counted once. */
export const countKey = ({ subject: { kind, key }, period }: Observation, today: string): string =>
  `${kind} ${key} ${dayBeside(period, today)}`;

/** Counts beside a figure that is countable, as the statistic `nurses-per-10000` does, in the areas of the day. */
export async function countBeside(
  context: RegionalContext,
  indicator: IndicatorFact,
  { subject, period }: Observation,
  today: string,
): Promise<CountBeside> {
  const asOf = dayBeside(period, today);
  const nothing = { subject, asOf, statistic: null, complete: true, sources: [] };
  try {
    const day = { day: asOf, geography: 'AS_WAS' } as const;
    const place = readGroup(context, { [PLACES[subject.kind as PlaceKind]]: subject.key }, { argument: 'subject', ...day });
    if (place.area !== null && !containsDay(place.area, asOf)) return nothing;
    const { statistic, table } = await readStatistic(context, place, { indicator, knownAt: null, ageGroup: 'ALL', ...day });
    return { subject, asOf, statistic, complete: table.complete, sources: table.sources };
  } catch (error) {
    // The day is before all data, or the area has no row of its own: that is an answer here.
    if (refuses(error, [...WITHOUT_DATA, 'subject.area'])) return nothing;
    throw error;
  }
}

/** Whether an owner of those who are counted is silent. */
const isPartial = ({ statistic }: CountBeside): boolean => {
  const { ownersAnswered = 0, ownersExpected = 0 } = statistic?.completeness ?? {};
  return ownersAnswered < ownersExpected;
};

/** What is counted: null unless all who belong in it are. */
export const countOf = (count: CountBeside): number | null => (isPartial(count) ? null : (count.statistic?.numerator ?? null));

/** What the API shows of a count and the figures that it stands beside. */
export function presentCount(count: CountBeside, figures: readonly Observation[]): ComputedFigure {
  const value = countOf(count);
  const { subject, asOf, statistic } = count;
  const demo = statistic?.demo ?? false;
  return {
    ...{ subject, asOf, value, statistic, demo },
    differences: figures.map((figure) => ({
      observation: figure.key,
      value: value === null || figure.value === null ? null : value - figure.value,
    })),
    notes: noteOn(count),
  };
}

function noteOn(count: CountBeside): PlanText {
  const { statistic } = count;
  if (isPartial(count))
    return bilingual('En dataeier svarer ikke nå, så det kan ikke telles.', 'An owner does not answer now, so it cannot be counted.');
  if (statistic === null || countOf(count) === null)
    return bilingual('Det finnes ingen liste å telle i for den dagen.', 'There is no roster to count in for that day.');
  return statistic.demo
    ? bilingual(
        'Talt i en oppdiktet demoliste: tallet verken bekrefter eller avkrefter det som er publisert.',
        'Counted in an invented demo roster: it neither confirms nor refutes what is published.',
      )
    : bilingual('Talt i dataeiernes lister over oppnevninger.', 'Counted in the owners’ rosters of appointments.');
}
