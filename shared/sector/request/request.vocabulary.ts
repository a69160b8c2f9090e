import { registerEnumType } from 'type-graphql';

/** What is asked for. */
export const RequestKind = {
  NOMINATION: 'NOMINATION',
  END: 'END',
  CORRECTION: 'CORRECTION',
  PARTICIPATION: 'PARTICIPATION',
  PLACEMENT: 'PLACEMENT',
} as const;
export type RequestKind = keyof typeof RequestKind;
registerEnumType(RequestKind, {
  name: 'RequestKind',
  description: 'What is asked for.',
  valuesConfig: {
    NOMINATION: { description: 'That somebody is appointed (innstilling).' },
    END: { description: 'That an appointment ends (ønske om å slutte).' },
    CORRECTION: { description: 'That an entry is corrected (rettelse).' },
    PARTICIPATION: { description: 'To take part in an event in working hours (deltakelse).' },
    PLACEMENT: { description: 'To go on an observation placement (hospitering).' },
  },
});

/** Where a request stands. */
export const RequestStatus = {
  REQUESTED: 'REQUESTED',
  APPROVED: 'APPROVED',
  DECLINED: 'DECLINED',
  WITHDRAWN: 'WITHDRAWN',
} as const;
export type RequestStatus = keyof typeof RequestStatus;
registerEnumType(RequestStatus, {
  name: 'RequestStatus',
  description: 'Where a request stands.',
  valuesConfig: {
    REQUESTED: { description: 'Waits for a decision (venter).' },
    APPROVED: { description: 'Granted (godkjent).' },
    DECLINED: { description: 'Not granted (avslått).' },
    WITHDRAWN: { description: 'Taken back (trukket).' },
  },
});
