import { type Interval as Limits, rateInterval, shareInterval } from '../../../shared/statistics/interval.js';
import type { IndicatorFact } from '../indicator/indicator.entity.js';
import type { StatisticUnit } from '../indicator/indicator.vocabulary.js';
import type { Interval, Statistic } from './statistic.type.js';
import type { StatisticFlag } from './statistic.vocabulary.js';

/** What a rate is told per, by the unit of its indicator; null for shares. */
export const PER: Readonly<Record<StatisticUnit, number | null>> = { SHARE: null, PER_10000: 10_000 };

/** A numerator below this is marked as low: from here on Byar's approximation is used. */
const LOW = 10;

/** The figure itself, out of a numerator and a denominator above 0. */
export function figureOf(unit: StatisticUnit, x: number, n: number): Pick<Statistic, 'value' | 'interval'> {
  const per = PER[unit];
  return per === null
    ? { value: x / n, interval: presentInterval(shareInterval(x, n)) }
    : { value: (x / n) * per, interval: presentInterval(rateInterval(x, n, per)) };
}

/** An interval as the API shows it: what cannot be negative begins at 0. */
const presentInterval = ({ low, high, level, method }: Limits): Interval => ({ low: low ?? 0, high, level, method });

/** What a reader must know of a count, whatever group it is of. */
export function flagsOf({ tally }: Pick<IndicatorFact, 'tally'>, numerator: number, isComplete: boolean): StatisticFlag[] {
  return [
    ...(numerator < LOW ? (['LOW_COUNT'] as const) : []),
    ...(isComplete ? [] : (['INCOMPLETE'] as const)),
    ...(tally !== null && COUNTS_UNITS.has(tally) ? (['UNIT_DEFINITION'] as const) : []),
  ];
}

/** Tallies whose subjects are units: what a unit is, municipalities decide for themselves. */
const COUNTS_UNITS: ReadonlySet<string> = new Set([
  'UNIT_COVERAGE',
  'AGREEMENT_ACKNOWLEDGED',
  'FUNCTION_ACKNOWLEDGED',
  'ANY_TOOL',
  'TOOL_ESAS',
  'TOOL_MOBID2',
  'TOOL_IP',
  'TOOL_LIVETS_SISTE_DAGER',
  'TOOL_LEGEMIDLER',
  'TOOL_CSNAT',
  'TOOL_FORHAANDSSAMTALE',
]);

/** Tallies whose subjects are persons, who may work in several areas. */
export const COUNTS_PERSONS: ReadonlySet<string> = new Set([
  'NURSES',
  'LEVEL_B',
  'PLACEMENT',
  'ATTENDANCE',
  'TWO_NETWORK_DAYS',
  'INTERNAL_TEACHING',
  'ANNUAL_CONVERSATION',
]);
