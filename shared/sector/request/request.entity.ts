import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Recorded } from '../../subgraph/versioned.entity.js';
import type { AppointmentBasis, EndReason, NurseRole } from '../roster/roster.vocabulary.js';
import type { RequestKind, RequestStatus } from './request.vocabulary.js';

/** One state of something that somebody asks for and somebody else decides. */
@Entity({ tableName: 'request_version' })
export class RequestVersion extends Recorded {
  @Property({ type: 'text' })
  requestId!: string;

  @Property({ type: 'text' })
  kind!: RequestKind;

  @Property({ type: 'text' })
  status!: RequestStatus;

  /** Whose coordinator decides. */
  @Property({ type: 'text' })
  network!: string;

  @Property({ type: 'text', nullable: true })
  nurseId!: string | null;

  @Property({ type: 'text', nullable: true })
  unitId!: string | null;

  @Property({ type: 'text', nullable: true })
  appointmentId!: string | null;

  @Property({ type: 'text', nullable: true })
  eventId!: string | null;

  @Property({ type: 'text', nullable: true })
  date!: string | null;

  /** The name that is asked for, that of a person who is not in the roster yet, or the place of a placement. */
  @Property({ type: 'text', nullable: true })
  name!: string | null;

  @Property({ type: 'text', nullable: true })
  role!: NurseRole | null;

  @Property({ type: 'text', nullable: true })
  basis!: AppointmentBasis | null;

  @Property({ type: 'text', nullable: true })
  endReason!: EndReason | null;

  @Property({ type: 'text', nullable: true })
  note!: string | null;

  @Property({ type: 'text', nullable: true })
  decisionNote!: string | null;
}
