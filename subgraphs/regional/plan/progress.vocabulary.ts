import { registerEnumType } from 'type-graphql';

/** Which way a sub-goal goes. */
export const Trend = { IMPROVED: 'IMPROVED', UNCHANGED: 'UNCHANGED', WORSENED: 'WORSENED', UNKNOWN: 'UNKNOWN' } as const;
export type Trend = keyof typeof Trend;
registerEnumType(Trend, {
  name: 'Trend',
  description:
    'Which way it goes (utvikling), against what was said of the year before: not begun and not reached stand below under way, and that below reached.',
  valuesConfig: {
    IMPROVED: { description: 'Further than the year before (bedre).' },
    UNCHANGED: { description: 'As far as the year before (uendret).' },
    WORSENED: { description: 'Less far than the year before (dårligere).' },
    UNKNOWN: { description: 'Nothing is known of one of the two years (ukjent).' },
  },
});
