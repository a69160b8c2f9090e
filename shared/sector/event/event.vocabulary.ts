import { registerEnumType } from 'type-graphql';

/** Kinds of events. */
export const EventKind = {
  NETWORK_MEETING: 'NETWORK_MEETING',
  GATHERING: 'GATHERING',
  PROFESSIONAL_DAY: 'PROFESSIONAL_DAY',
  JOINT_PROFESSIONAL_DAY: 'JOINT_PROFESSIONAL_DAY',
  COURSE: 'COURSE',
} as const;
export type EventKind = keyof typeof EventKind;
registerEnumType(EventKind, {
  name: 'EventKind',
  description: 'What kind of event it is.',
  valuesConfig: {
    NETWORK_MEETING: { description: 'Local network meeting (nettverksmøte).' },
    GATHERING: { description: 'Gathering of the network (nettverkssamling).' },
    PROFESSIONAL_DAY: { description: 'Professional day (fagdag).' },
    JOINT_PROFESSIONAL_DAY: { description: 'Joint interdisciplinary professional day (felles tverrfaglig fagdag).' },
    COURSE: { description: 'Course (kurs).' },
  },
});

/** Whether an event takes place. */
export const EventStatus = {
  PLANNED: 'PLANNED',
  CANCELLED: 'CANCELLED',
} as const;
export type EventStatus = keyof typeof EventStatus;
registerEnumType(EventStatus, {
  name: 'EventStatus',
  description: 'Whether an event takes place.',
  valuesConfig: {
    PLANNED: { description: 'It takes place, or has (planlagt).' },
    CANCELLED: { description: 'Cancelled (avlyst).' },
  },
});
