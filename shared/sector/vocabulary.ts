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

/** What an entry of a person’s own record is about. */
export const NurseRecordKind = {
  COMPETENCE_LEVEL: 'COMPETENCE_LEVEL',
  PACKAGE_OFFERED: 'PACKAGE_OFFERED',
  PACKAGE_COMPLETED: 'PACKAGE_COMPLETED',
  PLACEMENT: 'PLACEMENT',
  INTERNAL_TEACHING: 'INTERNAL_TEACHING',
  ANNUAL_CONVERSATION: 'ANNUAL_CONVERSATION',
} as const;
export type NurseRecordKind = keyof typeof NurseRecordKind;
registerEnumType(NurseRecordKind, {
  name: 'NurseRecordKind',
  description: 'What an entry of a person’s own record is about.',
  valuesConfig: {
    COMPETENCE_LEVEL: { description: 'Competence assessed at a level (kompetansenivå).' },
    PACKAGE_OFFERED: { description: 'Competence package offered (kompetansepakke tilbudt).' },
    PACKAGE_COMPLETED: { description: 'Competence package completed (kompetansepakke gjennomført).' },
    PLACEMENT: { description: 'Observation placement (hospitering).' },
    INTERNAL_TEACHING: { description: 'Internal teaching held (internundervisning).' },
    ANNUAL_CONVERSATION: { description: 'Annual conversation with the leader held (årlig samtale); the date alone, never what was said.' },
  },
});

/** Level of competence in palliation, as the national action programme (Nasjonalt handlingsprogram for palliasjon i kreftomsorgen) has them. */
export const CompetenceLevel = {
  A: 'A',
  B: 'B',
  C: 'C',
} as const;
export type CompetenceLevel = keyof typeof CompetenceLevel;
registerEnumType(CompetenceLevel, {
  name: 'CompetenceLevel',
  description:
    'Level of competence in palliation, as the national action programme (Nasjonalt handlingsprogram for palliasjon i kreftomsorgen) has them.',
  valuesConfig: {
    A: { description: 'Basic: all health workers (grunnleggende).' },
    B: { description: 'Necessary for those who treat palliative patients as part of their clinical work.' },
    C: { description: 'For those who lead or work in palliative teams and units: specialist level.' },
  },
});

/** The seven tools of sub-goal 1.5 of the Oslo strategy. */
export const ClinicalTool = {
  ESAS: 'ESAS',
  MOBID2: 'MOBID2',
  IP: 'IP',
  LIVETS_SISTE_DAGER: 'LIVETS_SISTE_DAGER',
  LEGEMIDLER: 'LEGEMIDLER',
  CSNAT: 'CSNAT',
  FORHAANDSSAMTALE: 'FORHAANDSSAMTALE',
} as const;
export type ClinicalTool = keyof typeof ClinicalTool;
registerEnumType(ClinicalTool, {
  name: 'ClinicalTool',
  description: 'The seven tools of sub-goal 1.5 of the Oslo strategy.',
  valuesConfig: {
    ESAS: { description: 'ESAS-r: symptom assessment (symptomkartlegging).' },
    MOBID2: { description: 'MOBID-2: pain in dementia (smerte ved demens).' },
    IP: { description: 'Individual plan (individuell plan).' },
    LIVETS_SISTE_DAGER: { description: '«Livets siste dager»: plan for the last days of life.' },
    LEGEMIDLER: { description: 'Medicines box and guideline (medikamentskrin).' },
    CSNAT: { description: 'CSNAT: needs of the next of kin (pårørendes behov).' },
    FORHAANDSSAMTALE: { description: 'Advance care conversation (forhåndssamtale).' },
  },
});

/** How far a unit has come with a tool. */
export const AdoptionStatus = {
  PLANNED: 'PLANNED',
  IN_USE: 'IN_USE',
  STOPPED: 'STOPPED',
} as const;
export type AdoptionStatus = keyof typeof AdoptionStatus;
registerEnumType(AdoptionStatus, {
  name: 'AdoptionStatus',
  description: 'How far a unit has come with a tool.',
  valuesConfig: {
    PLANNED: { description: 'Decided, not begun (planlagt).' },
    IN_USE: { description: 'In use (i bruk).' },
    STOPPED: { description: 'No longer in use (ikke lenger i bruk).' },
  },
});

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

/** Whose report it is. */
export const ReportKind = {
  UNIT: 'UNIT',
  ANNUAL: 'ANNUAL',
} as const;
export type ReportKind = keyof typeof ReportKind;
registerEnumType(ReportKind, {
  name: 'ReportKind',
  description: 'Whose report it is.',
  valuesConfig: {
    UNIT: { description: 'Report of a unit (enhetsrapport).' },
    ANNUAL: { description: 'Annual report of a network (årsrapport).' },
  },
});

/** Where a report stands. */
export const ReportStatus = {
  DRAFT: 'DRAFT',
  SUBMITTED: 'SUBMITTED',
  APPROVED: 'APPROVED',
  RETURNED: 'RETURNED',
} as const;
export type ReportStatus = keyof typeof ReportStatus;
registerEnumType(ReportStatus, {
  name: 'ReportStatus',
  description: 'Where a report stands.',
  valuesConfig: {
    DRAFT: { description: 'Being written (utkast).' },
    SUBMITTED: { description: 'Handed in (levert).' },
    APPROVED: { description: 'Approved (godkjent).' },
    RETURNED: { description: 'Sent back with a comment (returnert).' },
  },
});

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

/** Which way a person moves. */
export const TransferDirection = {
  OUT: 'OUT',
  IN: 'IN',
} as const;
export type TransferDirection = keyof typeof TransferDirection;
registerEnumType(TransferDirection, {
  name: 'TransferDirection',
  description: 'Which way a person moves.',
  valuesConfig: {
    OUT: { description: 'To another owner (ut).' },
    IN: { description: 'From another owner (inn).' },
  },
});

/** How far a move between owners has come. */
export const TransferStatus = {
  STARTED: 'STARTED',
  COMPLETED: 'COMPLETED',
} as const;
export type TransferStatus = keyof typeof TransferStatus;
registerEnumType(TransferStatus, {
  name: 'TransferStatus',
  description: 'How far a move between owners has come.',
  valuesConfig: {
    STARTED: { description: 'Begun, not yet complete at both owners.' },
    COMPLETED: { description: 'Complete at both owners.' },
  },
});

/** Which part of the roster was verified. */
export const VerificationKind = {
  CONTACT: 'CONTACT',
  APPOINTMENT: 'APPOINTMENT',
} as const;
export type VerificationKind = keyof typeof VerificationKind;
registerEnumType(VerificationKind, {
  name: 'VerificationKind',
  description: 'Which part of the roster was verified.',
  valuesConfig: {
    CONTACT: { description: 'Name and work contact of a person; falls due after 180 days.' },
    APPOINTMENT: { description: 'An appointment; falls due after 365 days.' },
  },
});

/** What somebody has to do. */
export const TaskKind = {
  DECIDE_REQUEST: 'DECIDE_REQUEST',
  FILL_VACANCY: 'FILL_VACANCY',
  OFFER_PACKAGE: 'OFFER_PACKAGE',
  HOLD_CONVERSATION: 'HOLD_CONVERSATION',
  VERIFY_CONTACT: 'VERIFY_CONTACT',
  VERIFY_ROSTER: 'VERIFY_ROSTER',
  COMPLETE_TRANSFER: 'COMPLETE_TRANSFER',
  SUBMIT_REPORT: 'SUBMIT_REPORT',
  DECIDE_REPORT: 'DECIDE_REPORT',
} as const;
export type TaskKind = keyof typeof TaskKind;
registerEnumType(TaskKind, {
  name: 'TaskKind',
  description: 'What somebody has to do (oppgave).',
  valuesConfig: {
    DECIDE_REQUEST: { description: 'Decide a request (behandle forespørsel).' },
    FILL_VACANCY: { description: 'Find a resource nurse for a unit without one (fylle ledig plass).' },
    OFFER_PACKAGE: { description: 'Offer the competence package to somebody newly appointed (tilby kompetansepakke), within 90 days.' },
    HOLD_CONVERSATION: { description: 'Hold the annual conversation (årlig samtale): none is recorded for a year.' },
    VERIFY_CONTACT: { description: 'Look whether one’s own contact is still right (bekrefte egen kontaktinformasjon).' },
    VERIFY_ROSTER: { description: 'Verify the stale records of a network (bekrefte listen); `count` says how many.' },
    COMPLETE_TRANSFER: { description: 'Complete a move to another data owner that stopped half way (fullføre overføring).' },
    SUBMIT_REPORT: { description: 'Hand in the report of last year, of a unit or a network (levere rapport).' },
    DECIDE_REPORT: { description: 'Approve or return a report that was handed in (behandle rapport).' },
  },
});
