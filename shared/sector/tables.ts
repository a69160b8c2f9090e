import type { Generated } from 'kysely';
import type { CommandTables } from '../command/command.entities.js';
import type { RoleGrantVersion } from '../identity/grant.entity.js';
import type { SettingTable } from '../subgraph/setting.js';
import type { NewsVersion } from './news/news.entity.js';
import type { OperatorVersion } from './operator/operator.entity.js';
import type { ParticipationVersion } from './participation/participation.entity.js';
import type { ActionPlanVersion, ProgressVersion, TargetVersion } from './plan/plan.entity.js';
import type { AcknowledgementVersion } from './record/acknowledgement.entity.js';
import type { NurseRecordVersion } from './record/nurse-record.entity.js';
import type { ToolAdoptionVersion } from './record/tool-adoption.entity.js';
import type { ReportVersion } from './report/report.entity.js';
import type { RequestVersion } from './request/request.entity.js';
import type {
  AppointmentVersionRow,
  EventVersionRow,
  MeasureVersionRow,
  NurseVersionRow,
  UnitSuccessionRow,
  UnitVersionRow,
} from './rows.js';
import type { TransferVersion } from './transfer/transfer.entity.js';
import type { Verification } from './verification/verification.entity.js';

type Keyed<Row> = Row & { readonly version: Generated<number> };

/** The tables of a sector's database, with columns as Kysely's reads see them. */
export interface SectorTables extends SettingTable, CommandTables {
  roleGrantVersion: Readonly<RoleGrantVersion>;
  participationVersion: Readonly<ParticipationVersion>;
  nurseRecordVersion: Readonly<NurseRecordVersion>;
  acknowledgementVersion: Readonly<AcknowledgementVersion>;
  toolAdoptionVersion: Readonly<ToolAdoptionVersion>;
  requestVersion: Readonly<RequestVersion>;
  reportVersion: Readonly<ReportVersion>;
  newsVersion: Readonly<NewsVersion>;
  operatorVersion: Readonly<OperatorVersion>;
  transferVersion: Readonly<TransferVersion>;
  actionPlanVersion: Readonly<ActionPlanVersion>;
  targetVersion: Readonly<TargetVersion>;
  progressVersion: Readonly<ProgressVersion>;
  verification: Readonly<Verification>;
  searchWord: { readonly noun: 'nurse' | 'unit'; readonly word: string };
  searchVariant: { readonly noun: 'nurse' | 'unit'; readonly variant: string; readonly word: string };
  unit: { readonly id: string };
  nurse: { readonly id: string };
  appointment: { readonly id: string };
  event: { readonly id: string };
  measure: { readonly id: string };
  unitVersion: Keyed<UnitVersionRow & { readonly sortKey: string; readonly searchText: string }>;
  unitSuccession: UnitSuccessionRow & { readonly id: Generated<number> };
  nurseVersion: Keyed<NurseVersionRow & { readonly sortKey: string; readonly searchText: string }>;
  appointmentVersion: Keyed<AppointmentVersionRow>;
  eventVersion: Keyed<EventVersionRow>;
  measureVersion: Keyed<MeasureVersionRow>;
}
