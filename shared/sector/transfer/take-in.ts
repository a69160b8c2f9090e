import { newId, record } from '../../command/versions.js';
import { today } from '../../subgraph/date.js';
import { amend } from '../change/amend.js';
import type { SectorWork } from '../change/sector-work.js';
import { AppointmentIdentity, AppointmentVersion, NurseIdentity, NurseVersion } from '../entities.js';
import { type EntryStates, entryStates } from '../roster/entry.rules.js';
import { nameColumns } from '../search/search-text.js';
import type { ReceiveTransferInput } from './transfer.input.js';

/** Who comes, and where to. */
export interface Incoming extends Pick<ReceiveTransferInput, 'person' | 'role' | 'basis' | 'toUnitId'> {
  /** Her record at the owner whom she comes from. */
  readonly otherNurseId: string;
  readonly date: string;
}

/**
 * Takes a person in who comes from another owner, and appoints her. Who comes straight back from where she went gets the record that
 * she left: what is known of her stays with her, and she stays one person.
 * @returns id of her record here
 */
export async function takeIn(work: SectorWork, { otherNurseId, person, role, basis, toUnitId, date }: Incoming): Promise<string> {
  const { demo, name, email = null, phone = null, visibility } = person;
  const entry = { name, ...nameColumns(name), visibility, email, phone };
  const left = await findLeft(work, otherNurseId, date);
  const nurseId = left?.[0]?.nurseId ?? newId(work, 'nurse');
  const valid = { validFrom: date, validTo: null, demo };
  if (left) {
    // Her choice of who sees her holds at once, also where the day is to come.
    const from = date < today() ? date : today();
    await amend(work, NurseVersion, left, { from, to: null }, entry);
  } else {
    await work.em.insert(NurseIdentity, { id: nurseId });
    await record(work, NurseVersion, { nurseId, ...entry, role, ...valid });
  }
  const appointmentId = newId(work, 'appointment');
  await work.em.insert(AppointmentIdentity, { id: appointmentId });
  const place = { appointmentId, nurseId, unitId: toUnitId, role, basis, endReason: null, successorId: null };
  await record(work, AppointmentVersion, { ...place, ...valid });
  return nurseId;
}

/**
 * The record with which somebody left this owner for where she comes from; null if there is none that is hers to go on with: it has
 * ended, or she has been appointed with it since, which is another coordinator's matter.
 */
async function findLeft(work: SectorWork, otherNurseId: string, date: string): Promise<EntryStates | null> {
  const left = await work.db
    .selectFrom('transferVersion')
    .select('nurseId')
    .where('otherNurseId', '=', otherNurseId)
    .where('direction', '=', 'OUT')
    .where('status', '=', 'COMPLETED')
    .where('supersededAt', 'is', null)
    .orderBy('date', 'desc')
    .executeTakeFirst();
  if (!left) return null;
  const lasting = await work.db
    .selectFrom('appointmentVersion')
    .select('appointmentId')
    .where('nurseId', '=', left.nurseId)
    .where('supersededAt', 'is', null)
    .where(({ or, eb }) => or([eb('validTo', 'is', null), eb('validTo', '>', date)]))
    .executeTakeFirst();
  const states = await entryStates(work, left.nurseId);
  return lasting || states.at(-1)?.validTo !== null ? null : states;
}
