import { registerEnumType } from 'type-graphql';

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
