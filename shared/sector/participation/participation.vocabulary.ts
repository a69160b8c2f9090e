import { registerEnumType } from 'type-graphql';

/** Where a person stands with an event (påmelding og oppmøte). */
export const ParticipationStatus = {
  REGISTERED: 'REGISTERED',
  WITHDRAWN: 'WITHDRAWN',
  ATTENDED: 'ATTENDED',
  ABSENT: 'ABSENT',
} as const;
export type ParticipationStatus = keyof typeof ParticipationStatus;
registerEnumType(ParticipationStatus, {
  name: 'ParticipationStatus',
  description: 'Where a person stands with an event (påmelding og oppmøte).',
  valuesConfig: {
    REGISTERED: { description: 'Registered (påmeldt).' },
    WITHDRAWN: { description: 'Withdrew (avmeldt).' },
    ATTENDED: { description: 'Was there (møtte).' },
    ABSENT: { description: 'Was registered and not there (møtte ikke).' },
  },
});
