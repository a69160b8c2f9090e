import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { DateScalar, DateTimeScalar } from '../../subgraph/date.js';
import { AppointmentBasis, EndReason, NurseRole } from '../roster/roster.vocabulary.js';
import type { AccessScope, Scoped } from '../viewer/access-scope.js';
import type { RequestState } from './request.repository.js';
import { RequestKind, RequestStatus } from './request.vocabulary.js';

@Directive('@shareable')
@Access('RESTRICTED')
@ObjectType({ description: 'Something that somebody asks for and her leader or coordinator decides (forespørsel).' })
export class Request implements Scoped {
  @Field(() => ID, { description: 'Stable id of the request.' })
  id!: string;

  @Field(() => Int, { description: 'Version of the request, for `expectedVersion` of a change.' })
  version!: number;

  @Field(() => RequestKind, { description: 'What is asked for.' })
  kind!: RequestKind;

  @Field(() => RequestStatus, { description: 'Where it stands.' })
  status!: RequestStatus;

  @Field(() => ID, { nullable: true, description: 'PARTICIPATION: the event, also one of another owner.' })
  eventId!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day that it is about.' })
  date!: string | null;

  @Field(() => String, { nullable: true, description: 'PLACEMENT: where (hospiteringssted).' })
  place!: string | null;

  @Field(() => String, { nullable: true, description: 'The name that is asked for, or that of somebody who is not in the roster yet.' })
  name!: string | null;

  @Field(() => NurseRole, { nullable: true, description: 'The role that is asked for.' })
  role!: NurseRole | null;

  @Field(() => AppointmentBasis, { nullable: true, description: 'NOMINATION: why she is nominated.' })
  basis!: AppointmentBasis | null;

  @Field(() => EndReason, { nullable: true, description: 'END: why it is to end.' })
  endReason!: EndReason | null;

  @Field(() => String, { nullable: true, description: 'What the one who asks wrote with it.' })
  note!: string | null;

  @Field(() => String, { nullable: true, description: 'What the one who decided wrote with it.' })
  decisionNote!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it came to stand as it does.' })
  recordedAt!: string;

  readonly scope!: AccessScope;
  readonly moment!: string;
  readonly networkSlug!: string;
  readonly nurseId!: string | null;
  readonly unitId!: string | null;
  readonly appointmentId!: string | null;
}

/**
 * What the API shows of a request's row.
 * @param scope whose matter it is where it is shown: who sees the list of a unit or network sees all that is in it
 */
export function presentRequest(row: RequestState, moment: string, scope: AccessScope = scopeOf(row)): Request {
  const { requestId: id, version, kind, status, network: networkSlug, nurseId, unitId, appointmentId, eventId, date, name } = row;
  const { role, basis, endReason, note, decisionNote, recordedAt } = row;
  const named = kind === 'PLACEMENT' ? { place: name, name: null } : { place: null, name };
  const about = { networkSlug, nurseId, unitId, appointmentId };
  const texts = { note, decisionNote };
  const shown = nurseId === null || scope.kind === 'person' ? scope : { ...scope, person: nurseId };
  return {
    id,
    version,
    kind,
    status,
    eventId,
    date,
    ...named,
    role,
    basis,
    endReason,
    ...texts,
    recordedAt,
    scope: shown,
    moment,
    ...about,
  };
}

/** A nomination is a matter of the unit, whose leader made it; anything else of the person, if it is about one. */
function scopeOf({ kind, nurseId, unitId, network }: RequestState): AccessScope {
  if (unitId !== null && (kind === 'NOMINATION' || nurseId === null)) return { kind: 'unit', id: unitId, network };
  return nurseId === null ? { kind: 'network', network } : { kind: 'person', id: nurseId };
}
