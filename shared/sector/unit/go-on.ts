import { newId, record, restate } from '../../command/versions.js';
import { type SectorWork } from '../change/sector-work.js';
import { AppointmentIdentity, AppointmentVersion } from '../entities.js';
import { endOn } from '../roster/appointment.commands.js';
import { checkPlace } from '../roster/appointment.rules.js';
import type { AppointmentState } from '../roster/nurse.repository.js';
import { isValidOn } from '../time.js';

/** An appointment that ends with its unit, and the one in the other unit with which its person goes on. */
interface Move {
  readonly before: AppointmentState;
  readonly id: string;
  /** What the latter is until now; null if it does not begin but with the move. */
  readonly there: AppointmentState | null;
  /** Whether the latter is written: it is new, or lasts longer than it did. */
  readonly isWritten: boolean;
}

/** Where to, and from which day on. */
interface Target {
  readonly unitId: string;
  readonly from: string;
}

/**
 * Ends appointments on a day, and lets each go on in another unit: in one of the same person and role that runs there already, which
 * then lasts as long as any that it takes up; else in a new one. Whom another one shall follow who goes on too, is followed by her there.
 * @throws Refusal if one may not stand there
 */
export async function goOn(work: SectorWork, running: readonly AppointmentState[], target: Target): Promise<void> {
  const moves: Move[] = [];
  // The longest first: what is written has its end.
  for (const before of running.toSorted(byEnd).toReversed()) moves.push(await moveOf(work, before, moves, target));
  const idsThere = new Map(moves.map(({ before, id }) => [before.appointmentId, id]));
  for (const move of moves) {
    const { before, id, isWritten } = move;
    if (isWritten) await writeThere(work, move, target, idsThere.get(before.successorId ?? '') ?? null);
    await endOn(work, before, target.from, 'UNIT_CLOSED', id);
  }
}

/** Where one goes on. A new id is written at once, for others may name it as their successor. */
async function moveOf(work: SectorWork, before: AppointmentState, moves: readonly Move[], { unitId, from }: Target): Promise<Move> {
  const known = moves.find((other) => other.before.nurseId === before.nurseId && other.before.role === before.role);
  if (known) return { before, id: known.id, there: null, isWritten: false };
  const all = await work.db
    .selectFrom('appointmentVersion')
    .selectAll()
    .where('nurseId', '=', before.nurseId)
    .where('unitId', '=', unitId)
    .where('role', '=', before.role)
    .where('supersededAt', 'is', null)
    .execute();
  const there = all.find((row) => isValidOn(row, from)) ?? null;
  if (there) return { before, id: there.appointmentId, there, isWritten: endOf(there) < endOf(before) };
  const id = newId(work, 'appointment');
  await work.em.insert(AppointmentIdentity, { id });
  return { before, id, there, isWritten: true };
}

/** Writes the appointment with which somebody goes on: its end, with all that belongs to that, is that of the one before. */
async function writeThere(
  work: SectorWork,
  { before, id, there }: Move,
  { unitId, from }: Target,
  successorId: string | null,
): Promise<void> {
  const { nurseId, role, basis, validTo, endReason, demo } = before;
  const place = { nurseId, unitId, role, validFrom: there?.validFrom ?? from, validTo };
  await checkPlace(work, place, id);
  if (there) return restate(work, AppointmentVersion, there, { validTo, endReason, successorId });
  await record(work, AppointmentVersion, { ...place, appointmentId: id, basis, endReason, successorId, demo: Boolean(demo) });
}

/** The day after the last; after all others if it is open. */
const endOf = ({ validTo }: AppointmentState) => validTo ?? '~';
const byEnd = (a: AppointmentState, b: AppointmentState) => (endOf(a) < endOf(b) ? -1 : 1);
