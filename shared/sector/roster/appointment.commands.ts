import { day, mustBeVersion, mustExist } from '../../command/read-input.js';
import { Refusal } from '../../command/user-error.js';
import { newId, record, restate } from '../../command/versions.js';
import { type SectorCommand, type SectorWork } from '../change/sector-work.js';
import { AppointmentIdentity, AppointmentVersion } from '../entities.js';
import { AppointNurseInput, ChangeAppointmentInput, EndAppointmentInput } from './appointment.input.js';
import { APPOINTMENT } from './appointment.result.js';
import { checkPlace, findAppointment, mustCoordinateAppointment, mustCoordinateUnit } from './appointment.rules.js';
import type { AppointmentState } from './nurse.repository.js';
import { mustBeFreeFor, ONE_PERSON } from './person.rules.js';
import { knowFrom, registerPerson } from './register-person.js';
import type { AppointmentBasis, NurseRole } from './roster.vocabulary.js';

/** Appoints somebody (oppnevne). */
export const appointNurse: SectorCommand<AppointNurseInput> = {
  verb: 'appoint',
  noun: 'Nurse',
  description: 'Appoints somebody in a unit (oppnevne). For the coordinator of the unit’s network.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: AppointNurseInput,
  result: APPOINTMENT,
  async run(input, work) {
    const from = day(input.from, 'from');
    const network = await mustCoordinateUnit(work, input.unitId, from);
    if ((input.nurseId == null) === (input.person == null)) throw new Refusal('INVALID', 'nurseId', { problem: ONE_PERSON });
    if (input.nurseId != null) await mustBeFreeFor(work, input.nurseId);
    const nurseId = input.nurseId ?? (await registerPerson(work, mustExist(input.person, 'person'), input.role, from));
    const appointmentId = await beginAppointment(work, { nurseId, unitId: input.unitId, role: input.role, from, basis: input.basis });
    if (input.replaces != null) await link(work, input.replaces, appointmentId, input.unitId);
    return { objectId: appointmentId, person: nurseId, network };
  },
};

/** Corrects an appointment (endre). */
export const changeAppointment: SectorCommand<ChangeAppointmentInput> = {
  verb: 'change',
  noun: 'Appointment',
  description: 'Corrects an appointment (endre oppnevning). For the coordinator of the unit’s network.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: ChangeAppointmentInput,
  result: APPOINTMENT,
  async run(input, work) {
    const before = mustExist(await findAppointment(work, input.appointmentId), 'appointmentId');
    const network = await mustCoordinateAppointment(work, before);
    mustBeVersion(input.expectedVersion, before.version);
    const validFrom = input.from == null ? before.validFrom : day(input.from, 'from');
    const [first = '', last = ''] = [before.validFrom, validFrom].toSorted();
    if (first < last) await mustCoordinateUnit(work, before.unitId, first, 'appointmentId', last);
    const reopened = input.reopen === true ? { validTo: null, endReason: null, successorId: null } : {};
    if (input.reopen === true && before.validTo !== null) await mustCoordinateUnit(work, before.unitId, before.validTo, 'appointmentId');
    const after = { ...before, ...reopened, role: input.role ?? before.role, basis: input.basis ?? before.basis, validFrom };
    await checkPlace(work, after, before.appointmentId);
    await knowFrom(work, before.nurseId, validFrom);
    await restate(work, AppointmentVersion, before, after);
    return { objectId: before.appointmentId, person: before.nurseId, network };
  },
};

/** Ends an appointment (avslutte). */
export const endAppointment: SectorCommand<EndAppointmentInput> = {
  verb: 'end',
  noun: 'Appointment',
  description: 'Ends an appointment with its reason (avslutte oppnevning). For the coordinator of the unit’s network.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: EndAppointmentInput,
  result: APPOINTMENT,
  async run(input, work) {
    const before = mustExist(await findAppointment(work, input.appointmentId), 'appointmentId');
    const date = day(input.date, 'date');
    const [changed = date] = [date, ...(before.validTo === null ? [] : [before.validTo])].toSorted();
    const network = await mustCoordinateUnit(work, before.unitId, changed, 'appointmentId');
    mustBeVersion(input.expectedVersion, before.version);
    const successorId = input.successorId ?? null;
    if (successorId !== null) {
      const successor = mustExist(await findAppointment(work, successorId), 'successorId');
      if (successor.unitId !== before.unitId || successorId === before.appointmentId) throw new Refusal('NOT_FOUND', 'successorId');
    }
    await endOn(work, before, date, input.reason, successorId);
    return { objectId: before.appointmentId, person: before.nurseId, network };
  },
};

/** An appointment to be written. */
interface Beginning {
  readonly nurseId: string;
  readonly unitId: string;
  readonly role: NurseRole;
  readonly basis: AppointmentBasis;
  readonly from: string;
}

/**
 * Writes a new appointment, in the caller's transaction.
 * @returns its id
 * @throws Refusal if it may not stand
 */
export async function beginAppointment(work: SectorWork, { from, basis, ...who }: Beginning): Promise<string> {
  const place = { ...who, validFrom: from, validTo: null };
  await checkPlace(work, place);
  await knowFrom(work, who.nurseId, from);
  const appointmentId = newId(work, 'appointment');
  await work.em.insert(AppointmentIdentity, { id: appointmentId });
  await record(work, AppointmentVersion, { ...place, appointmentId, basis, endReason: null, successorId: null });
  return appointmentId;
}

/** Ends an appointment on a day, in the caller's transaction. */
export async function endOn(
  work: SectorWork,
  before: AppointmentState,
  date: string,
  endReason: AppointmentState['endReason'],
  successorId: string | null = null,
): Promise<void> {
  await checkPlace(work, { ...before, validTo: date }, before.appointmentId);
  await restate(work, AppointmentVersion, before, { validTo: date, endReason, successorId });
}

/** Notes on an ended appointment who took over. */
async function link(work: SectorWork, endedId: string, successorId: string, unitId: string): Promise<void> {
  const ended = mustExist(await findAppointment(work, endedId), 'replaces');
  if (ended.unitId !== unitId) throw new Refusal('NOT_FOUND', 'replaces');
  if (ended.validTo === null)
    throw new Refusal('WRONG_STATE', 'replaces', {
      problem: { nb: 'oppnevningen er ikke avsluttet', en: 'the appointment has not ended' },
    });
  if (ended.successorId !== null) throw new Refusal('ALREADY_RECORDED', 'replaces');
  await restate(work, AppointmentVersion, ended, { successorId });
}
