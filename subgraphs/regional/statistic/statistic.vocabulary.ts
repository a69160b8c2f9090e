import { registerEnumType } from 'type-graphql';

/** Whether there is a figure, and if not, why. */
export const StatisticState = { VALUE: 'VALUE', SUPPRESSED: 'SUPPRESSED', MISSING: 'MISSING', NOT_COMPARABLE: 'NOT_COMPARABLE' } as const;
export type StatisticState = keyof typeof StatisticState;
registerEnumType(StatisticState, {
  name: 'StatisticState',
  description: 'Whether there is a figure, and if not, why. Zero is a figure.',
  valuesConfig: {
    VALUE: { description: 'There is one.' },
    SUPPRESSED: { description: 'There is one, but it is about so few that it is not shown (skjult).' },
    MISSING: { description: 'Nothing has been measured (mangler).' },
    NOT_COMPARABLE: { description: 'What it would be measured against is not the same (ikke sammenlignbar).' },
  },
});
