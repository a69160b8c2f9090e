import { registerEnumType } from 'type-graphql';

/** How one statistic can be broken down. */
export const Breakdown = {
  REGION: 'REGION',
  NETWORK: 'NETWORK',
  SECTOR: 'SECTOR',
  AREA: 'AREA',
  SERVICE_TYPE: 'SERVICE_TYPE',
  NETWORK_BY_SERVICE_TYPE: 'NETWORK_BY_SERVICE_TYPE',
} as const;
export type Breakdown = keyof typeof Breakdown;
registerEnumType(Breakdown, {
  name: 'Breakdown',
  description: 'How a statistic is broken down (inndeling).',
  valuesConfig: {
    REGION: { description: 'By region (område).' },
    NETWORK: { description: 'By network (nettverk).' },
    SECTOR: { description: 'By data owner (dataeier).' },
    AREA: { description: 'By municipality (kommune) and, in Oslo, city district (bydel).' },
    SERVICE_TYPE: { description: 'By service type (tjenestetype).' },
    NETWORK_BY_SERVICE_TYPE: { description: 'By network and service type.' },
  },
});

/** In what a figure is told. */
export const StatisticUnit = { SHARE: 'SHARE', PER_10000: 'PER_10000' } as const;
export type StatisticUnit = keyof typeof StatisticUnit;
registerEnumType(StatisticUnit, {
  name: 'StatisticUnit',
  description: 'In what a figure is told (måleenhet).',
  valuesConfig: {
    SHARE: { description: 'A share, from 0 to 1 (andel).' },
    PER_10000: { description: 'Per 10 000 inhabitants.' },
  },
});

/** Which way is better. */
export const Polarity = { HIGHER_IS_BETTER: 'HIGHER_IS_BETTER', LOWER_IS_BETTER: 'LOWER_IS_BETTER', NEUTRAL: 'NEUTRAL' } as const;
export type Polarity = keyof typeof Polarity;
registerEnumType(Polarity, {
  name: 'Polarity',
  description: 'Which way is better.',
  valuesConfig: {
    HIGHER_IS_BETTER: { description: 'More is better.' },
    LOWER_IS_BETTER: { description: 'Less is better.' },
    NEUTRAL: { description: 'Neither.' },
  },
});

/** What time a figure speaks of. */
export const IndicatorPeriod = { DAY: 'DAY', YEAR_TO_DATE: 'YEAR_TO_DATE' } as const;
export type IndicatorPeriod = keyof typeof IndicatorPeriod;
registerEnumType(IndicatorPeriod, {
  name: 'IndicatorPeriod',
  description: 'What time a figure speaks of.',
  valuesConfig: {
    DAY: { description: 'The day (referansedag).' },
    YEAR_TO_DATE: { description: 'The calendar year up to and including the day.' },
  },
});

/** Who may see figures of an indicator before they are released. */
export const IndicatorAudience = { EVERYBODY: 'EVERYBODY', ROLES: 'ROLES' } as const;
export type IndicatorAudience = keyof typeof IndicatorAudience;
registerEnumType(IndicatorAudience, {
  name: 'IndicatorAudience',
  description: 'Who may see figures of an indicator before they are released.',
  valuesConfig: {
    EVERYBODY: { description: 'Everybody.' },
    ROLES: {
      description:
        'Coordinators (koordinator) of all networks that a figure counts; of whole networks of at least five at the end of past years, the steering group (styringsgruppe) and analysts (analytiker) of their owner too. Everybody else gets SUPPRESSED.',
    },
  },
});
