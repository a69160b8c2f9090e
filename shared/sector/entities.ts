import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Setting } from '../subgraph/setting.js';
import type {
  AppointmentVersionRow,
  EventVersionRow,
  MeasureVersionRow,
  NurseVersionRow,
  UnitSuccessionRow,
  UnitVersionRow,
} from './rows.js';
import type { AppointmentBasis, EndReason, EventKind, NurseRole, ServiceType, Visibility } from './vocabulary.js';

/** Anything with an id that outlives its states. */
abstract class Identity {
  @PrimaryKey({ type: 'text' })
  id!: string;
}

/** What was recorded when. */
abstract class Recorded {
  @PrimaryKey({ type: 'integer', autoincrement: true })
  version!: number;

  @Property({ type: 'text' })
  recordedAt!: string;

  @Property({ type: 'text', nullable: true })
  supersededAt!: string | null;

  @Property({ type: 'boolean' })
  demo!: boolean;
}

/** What was recorded when, about an interval. */
abstract class Valid extends Recorded {
  @Property({ type: 'text' })
  validFrom!: string;

  @Property({ type: 'text', nullable: true })
  validTo!: string | null;
}

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
];
