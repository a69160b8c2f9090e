import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { DateTimeScalar } from '../../subgraph/date.js';
import type { AccessScope, Scoped } from '../viewer/access-scope.js';
import type { ParticipationState } from './participation.repository.js';
import { ParticipationStatus } from './participation.vocabulary.js';

@Directive('@shareable')
@Access('RESTRICTED')
@ObjectType({ description: 'A person’s part in an event: registered, and later whether she was there (påmelding og oppmøte).' })
export class Participation implements Scoped {
  @Field(() => ID, { description: 'Stable id of the participation.' })
  id!: string;

  @Field(() => Int, { description: 'Version of the record, for `expectedVersion` of a change.' })
  version!: number;

  @Field(() => ParticipationStatus, { description: 'Where she stands with the event.' })
  status!: ParticipationStatus;

  @Field(() => ID, { description: 'The event, also one of another owner.' })
  eventId!: string;

  @Field(() => DateTimeScalar, { description: 'When it came to stand as it does.' })
  recordedAt!: string;

  readonly scope!: AccessScope;
  readonly moment!: string;
  readonly nurseId!: string;
}

/**
 * What the API shows of a participation's row.
 * @param scope whose matter it is: the person's, unless it is a line of an event's list, which is its coordinator's
 */
export function presentParticipation(
  { participationId: id, version, status, eventId, recordedAt, nurseId }: ParticipationState,
  moment: string,
  scope: AccessScope = { kind: 'person', id: nurseId },
): Participation {
  return { id, version, status, eventId, recordedAt, scope, moment, nurseId };
}
