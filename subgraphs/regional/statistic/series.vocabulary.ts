import { registerEnumType } from 'type-graphql';

/** How far apart the points of a series are. */
export const SeriesStep = { YEAR: 'YEAR', QUARTER: 'QUARTER', MONTH: 'MONTH' } as const;
export type SeriesStep = keyof typeof SeriesStep;
registerEnumType(SeriesStep, {
  name: 'SeriesStep',
  description: 'How far apart the points of a series are; each speaks of the last day of its step, the running one of today.',
  valuesConfig: {
    YEAR: { description: 'A calendar year (år).' },
    QUARTER: { description: 'A quarter (kvartal).' },
    MONTH: { description: 'A month (måned).' },
  },
});

/** What can be said of a series. */
export const TrendVerdict = {
  INCREASING: 'INCREASING',
  DECREASING: 'DECREASING',
  NO_SIGNIFICANT_CHANGE: 'NO_SIGNIFICANT_CHANGE',
  CANNOT_BE_CALCULATED: 'CANNOT_BE_CALCULATED',
} as const;
export type TrendVerdict = keyof typeof TrendVerdict;
registerEnumType(TrendVerdict, {
  name: 'TrendVerdict',
  description: 'What can be said of a series, by the chi-square test for a trend at 95 % (Armitage 1955).',
  valuesConfig: {
    INCREASING: { description: 'It rises (økende).' },
    DECREASING: { description: 'It falls (synkende).' },
    NO_SIGNIFICANT_CHANGE: { description: 'What it does could be chance (ingen signifikant endring).' },
    CANNOT_BE_CALCULATED: { description: 'Nothing can be said; `trendReason` says why (kan ikke beregnes).' },
  },
});

/** Why nothing can be said of a series. */
export const TrendReason = {
  SEVERAL_AREAS: 'SEVERAL_AREAS',
  NO_FIGURE: 'NO_FIGURE',
  UNEQUAL_PERIODS: 'UNEQUAL_PERIODS',
  SAME_AGAIN: 'SAME_AGAIN',
  BREAK: 'BREAK',
  FEW_POINTS: 'FEW_POINTS',
  NOTHING_VARIES: 'NOTHING_VARIES',
} as const;
export type TrendReason = keyof typeof TrendReason;
registerEnumType(TrendReason, {
  name: 'TrendReason',
  description: 'Why nothing can be said of a series.',
  valuesConfig: {
    SEVERAL_AREAS: { description: 'A point is of several areas.' },
    NO_FIGURE: { description: 'A point has no figure.' },
    UNEQUAL_PERIODS: { description: 'The points count a year to date, and so unequal times that overlap.' },
    SAME_AGAIN: {
      description:
        'Points closer than a year count mostly the same again: they are no independent samples, and the test would find trends where there are none.',
    },
    BREAK: { description: 'Geography, definition, source or scope changed on the way (brudd).' },
    FEW_POINTS: { description: 'There are fewer than five points of whole steps.' },
    NOTHING_VARIES: { description: 'The count is 0, or all there is, throughout.' },
  },
});

/** A trend, judged by which way is better. */
export const TrendDirection = {
  BETTER: 'BETTER',
  WORSE: 'WORSE',
  UNCHANGED: 'UNCHANGED',
  NEITHER: 'NEITHER',
  UNKNOWN: 'UNKNOWN',
} as const;
export type TrendDirection = keyof typeof TrendDirection;
registerEnumType(TrendDirection, {
  name: 'TrendDirection',
  description: 'A trend, judged by which way is better for the indicator.',
  valuesConfig: {
    BETTER: { description: 'It gets better (bedre).' },
    WORSE: { description: 'It gets worse (verre).' },
    UNCHANGED: { description: 'No significant change (uendret).' },
    NEITHER: { description: 'It changes, and neither way is better (verken bedre eller verre).' },
    UNKNOWN: { description: 'Nothing can be said (ukjent).' },
  },
});
