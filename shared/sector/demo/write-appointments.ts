import type { AppointmentVersionRow } from '../rows.js';
import { dateOf, LAST_RECORDING } from './calendar.js';
import type { Random } from './random.js';
import type { Stay } from './roster-plan.js';
import { type Belief, writeBeliefs } from './write-beliefs.js';

type State = Omit<AppointmentVersionRow, 'recordedAt' | 'supersededAt' | 'demo'>;

const CORRECTED_SHARE = 0.04;

/** The versions of an appointment: open first, at times with a wrong start, then with its end and who took over. */
export function writeAppointment(stay: Stay, random: Random): AppointmentVersionRow[] {
  const ended = endKnown(stay, random);
  const open = stateOf(stay);
  const beliefs: Belief<State>[] = [{ day: stay.recorded, state: open }];
  const corrected = stay.recorded + random.int(14, 24);
  if (random.chance(CORRECTED_SHARE) && corrected < Math.min(ended ?? LAST_RECORDING, LAST_RECORDING)) {
    beliefs[0] = { day: stay.recorded, state: { ...open, validFrom: dateOf(stay.start + random.int(7, 30)) } };
    beliefs.push({ day: corrected, state: open });
  }
  if (ended !== null && stay.end !== null) {
    const closed: State = { ...open, validTo: dateOf(stay.end), endReason: stay.reason };
    const succeeded: State = { ...closed, successorId: stay.next?.id ?? null };
    // A successor found later is a later belief: nobody could have known her when the end was recorded.
    const late = stay.next !== null && stay.next.recorded > ended;
    beliefs.push({ day: ended, state: late ? closed : succeeded });
    if (late && stay.next !== null) beliefs.push({ day: stay.next.recorded, state: succeeded });
  }
  return writeBeliefs(beliefs);
}

/** The day on which the end became known: with a successor at hand when she did, otherwise around the day itself. */
function endKnown(stay: Stay, random: Random): number | null {
  if (stay.end === null) return null;
  const drawn = stay.end + random.int(-20, 12);
  const known = stay.next !== null && stay.next.recorded <= stay.end ? stay.next.recorded : drawn;
  return Math.max(stay.recorded + 1, Math.min(known, LAST_RECORDING));
}

function stateOf(stay: Stay): State {
  return {
    appointmentId: stay.id,
    nurseId: stay.person.id,
    unitId: stay.unit.id,
    role: stay.person.role,
    basis: stay.person.basis,
    validFrom: dateOf(stay.start),
    validTo: null,
    endReason: null,
    successorId: null,
  };
}
