import { GraphQLError } from 'graphql';
import type { IndicatorFact } from '../indicator/indicator.entity.js';
import { bilingual } from '../indicator/indicator.type.js';
import type { Observation } from '../observation/observation.type.js';
import type { PlanText } from '../plan/plan-text.js';
import type { RegionalContext } from '../regional-context.js';
import type { Sources } from '../statistic/join-sources.js';
import { readStatistic } from '../statistic/read-group.js';
import type { Statistic } from '../statistic/statistic.type.js';
import { EVERYTHING } from '../statistic/statistic-question.js';
import type { ComputedFigure } from './computed-figure.type.js';
import { dayBeside } from './discrepancy.rules.js';

/** A count of the rosters for the subject of a published figure on its day. */
export interface CountBeside extends Sources {
  readonly asOf: string;
  /** Null if the register has no such day. */
  readonly statistic: Statistic | null;
}

/** Which part of a scope a subject is, and how it is broken down. */
const PLACES = { REGION: { part: 'region' }, NETWORK: { part: 'network' }, AREA: { part: 'area' } } as const;

const isPlace = (kind: string): kind is keyof typeof PLACES => Object.hasOwn(PLACES, kind);

/** Whether the rosters can be counted beside a figure: it counts resource nurses of a place, and is plain to read. */
export const canCount = ({ measure, subject, value, precision }: Observation): boolean =>
  measure === 'NURSE_COUNT' && isPlace(subject.kind) && value !== null && precision !== 'AMBIGUOUS';

/** What is counted beside a figure: figures with the same are counted once. */
export const countKey = ({ subject: { kind, key }, period }: Observation, today: string): string =>
  `${kind} ${key} ${dayBeside(period, today)}`;

/** Counts beside a figure, as the statistic `nurses-per-10000` does, in the areas of the day. */
export async function countBeside(
  context: RegionalContext,
  indicator: IndicatorFact,
  { subject: { kind, key }, period }: Observation,
  today: string,
): Promise<CountBeside> {
  if (!isPlace(kind)) throw new Error(`${kind} ${key} is no place to count in`);
  const asOf = dayBeside(period, today);
  const within = { ...EVERYTHING, [PLACES[kind].part]: key };
  const place = { by: kind, within, key, area: (kind === 'AREA' && context.areas.get(key)) || null };
  try {
    const question = { indicator, day: asOf, knownAt: null, ageGroup: 'ALL', geography: 'AS_WAS' } as const;
    const { statistic, table } = await readStatistic(context, place, question);
    return { asOf, statistic, complete: table.complete, sources: table.sources };
  } catch (error) {
    // The day is before all data: that is an answer here.
    if (error instanceof GraphQLError && error.extensions.code === 'BAD_USER_INPUT')
      return { asOf, statistic: null, complete: true, sources: [] };
    throw error;
  }
}

/** What is counted: null unless all who belong in it are. */
export const countOf = ({ statistic, complete }: CountBeside): number | null => (complete ? (statistic?.numerator ?? null) : null);

/** What the API shows of a count and the figures that it stands beside. */
export function presentCount(count: CountBeside, figures: readonly [Observation, ...Observation[]]): ComputedFigure {
  const value = countOf(count);
  const { asOf, statistic } = count;
  const demo = statistic?.demo ?? false;
  const [{ subject }] = figures;
  return {
    ...{ subject, asOf, value, statistic, demo },
    differences: figures.map((figure) => ({
      observation: figure.key,
      value: value === null || figure.value === null ? null : value - figure.value,
    })),
    notes: noteOn(count, value),
  };
}

function noteOn({ statistic, complete }: CountBeside, value: number | null): PlanText {
  if (!complete)
    return bilingual('En dataeier svarer ikke nå, så det kan ikke telles.', 'An owner does not answer now, so it cannot be counted.');
  if (statistic === null || value === null)
    return bilingual('Det finnes ingen liste å telle i for den dagen.', 'There is no roster to count in for that day.');
  return statistic.demo
    ? bilingual(
        'Talt i en oppdiktet demoliste: tallet verken bekrefter eller avkrefter det som er publisert.',
        'Counted in an invented demo roster: it neither confirms nor refutes what is published.',
      )
    : bilingual('Talt i dataeiernes lister over utnevnelser.', 'Counted in the owners’ rosters of appointments.');
}
