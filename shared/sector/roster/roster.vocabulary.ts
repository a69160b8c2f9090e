import { registerEnumType } from 'type-graphql';

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

/** Orders of the list of nurses. */
export const NurseOrder = { NAME_ASC: 'NAME_ASC', NAME_DESC: 'NAME_DESC', BEST_MATCH: 'BEST_MATCH' } as const;
export type NurseOrder = keyof typeof NurseOrder;
registerEnumType(NurseOrder, {
  name: 'NurseOrder',
  description: 'Order of a list of nurses. Names that the caller may not see come last, by id, in either order.',
  valuesConfig: {
    NAME_ASC: { description: 'By the whole name in Norwegian order, A to Å.' },
    NAME_DESC: { description: 'By the whole name in Norwegian order, Å to A.' },
    BEST_MATCH: { description: 'With `filter.text`: the best matches first, then by name. Without a text like NAME_ASC.' },
  },
});
