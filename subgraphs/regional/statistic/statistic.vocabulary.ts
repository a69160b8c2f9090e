import { registerEnumType } from 'type-graphql';
import type { IntervalMethod as Method } from '../../../shared/statistics/interval.js';

/** Whether there is a figure, and if not, why. */
export const StatisticState = { VALUE: 'VALUE', SUPPRESSED: 'SUPPRESSED', MISSING: 'MISSING', NOT_COMPARABLE: 'NOT_COMPARABLE' } as const;
export type StatisticState = keyof typeof StatisticState;
registerEnumType(StatisticState, {
  name: 'StatisticState',
  description: 'Whether there is a figure, and if not, why. Zero is a figure.',
  valuesConfig: {
    VALUE: { description: 'There is one.' },
    SUPPRESSED: { description: 'There is one, but it is not shown to the caller (skjult).' },
    MISSING: { description: 'Nothing has been measured, or nobody who could be (mangler).' },
    NOT_COMPARABLE: { description: 'What it would be measured against is not the same (ikke sammenlignbar).' },
  },
});

/** What a reader must know before she uses a figure. */
export const StatisticFlag = {
  LOW_COUNT: 'LOW_COUNT',
  INCOMPLETE: 'INCOMPLETE',
  STALE: 'STALE',
  APPROXIMATE: 'APPROXIMATE',
  BREAK_GEOGRAPHY: 'BREAK_GEOGRAPHY',
  BREAK_DEFINITION: 'BREAK_DEFINITION',
  BREAK_SOURCE: 'BREAK_SOURCE',
  BREAK_SCOPE: 'BREAK_SCOPE',
  DENOMINATOR_PARTIAL: 'DENOMINATOR_PARTIAL',
  UNIT_DEFINITION: 'UNIT_DEFINITION',
} as const;
export type StatisticFlag = keyof typeof StatisticFlag;
registerEnumType(StatisticFlag, {
  name: 'StatisticFlag',
  description: 'What a reader must know before she uses a figure (forbehold).',
  valuesConfig: {
    LOW_COUNT: { description: 'The numerator is below 10: chance weighs much (få observasjoner).' },
    INCOMPLETE: { description: 'Some of what it should count is not known, or an owner does not answer (ufullstendig).' },
    STALE: { description: 'What it rests on has not been verified for long (foreldet). Not set yet: see `dataQuality`.' },
    APPROXIMATE: { description: 'It rests on an approximate figure (omtrentlig). Not set yet: all figures are counted.' },
    BREAK_GEOGRAPHY: { description: 'Areas were merged, split or numbered anew since the figure before (brudd: geografi).' },
    BREAK_DEFINITION: {
      description: 'The definition changed since the figure before (brudd: definisjon). Not set yet: all figures are of one edition.',
    },
    BREAK_SOURCE: {
      description: 'The source changed since the figure before (brudd: kilde). Not set yet: all figures are from the same registers.',
    },
    BREAK_SCOPE: { description: 'What it covers changed since the figure before (brudd: omfang).' },
    DENOMINATOR_PARTIAL: { description: 'A part of the denominator is not known (nevneren er ufullstendig).' },
    UNIT_DEFINITION: { description: 'Municipalities decide for themselves what a unit is, so it compares with care only (enhetsbegrep).' },
  },
});

/** Why a figure is as it is. */
export const StatisticNoteCode = {
  NOT_COLLECTED: 'NOT_COLLECTED',
  NOTHING_TO_COUNT: 'NOTHING_TO_COUNT',
  OUTSIDE_NETWORKS: 'OUTSIDE_NETWORKS',
  OWNER_SILENT: 'OWNER_SILENT',
  NOT_FOR_YOU: 'NOT_FOR_YOU',
  NO_DATA_OF_DAY: 'NO_DATA_OF_DAY',
  NO_POPULATION: 'NO_POPULATION',
  NOT_IN_SCOPE: 'NOT_IN_SCOPE',
  NO_INHABITANTS: 'NO_INHABITANTS',
  SPLIT_AREA: 'SPLIT_AREA',
  AREA_PART_MISSING: 'AREA_PART_MISSING',
  DISPUTED_AREA: 'DISPUTED_AREA',
  MERGED_AREA: 'MERGED_AREA',
  NOT_KNOWN_OF_ALL: 'NOT_KNOWN_OF_ALL',
  PERSONS_IN_SEVERAL: 'PERSONS_IN_SEVERAL',
  DENOMINATOR: 'DENOMINATOR',
} as const;
export type StatisticNoteCode = keyof typeof StatisticNoteCode;
registerEnumType(StatisticNoteCode, {
  name: 'StatisticNoteCode',
  description: 'Why a figure is as it is.',
  valuesConfig: {
    NOT_COLLECTED: { description: 'No register has it yet.' },
    NOTHING_TO_COUNT: { description: 'There is nothing of which it could be told: the denominator is 0.' },
    OUTSIDE_NETWORKS: { description: 'The area belongs to a hospital outside all networks.' },
    OWNER_SILENT: { description: 'An owner of what it counts does not answer now.' },
    NOT_FOR_YOU: { description: 'It is about attributes of persons, and for certain roles only.' },
    NO_DATA_OF_DAY: { description: 'The day has not come, or is before the first of which anything is known.' },
    NO_POPULATION: { description: 'There is no population for that year.' },
    NOT_IN_SCOPE: { description: 'None of the areas that are asked about belongs to it.' },
    NO_INHABITANTS: { description: 'Units that no municipality runs have no inhabitants of their own.' },
    SPLIT_AREA: {
      description:
        'An area is shared between networks, or with a hospital outside them; the population of its parts is not known, and is not estimated.',
    },
    AREA_PART_MISSING: { description: 'A part of another area belongs to it too, and has no population of its own.' },
    DISPUTED_AREA: { description: 'Sources disagree about the network of an area; the main affiliation is followed.' },
    MERGED_AREA: { description: 'It takes in areas that were merged into it.' },
    NOT_KNOWN_OF_ALL: { description: 'It is not known of all that it should count; those are not in the denominator.' },
    PERSONS_IN_SEVERAL: {
      description:
        'A person with appointments in several places counts in each row, and in the total once with each owner; by AREA, once in each area.',
    },
    DENOMINATOR: { description: 'Whose population the denominator is.' },
  },
});

/** How an interval was computed. */
export const IntervalMethod: { readonly [Name in Method]: Name } = {
  BYAR: 'BYAR',
  EXACT_POISSON: 'EXACT_POISSON',
  WILSON: 'WILSON',
  MOVER: 'MOVER',
};
registerEnumType(IntervalMethod, {
  name: 'IntervalMethod',
  description: 'How an interval was computed.',
  valuesConfig: {
    BYAR: { description: 'Byar’s approximation to the Poisson limits of a count of 10 or more (Breslow and Day 1987).' },
    EXACT_POISSON: { description: 'Exact Poisson limits of a count below 10 (Garwood 1936).' },
    WILSON: { description: 'Wilson’s score method for a share (Wilson 1927).' },
    MOVER: { description: 'Recovered from the limits of the two figures that are compared (Newcombe 1998; Donner and Zou 2012).' },
  },
});
