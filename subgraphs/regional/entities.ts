import { COMMAND_ENTITIES, type CommandTables } from '../../shared/command/command.entities.js';
import { RoleGrantVersion } from '../../shared/identity/grant.entity.js';
import type { GrantTables } from '../../shared/identity/grants.js';
import type { SettingTable } from '../../shared/subgraph/setting.js';
import { Setting } from '../../shared/subgraph/setting.js';
import { AlertRuleFact } from './alert/alert-rule.entity.js';
import { AffiliationFact, AreaPoint, Population } from './area/area.entity.js';
import { DiscrepancyFact } from './discrepancy/discrepancy.entity.js';
import { AgreementFact } from './governance/agreement.entity.js';
import { BodyFact } from './governance/body.entity.js';
import { BodyTermVersion } from './governance/body-term.entity.js';
import { DocumentFact } from './governance/document.entity.js';
import { DocumentEditionVersion } from './governance/document-edition.entity.js';
import { EvaluationVersion } from './governance/evaluation.entity.js';
import { PublishedOperatorFact } from './governance/operator.entity.js';
import { SeatTermVersion } from './governance/seat-term.entity.js';
import { IndicatorFact } from './indicator/indicator.entity.js';
import { ContradictionFact, ObservationFact } from './observation/observation.entity.js';
import { ObservationPreferenceVersion } from './observation/observation-preference.entity.js';
import { OrganizationFact } from './organization/organization.entity.js';
import { PlanFact, PlanItemFact } from './plan/plan.entity.js';
import { PalliativeServiceFact } from './service/service.entity.js';
import { Source } from './source/source.entity.js';
import { WEBHOOK_ENTITIES, type WebhookTables } from './webhook/webhook.entity.js';

/** All tables of `regional`. */
export const REGIONAL_ENTITIES = [
  Setting,
  Source,
  OrganizationFact,
  Population,
  AffiliationFact,
  AreaPoint,
  ObservationFact,
  ContradictionFact,
  DiscrepancyFact,
  PalliativeServiceFact,
  BodyFact,
  AgreementFact,
  DocumentFact,
  PlanFact,
  PlanItemFact,
  PublishedOperatorFact,
  AlertRuleFact,
  IndicatorFact,
  BodyTermVersion,
  SeatTermVersion,
  DocumentEditionVersion,
  EvaluationVersion,
  ObservationPreferenceVersion,
  RoleGrantVersion,
  ...WEBHOOK_ENTITIES,
  ...COMMAND_ENTITIES,
];

/** The tables of `regional`, for reads. */
export interface RegionalTables extends SettingTable, CommandTables, GrantTables, WebhookTables {
  observationPreferenceVersion: Readonly<ObservationPreferenceVersion>;
  source: Source;
  organization: OrganizationFact;
  population: Population;
  affiliation: AffiliationFact;
  areaPoint: AreaPoint;
  observation: ObservationFact;
  contradiction: ContradictionFact;
  discrepancy: DiscrepancyFact;
  palliativeService: PalliativeServiceFact;
  body: BodyFact;
  agreement: AgreementFact;
  document: DocumentFact;
  plan: PlanFact;
  planItem: PlanItemFact;
  publishedOperator: PublishedOperatorFact;
  alertRule: AlertRuleFact;
  indicator: IndicatorFact;
  bodyTermVersion: Readonly<BodyTermVersion>;
  seatTermVersion: Readonly<SeatTermVersion>;
  documentEditionVersion: Readonly<DocumentEditionVersion>;
  evaluationVersion: Readonly<EvaluationVersion>;
}
