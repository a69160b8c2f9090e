import { registerEnumType } from 'type-graphql';

/** Whether a piece of news stands. */
export const NewsStatus = {
  PUBLISHED: 'PUBLISHED',
  WITHDRAWN: 'WITHDRAWN',
} as const;
export type NewsStatus = keyof typeof NewsStatus;
registerEnumType(NewsStatus, {
  name: 'NewsStatus',
  description: 'Whether a piece of news stands.',
  valuesConfig: {
    PUBLISHED: { description: 'Published (publisert).' },
    WITHDRAWN: { description: 'Withdrawn (trukket tilbake).' },
  },
});
