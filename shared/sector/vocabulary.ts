import { registerEnumType } from 'type-graphql';

/** Where a unit works. */
export const ServiceType = { HOME_NURSING: 'HOME_NURSING', NURSING_HOME: 'NURSING_HOME', HOSPITAL: 'HOSPITAL', OTHER: 'OTHER' } as const;
export type ServiceType = keyof typeof ServiceType;
registerEnumType(ServiceType, {
  name: 'ServiceType',
  description: 'Where a unit works (tjenestetype).',
  valuesConfig: {
    HOME_NURSING: { description: 'Home nursing (hjemmesykepleie).' },
    NURSING_HOME: { description: 'Nursing home (sykehjem).' },
    HOSPITAL: { description: 'Hospital (sykehus).' },
    OTHER: { description: 'Another service, for example a day centre (annet).' },
  },
});

/** In which capacity a person has the task. */
export const NurseRole = { RESOURCE_NURSE: 'RESOURCE_NURSE', RESOURCE_PERSON: 'RESOURCE_PERSON' } as const;
export type NurseRole = keyof typeof NurseRole;
registerEnumType(NurseRole, {
  name: 'NurseRole',
  description: 'In which capacity a person has the task (rolle).',
  valuesConfig: {
    RESOURCE_NURSE: { description: 'Resource nurse (ressurssykepleier).' },
    RESOURCE_PERSON: { description: 'Resource person: another health profession in the same task (ressursperson).' },
  },
});

/** Why somebody was appointed. */
export const AppointmentBasis = { FURTHER_EDUCATION: 'FURTHER_EDUCATION', PARTICULAR_INTEREST: 'PARTICULAR_INTEREST' } as const;
export type AppointmentBasis = keyof typeof AppointmentBasis;
registerEnumType(AppointmentBasis, {
  name: 'AppointmentBasis',
  description: 'Why somebody was appointed; either is enough.',
  valuesConfig: {
    FURTHER_EDUCATION: { description: 'Further education in cancer care or palliation (videreutdanning).' },
    PARTICULAR_INTEREST: { description: 'A particular interest in palliation (særlig interesse).' },
  },
});

/** Why an appointment ended. */
export const EndReason = {
  LEFT_WORKPLACE: 'LEFT_WORKPLACE',
  CHANGED_TASK: 'CHANGED_TASK',
  RETIRED: 'RETIRED',
  UNIT_CLOSED: 'UNIT_CLOSED',
  OTHER: 'OTHER',
} as const;
export type EndReason = keyof typeof EndReason;
registerEnumType(EndReason, {
  name: 'EndReason',
  description: 'Why an appointment ended (sluttårsak).',
  valuesConfig: {
    LEFT_WORKPLACE: { description: 'Left the workplace (sluttet).' },
    CHANGED_TASK: { description: 'Another task at the same workplace (byttet oppgave).' },
    RETIRED: { description: 'Retired (pensjonert).' },
    UNIT_CLOSED: { description: 'The unit was closed or merged (enheten er lagt ned eller slått sammen).' },
    OTHER: { description: 'Another reason (annet).' },
  },
});

/** A person's own choice for her entry. */
export const Visibility = { PUBLIC: 'PUBLIC', NETWORK: 'NETWORK', PRIVATE: 'PRIVATE' } as const;
export type Visibility = keyof typeof Visibility;
registerEnumType(Visibility, {
  name: 'Visibility',
  description: "A person's own choice for her entry (synlighet).",
  valuesConfig: {
    PUBLIC: { description: 'Anyone sees name and work contact (åpen).' },
    NETWORK: { description: 'Those with a role in her network see them (nettverket).' },
    PRIVATE: { description: 'She herself, her leader and her coordinator see them (skjult).' },
  },
});

/** Why a contact is not shown. */
export const HiddenReason = { NETWORK_ONLY: 'NETWORK_ONLY', PRIVATE: 'PRIVATE', NOT_REGISTERED: 'NOT_REGISTERED' } as const;
export type HiddenReason = keyof typeof HiddenReason;
registerEnumType(HiddenReason, {
  name: 'HiddenReason',
  description: 'Why a contact is not shown.',
  valuesConfig: {
    NETWORK_ONLY: { description: 'She shows it to her network only.' },
    PRIVATE: { description: 'She shows it to her leader and coordinator only.' },
    NOT_REGISTERED: { description: 'No work contact is registered.' },
  },
});

/** Kinds of events. */
export const EventKind = {
  NETWORK_MEETING: 'NETWORK_MEETING',
  GATHERING: 'GATHERING',
  PROFESSIONAL_DAY: 'PROFESSIONAL_DAY',
  JOINT_PROFESSIONAL_DAY: 'JOINT_PROFESSIONAL_DAY',
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
  },
});

/** Orders of the list of nurses. */
export const NurseOrder = { NAME_ASC: 'NAME_ASC', NAME_DESC: 'NAME_DESC' } as const;
export type NurseOrder = keyof typeof NurseOrder;
registerEnumType(NurseOrder, {
  name: 'NurseOrder',
  description: 'Order of a list of nurses. Names that the caller may not see come last, by id, in either order.',
  valuesConfig: {
    NAME_ASC: { description: 'By the whole name in Norwegian order, A to Å.' },
    NAME_DESC: { description: 'By the whole name in Norwegian order, Å to A.' },
  },
});

/** How a data owner took part in an answer. */
export const SourceState = { OK: 'OK', TIMEOUT: 'TIMEOUT', UNAVAILABLE: 'UNAVAILABLE', FORBIDDEN: 'FORBIDDEN' } as const;
export type SourceState = keyof typeof SourceState;
registerEnumType(SourceState, {
  name: 'SourceState',
  description: 'How a data owner took part in an answer.',
  valuesConfig: {
    OK: { description: 'Its rows are in the answer.' },
    TIMEOUT: { description: 'It did not answer in time.' },
    UNAVAILABLE: { description: 'It does not answer.' },
    FORBIDDEN: { description: 'It refused the caller.' },
  },
});

/** How a unit went on as another one. */
export const SuccessionKind = { MERGED: 'MERGED', MOVED: 'MOVED' } as const;
export type SuccessionKind = keyof typeof SuccessionKind;
registerEnumType(SuccessionKind, {
  name: 'SuccessionKind',
  description: 'How a unit went on as another one.',
  valuesConfig: {
    MERGED: { description: 'Merged into it (slått sammen).' },
    MOVED: { description: 'Moved to it (flyttet).' },
  },
});
