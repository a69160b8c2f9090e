import { registerEnumType } from 'type-graphql';

/** What kinds of things the activity of the networks is made of. */
export const ActivityKind = {
  EVENT: 'EVENT',
  APPOINTMENT: 'APPOINTMENT',
  NEWS: 'NEWS',
  DOCUMENT: 'DOCUMENT',
  MEASURE: 'MEASURE',
  REPORT: 'REPORT',
} as const;
export type ActivityKind = keyof typeof ActivityKind;
registerEnumType(ActivityKind, {
  name: 'ActivityKind',
  description: 'What kind of activity (aktivitet) it is.',
  valuesConfig: {
    EVENT: { description: 'An event was announced, moved or cancelled (arrangement).' },
    APPOINTMENT: { description: 'Somebody became a resource nurse (oppnevning), who shows her entry to everybody.' },
    NEWS: { description: 'A piece of news (nyhet).' },
    DOCUMENT: { description: 'A new edition of a governing document (styrende dokument).' },
    MEASURE: { description: 'A measure of an action plan was done (tiltak).' },
    REPORT: { description: 'An annual report was approved, and so published (årsrapport).' },
  },
});
