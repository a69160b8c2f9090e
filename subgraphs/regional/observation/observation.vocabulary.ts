import { registerEnumType } from 'type-graphql';

/** How exactly a source states a figure. */
export const Precision = {
  EXACT: 'EXACT',
  APPROXIMATE: 'APPROXIMATE',
  AT_LEAST: 'AT_LEAST',
  RANGE: 'RANGE',
  INTERVAL: 'INTERVAL',
  AMBIGUOUS: 'AMBIGUOUS',
  UNKNOWN: 'UNKNOWN',
} as const;
export type Precision = keyof typeof Precision;
registerEnumType(Precision, {
  name: 'Precision',
  description: 'How exactly a source states a figure.',
  valuesConfig: {
    EXACT: { description: 'A number without reservation.' },
    APPROXIMATE: { description: '«Rundt», «ca.», «cirka».' },
    AT_LEAST: { description: 'A lower bound.' },
    RANGE: { description: 'From `value` to `valueHigh`.' },
    INTERVAL: { description: 'The number is exact; the day it holds for is only known to lie in `period`.' },
    AMBIGUOUS: { description: 'The words can be read in more than one way; see `verbatim`.' },
    UNKNOWN: { description: 'The source names the thing without a number.' },
  },
});

/** What is observed. */
export const ObservationMeasure = {
  NURSE_COUNT: 'NURSE_COUNT',
  RESOURCE_PERSON_COUNT: 'RESOURCE_PERSON_COUNT',
  NETWORK_COUNT: 'NETWORK_COUNT',
  SECTOR_COUNT: 'SECTOR_COUNT',
  HOSPITAL_COUNT: 'HOSPITAL_COUNT',
  PALLIATIVE_TEAM_COUNT: 'PALLIATIVE_TEAM_COUNT',
  SUBDISTRICT_COUNT: 'SUBDISTRICT_COUNT',
  BED_COUNT: 'BED_COUNT',
  COORDINATOR_FTE: 'COORDINATOR_FTE',
  REGISTER_ENTRY_COUNT: 'REGISTER_ENTRY_COUNT',
  PROJECT_FUNDS: 'PROJECT_FUNDS',
  GATHERING_DAYS_PER_YEAR: 'GATHERING_DAYS_PER_YEAR',
  INTERNAL_TEACHING_PER_YEAR: 'INTERNAL_TEACHING_PER_YEAR',
  OPERATOR_COUNT: 'OPERATOR_COUNT',
  TERM_YEARS: 'TERM_YEARS',
  FOCUS_AREA_COUNT: 'FOCUS_AREA_COUNT',
  SUB_GOAL_COUNT: 'SUB_GOAL_COUNT',
  CLINICAL_TOOL_COUNT: 'CLINICAL_TOOL_COUNT',
  IMPORTANT_DRUG_COUNT: 'IMPORTANT_DRUG_COUNT',
} as const;
registerEnumType(ObservationMeasure, {
  name: 'ObservationMeasure',
  description: 'What a published figure counts or measures.',
  valuesConfig: {
    NURSE_COUNT: { description: 'Resource nurses (ressurssykepleiere).' },
    RESOURCE_PERSON_COUNT: { description: 'Resource nurses and resource persons together (ressurspersoner).' },
    NETWORK_COUNT: { description: 'Local networks.' },
    SECTOR_COUNT: { description: 'Sectors of a network.' },
    HOSPITAL_COUNT: { description: 'Hospitals.' },
    PALLIATIVE_TEAM_COUNT: { description: 'Palliative teams.' },
    SUBDISTRICT_COUNT: { description: 'Sub-municipal districts (kommunedeler).' },
    BED_COUNT: { description: 'Beds (senger).' },
    COORDINATOR_FTE: { description: 'Full-time equivalents of cancer coordinators (årsverk).' },
    REGISTER_ENTRY_COUNT: { description: 'Entries in the national register of palliative services.' },
    PROJECT_FUNDS: { description: 'Project funds (prosjektmidler).' },
    GATHERING_DAYS_PER_YEAR: { description: 'Days of gatherings in a year.' },
    INTERNAL_TEACHING_PER_YEAR: { description: 'Sessions of internal teaching in a year.' },
    OPERATOR_COUNT: { description: 'Those who run a network.' },
    TERM_YEARS: { description: 'Years of a term.' },
    FOCUS_AREA_COUNT: { description: 'Focus areas of a strategy plan.' },
    SUB_GOAL_COUNT: { description: 'Sub-goals of a strategy plan.' },
    CLINICAL_TOOL_COUNT: { description: 'Clinical tools that a strategy plan names.' },
    IMPORTANT_DRUG_COUNT: { description: 'Drugs in the medicine box for the last phase of life.' },
  },
});

/** What kind of thing a published figure speaks of. */
export const SubjectKind = { REGION: 'REGION', NETWORK: 'NETWORK', AREA: 'AREA', ORGANIZATION: 'ORGANIZATION' } as const;
registerEnumType(SubjectKind, {
  name: 'SubjectKind',
  description: 'What kind of thing a published figure speaks of.',
  valuesConfig: {
    REGION: { description: 'A region; `key` is its slug.' },
    NETWORK: { description: 'A network; `key` is its slug.' },
    AREA: { description: 'An area; `key` is its code.' },
    ORGANIZATION: { description: 'An organization; `key` is its slug.' },
  },
});
