import { mustBeVersion, mustExist } from '../../command/read-input.js';
import { Refusal } from '../../command/user-error.js';
import { type SectorCommand } from '../change/sector-work.js';
import { findEvent, hasBegun } from '../event/event.rules.js';
import { mustActFor, type Relation } from '../roster/person.rules.js';
import { RegisterParticipantInput, WithdrawParticipantInput } from './participation.input.js';
import { PARTICIPATION } from './participation.result.js';
import { mustBeOpen, register, selfOf, setStatus } from './participation.rules.js';

const ANY: readonly Relation[] = ['SELF', 'LEADER', 'COORDINATOR'];

/** Registers a person for an event (melde på). */
export const registerParticipant: SectorCommand<RegisterParticipantInput> = {
  verb: 'register',
  noun: 'Participant',
  description: 'Registers a person for a coming event (melde på). For herself, her leader and the coordinator of her network.',
  roles: ['NURSE', 'LEADER', 'COORDINATOR', 'REGION_EDITOR'],
  Input: RegisterParticipantInput,
  result: PARTICIPATION,
  async run(input, work) {
    const nurseId = input.nurseId ?? selfOf(work);
    const network = await mustActFor(work, nurseId, ANY);
    await mustBeOpen(work, input.eventId);
    return { objectId: await register(work, input.eventId, nurseId), person: nurseId, network };
  },
};

const NOT_REGISTERED = { nb: 'hun er ikke lenger påmeldt', en: 'she is not registered any more' };

/** Takes a registration back (melde av). */
export const withdrawParticipant: SectorCommand<WithdrawParticipantInput> = {
  verb: 'withdraw',
  noun: 'Participant',
  description:
    'Takes a registration back, up to the day of the event (melde av). For herself, her leader and the coordinator of her network.',
  roles: ['NURSE', 'LEADER', 'COORDINATOR', 'REGION_EDITOR'],
  Input: WithdrawParticipantInput,
  result: PARTICIPATION,
  async run(input, work) {
    const { participationId: objectId } = input;
    const found = await work.db
      .selectFrom('participationVersion')
      .selectAll()
      .where('participationId', '=', objectId)
      .where('supersededAt', 'is', null)
      .executeTakeFirst();
    const before = mustExist(found, 'participationId');
    const network = await mustActFor(work, before.nurseId, ANY);
    mustBeVersion(input.expectedVersion, before.version);
    if (before.status !== 'REGISTERED') throw new Refusal('WRONG_STATE', 'participationId', { problem: NOT_REGISTERED });
    const event = await findEvent(work, before.eventId);
    // From its day on, whether she was there is what counts.
    if (event && hasBegun(event))
      throw new Refusal('WRONG_STATE', 'participationId', { problem: { nb: 'arrangementet har begynt', en: 'the event has begun' } });
    await setStatus(work, before, 'WITHDRAWN');
    return { objectId, person: before.nurseId, network };
  },
};
