import type { PublicFacts, PublicTables, Row } from '../../../shared/command/public-facts.js';
import type { RegionalTables } from '../entities.js';

const INTERVAL = ['validFrom', 'validTo'];

const about = (type: string, column: string) => (row: Row) => (row[column] === null ? [] : [{ type, id: String(row[column]) }]);

/**
 * What everybody may be told of the tables of `regional`; a table that is not here does not compile. Objects are named as their own
 * queries take them: by slug, key or code.
 */
export const REGIONAL_FACTS = {
  source: { key: 'slug', type: 'Source' },
  organization: { key: 'slug', type: 'Organization' },
  population: { key: 'areaCode', type: 'Area' },
  affiliation: { key: 'areaCode', touches: about('Area', 'areaCode'), days: INTERVAL },
  areaPoint: { key: 'areaCode', touches: about('Area', 'areaCode') },
  observation: { key: 'key', type: 'Observation' },
  contradiction: { key: 'key', type: 'Contradiction' },
  discrepancy: { key: 'key', type: 'Discrepancy' },
  palliativeService: { key: 'key', type: 'PalliativeService', days: INTERVAL },
  body: { key: 'slug', type: 'Body', days: INTERVAL },
  bodyTermVersion: { key: 'bodyTermId', touches: about('Body', 'body'), days: INTERVAL },
  seatTermVersion: { key: 'seatTermId', touches: about('Body', 'body'), days: INTERVAL },
  evaluationVersion: { key: 'evaluationId', touches: about('Body', 'body'), days: INTERVAL },
  agreement: { key: 'slug', type: 'Agreement', days: INTERVAL },
  document: { key: 'slug', type: 'Document', days: INTERVAL },
  documentEditionVersion: { key: 'documentEditionId', touches: about('Document', 'document'), days: INTERVAL },
  plan: { key: 'slug', type: 'StrategyPlan' },
  planItem: { key: 'key', touches: about('StrategyPlan', 'plan') },
  publishedOperator: { key: 'key', type: 'PublishedOperator', days: INTERVAL },
  alertRule: { key: 'key', type: 'AlertRule' },
  indicator: { key: 'key', type: 'Indicator' },
  observationPreferenceVersion: { key: 'subject', touches: about('Observation', 'observation') },
  setting: 'NOT_PUBLIC',
  receipt: 'NOT_PUBLIC',
  pseudonym: 'NOT_PUBLIC',
  auditEntry: 'NOT_PUBLIC',
  changeEntry: 'NOT_PUBLIC',
  roleGrantVersion: 'NOT_PUBLIC',
  webhookVersion: 'NOT_PUBLIC',
  webhookProgress: 'NOT_PUBLIC',
  webhookMessage: 'NOT_PUBLIC',
} as const satisfies Record<keyof RegionalTables, PublicFacts | 'NOT_PUBLIC'> satisfies PublicTables;
