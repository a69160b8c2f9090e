import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { COMMAND_ENTITIES } from '../command/command.entities.js';
import { RoleGrantVersion } from '../identity/grant.entity.js';
import { Setting } from '../subgraph/setting.js';
import { Identity, Recorded, Valid } from '../subgraph/versioned.entity.js';
import type { EventKind, EventStatus } from './event/event.vocabulary.js';
import { NewsVersion } from './news/news.entity.js';
import { OperatorVersion } from './operator/operator.entity.js';
import { ParticipationVersion } from './participation/participation.entity.js';
import { ActionPlanVersion, ProgressVersion, TargetVersion } from './plan/plan.entity.js';
import type { MeasureStatus } from './plan/plan.vocabulary.js';
import { AcknowledgementVersion } from './record/acknowledgement.entity.js';
import { NurseRecordVersion } from './record/nurse-record.entity.js';
import { ToolAdoptionVersion } from './record/tool-adoption.entity.js';
import { ReportVersion } from './report/report.entity.js';
import { RequestVersion } from './request/request.entity.js';
import type { AppointmentBasis, EndReason, NurseRole, Visibility } from './roster/roster.vocabulary.js';
import type {
  AppointmentVersionRow,
  EventVersionRow,
  MeasureVersionRow,
  NurseVersionRow,
  UnitSuccessionRow,
  UnitVersionRow,
} from './rows.js';
import { TransferVersion } from './transfer/transfer.entity.js';
import type { ServiceType } from './unit/unit.vocabulary.js';
import { Verification } from './verification/verification.entity.js';

@Entity({ tableName: 'unit' })
export class UnitIdentity extends Identity {}

@Entity({ tableName: 'nurse' })
export class NurseIdentity extends Identity {}

@Entity({ tableName: 'appointment' })
export class AppointmentIdentity extends Identity {}

@Entity({ tableName: 'event' })
export class EventIdentity extends Identity {}

@Entity({ tableName: 'measure' })
export class MeasureIdentity extends Identity {}

@Entity({ tableName: 'unit_version' })
export class UnitVersion extends Valid implements UnitVersionRow {
  @Property({ type: 'text' })
  unitId!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  sortKey!: string;

  /** Folded words of the name, for the search by text; both come from `nameColumns`. */
  @Property({ type: 'text' })
  searchText!: string;

  @Property({ type: 'text' })
  serviceType!: ServiceType;

  @Property({ type: 'text' })
  network!: string;

  @Property({ type: 'text', nullable: true })
  areaCode!: string | null;
}

@Entity({ tableName: 'unit_succession' })
export class UnitSuccession implements UnitSuccessionRow {
  @PrimaryKey({ type: 'integer', autoincrement: true })
  id!: number;

  @Property({ type: 'text' })
  fromUnitId!: string;

  @Property({ type: 'text' })
  toUnitId!: string;

  @Property({ type: 'text' })
  kind!: UnitSuccessionRow['kind'];

  @Property({ type: 'text' })
  date!: string;

  @Property({ type: 'text' })
  recordedAt!: string;
}

@Entity({ tableName: 'nurse_version' })
export class NurseVersion extends Valid implements NurseVersionRow {
  @Property({ type: 'text' })
  nurseId!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  sortKey!: string;

  /** Folded words of the name, for the search by text; both come from `nameColumns`. */
  @Property({ type: 'text' })
  searchText!: string;

  @Property({ type: 'text' })
  role!: NurseRole;

  @Property({ type: 'text' })
  visibility!: Visibility;

  @Property({ type: 'text', nullable: true })
  email!: string | null;

  @Property({ type: 'text', nullable: true })
  phone!: string | null;
}

@Entity({ tableName: 'appointment_version' })
export class AppointmentVersion extends Valid implements AppointmentVersionRow {
  @Property({ type: 'text' })
  appointmentId!: string;

  @Property({ type: 'text' })
  nurseId!: string;

  @Property({ type: 'text' })
  unitId!: string;

  @Property({ type: 'text' })
  role!: NurseRole;

  @Property({ type: 'text' })
  basis!: AppointmentBasis;

  @Property({ type: 'text', nullable: true })
  endReason!: EndReason | null;

  @Property({ type: 'text', nullable: true })
  successorId!: string | null;
}

@Entity({ tableName: 'event_version' })
export class EventVersion extends Recorded implements EventVersionRow {
  @Property({ type: 'text' })
  eventId!: string;

  @Property({ type: 'text' })
  network!: string;

  @Property({ type: 'text' })
  kind!: EventKind;

  @Property({ type: 'text' })
  title!: string;

  @Property({ type: 'text' })
  date!: string;

  @Property({ type: 'text' })
  status!: EventStatus;

  @Property({ type: 'text', nullable: true })
  place!: string | null;

  @Property({ type: 'text', nullable: true })
  description!: string | null;

  @Property({ type: 'text' })
  topics!: string;

  @Property({ type: 'text' })
  jointWith!: string;

  @Property({ type: 'integer' })
  days!: number;

  @Property({ type: 'text', nullable: true })
  startsAt!: string | null;

  @Property({ type: 'text', nullable: true })
  endsAt!: string | null;

  @Property({ type: 'text', nullable: true })
  decidedOn!: string | null;
}

@Entity({ tableName: 'measure_version' })
export class MeasureVersion extends Recorded implements MeasureVersionRow {
  @Property({ type: 'text' })
  measureId!: string;

  @Property({ type: 'text' })
  network!: string;

  @Property({ type: 'integer' })
  year!: number;

  @Property({ type: 'text' })
  title!: string;

  @Property({ type: 'text', nullable: true })
  subGoal!: string | null;

  @Property({ type: 'text', nullable: true })
  responsible!: string | null;

  @Property({ type: 'text', nullable: true })
  dueOn!: string | null;

  @Property({ type: 'text' })
  status!: MeasureStatus;

  @Property({ type: 'text', nullable: true })
  evidenceUrl!: string | null;

  @Property({ type: 'text', nullable: true })
  budgetNote!: string | null;

  @Property({ type: 'text', nullable: true })
  carriedFrom!: string | null;
}

/** All tables of a sector's database. */
export const SECTOR_ENTITIES = [
  Setting,
  UnitIdentity,
  NurseIdentity,
  AppointmentIdentity,
  EventIdentity,
  MeasureIdentity,
  UnitVersion,
  UnitSuccession,
  NurseVersion,
  AppointmentVersion,
  EventVersion,
  MeasureVersion,
  ActionPlanVersion,
  TargetVersion,
  ProgressVersion,
  ParticipationVersion,
  NurseRecordVersion,
  AcknowledgementVersion,
  ToolAdoptionVersion,
  RequestVersion,
  ReportVersion,
  NewsVersion,
  OperatorVersion,
  TransferVersion,
  Verification,
  RoleGrantVersion,
  ...COMMAND_ENTITIES,
];
