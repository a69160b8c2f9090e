import { mustBeVersion, mustExist } from '../../command/read-input.js';
import { Refusal } from '../../command/user-error.js';
import { restate, supersede } from '../../command/versions.js';
import { type SectorCommand, type SectorWork } from '../change/sector-work.js';
import { AppointmentVersion } from '../entities.js';
import { settle } from '../request/request.rules.js';
import { stateOf, transfersOut } from '../transfer/transfer.rules.js';
import { WithdrawAppointmentInput } from './appointment.input.js';
import { findAppointment, mustCoordinateUnit } from './appointment.rules.js';
import type { AppointmentState } from './nurse.repository.js';
import { NURSE } from './nurse.result.js';

/** Takes an appointment back that should not stand (trekke tilbake). */
export const withdrawAppointment: SectorCommand<WithdrawAppointmentInput> = {
  verb: 'withdraw',
  noun: 'Appointment',
  description:
    'Takes back an appointment that was recorded by mistake, or that never began: it holds on no day any more (trekke tilbake oppnevning). What was known before stays in the history (`knownAt`), and the person in the roster; what she asked for and nobody can decide any more is declined. For the coordinator of the unit’s network.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: WithdrawAppointmentInput,
  result: NURSE,
  async run({ appointmentId, expectedVersion }, work) {
    const before = mustExist(await findAppointment(work, appointmentId), 'appointmentId');
    const { nurseId, unitId, validFrom, validTo } = before;
    // All of its days change, so whoever had the unit on one of them must agree.
    const network = await mustCoordinateUnit(work, unitId, validFrom, 'appointmentId', validTo);
    mustBeVersion(expectedVersion, before.version);
    // A move that has begun ends what it found, so that is still there when it goes on.
    const begun = (await transfersOut(work, nurseId)).find(({ status }) => status === 'STARTED');
    if (begun) throw new Refusal('WRONG_STATE', 'appointmentId', { problem: stateOf(begun) });
    await supersede(work, AppointmentVersion, [before.version]);
    const followed = await forgetSuccessor(work, appointmentId);
    await declineRequests(work, before);
    return { objectId: nurseId, person: nurseId, persons: followed.map((appointment) => appointment.nurseId), network };
  },
};

/**
 * Whoever was to be followed by an appointment that is none is followed by nobody.
 * @returns the appointments that it followed
 */
async function forgetSuccessor(work: SectorWork, successorId: string): Promise<readonly AppointmentState[]> {
  const ended = await work.db
    .selectFrom('appointmentVersion')
    .selectAll()
    .where('successorId', '=', successorId)
    .where('supersededAt', 'is', null)
    .execute();
  for (const appointment of ended) await restate(work, AppointmentVersion, appointment, { successorId: null });
  return ended;
}

/** Declines wishes to end it; and, if she has no other appointment, all that she asked a coordinator for, for she has none any more. */
async function declineRequests(work: SectorWork, { nurseId, appointmentId }: AppointmentState): Promise<void> {
  const other = await work.db
    .selectFrom('appointmentVersion')
    .select('version')
    .where('nurseId', '=', nurseId)
    .where('supersededAt', 'is', null)
    .executeTakeFirst();
  const waiting = await work.db
    .selectFrom('requestVersion')
    .selectAll()
    .where('nurseId', '=', nurseId)
    .where('status', '=', 'REQUESTED')
    .where('supersededAt', 'is', null)
    .execute();
  // A nomination is the unit's matter.
  const undecidable = waiting.filter((request) => request.appointmentId === appointmentId || (!other && request.kind !== 'NOMINATION'));
  for (const request of undecidable) await settle(work, request, 'DECLINED', null);
}
