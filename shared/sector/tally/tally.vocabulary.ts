import { registerEnumType } from 'type-graphql';

/** Most counts in one request to a sector. */
export const MOST_TALLIES = 200;

/** What a sector can count for a statistic: something that subjects have, of subjects that could have it. */
export const Tally = {
  UNIT_COVERAGE: 'UNIT_COVERAGE',
  NURSES: 'NURSES',
  VACANCIES_FILLED: 'VACANCIES_FILLED',
  LEVEL_B: 'LEVEL_B',
  PLACEMENT: 'PLACEMENT',
  ATTENDANCE: 'ATTENDANCE',
  TWO_NETWORK_DAYS: 'TWO_NETWORK_DAYS',
  INTERNAL_TEACHING: 'INTERNAL_TEACHING',
  ANNUAL_CONVERSATION: 'ANNUAL_CONVERSATION',
  AGREEMENT_ACKNOWLEDGED: 'AGREEMENT_ACKNOWLEDGED',
  FUNCTION_ACKNOWLEDGED: 'FUNCTION_ACKNOWLEDGED',
  TOOL_ESAS: 'TOOL_ESAS',
  TOOL_MOBID2: 'TOOL_MOBID2',
  TOOL_IP: 'TOOL_IP',
  TOOL_LIVETS_SISTE_DAGER: 'TOOL_LIVETS_SISTE_DAGER',
  TOOL_LEGEMIDLER: 'TOOL_LEGEMIDLER',
  TOOL_CSNAT: 'TOOL_CSNAT',
  TOOL_FORHAANDSSAMTALE: 'TOOL_FORHAANDSSAMTALE',
  ANY_TOOL: 'ANY_TOOL',
  REPORTS_ON_TIME: 'REPORTS_ON_TIME',
  NON_CANCER_EVENTS: 'NON_CANCER_EVENTS',
  JOINT_EVENTS: 'JOINT_EVENTS',
  NETWORK_MEETINGS: 'NETWORK_MEETINGS',
  PUBLISHED_WITHIN_7_DAYS: 'PUBLISHED_WITHIN_7_DAYS',
} as const;
export type Tally = keyof typeof Tally;

/** How the subjects are grouped. */
export const TallyGrouping = {
  NONE: 'NONE',
  NETWORK: 'NETWORK',
  AREA: 'AREA',
  SERVICE_TYPE: 'SERVICE_TYPE',
  NETWORK_BY_SERVICE_TYPE: 'NETWORK_BY_SERVICE_TYPE',
} as const;
export type TallyGrouping = keyof typeof TallyGrouping;

/** Which areas a figure of the past is shown by. */
export const Geography = { CURRENT: 'CURRENT', AS_WAS: 'AS_WAS' } as const;
export type Geography = keyof typeof Geography;
registerEnumType(Geography, {
  name: 'Geography',
  description: 'Which municipalities (kommuner) and city districts (bydeler) a figure of the past is shown by.',
  valuesConfig: {
    CURRENT: { description: 'Those of today: a merged one takes in what it was made of (dagens inndeling).' },
    AS_WAS: { description: 'Those of the day (datidens inndeling).' },
  },
});
