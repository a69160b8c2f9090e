import { trendOfRates, trendOfShares } from '../../../shared/statistics/trend.js';
import type { Indicator } from '../indicator/indicator.type.js';
import type { SeriesStep, TrendDirection, TrendReason, TrendVerdict } from './series.vocabulary.js';
import type { Statistic } from './statistic.type.js';

/** What is told of a series. */
export interface Trend {
  readonly trend: TrendVerdict;
  readonly trendReason: TrendReason | null;
  readonly direction: TrendDirection;
}

/** A point of a whole step, as far as a trend needs it. */
export interface TrendStep {
  readonly statistics: readonly Pick<Statistic, 'state' | 'numerator' | 'denominator'>[];
}

/**
 * What can be said of the points of whole steps.
 * Refuses where a point is no single figure, where points count unequal times, across a break, and what the test refuses.
 */
export function judgeTrend(
  { unit, polarity, period }: Pick<Indicator, 'unit' | 'polarity' | 'period'>,
  points: readonly TrendStep[],
  { step, isBroken }: { readonly step: SeriesStep; readonly isBroken: boolean },
): Trend {
  const refuse = (trendReason: TrendReason): Trend => ({ trend: 'CANNOT_BE_CALCULATED', trendReason, direction: 'UNKNOWN' });
  if (points.some(({ statistics }) => statistics.length !== 1)) return refuse('SEVERAL_AREAS');
  const counts = points.flatMap(({ statistics: [figure] }) =>
    figure?.state === 'VALUE' && figure.numerator !== null && figure.denominator !== null
      ? { x: figure.numerator, n: figure.denominator }
      : [],
  );
  if (counts.length < points.length) return refuse('NO_FIGURE');
  if (period === 'YEAR_TO_DATE' && step !== 'YEAR') return refuse('UNEQUAL_PERIODS');
  if (step !== 'YEAR') return refuse('SAME_AGAIN');
  if (isBroken) return refuse('BREAK');
  const trend = (unit === 'SHARE' ? trendOfShares : trendOfRates)(counts);
  if (trend === 'FEW_POINTS' || trend === 'NOTHING_VARIES') return refuse(trend);
  return { trend, trendReason: null, direction: directionOf(trend, polarity) };
}

function directionOf(trend: TrendVerdict, polarity: Indicator['polarity']): TrendDirection {
  if (trend === 'NO_SIGNIFICANT_CHANGE') return 'UNCHANGED';
  if (polarity === 'NEUTRAL') return 'NEITHER';
  return (trend === 'INCREASING') === (polarity === 'HIGHER_IS_BETTER') ? 'BETTER' : 'WORSE';
}
