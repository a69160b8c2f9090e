import { mustExist } from '../../command/read-input.js';
import { Refusal } from '../../command/user-error.js';
import { today } from '../../subgraph/date.js';
import { type SectorWork } from '../change/sector-work.js';
import { addDays } from '../verification/freshness.js';
import { mustCoordinate } from '../viewer/viewer.js';
import type { AppointmentState } from './nurse.repository.js';
import type { NurseRole } from './roster.vocabulary.js';

/** An interval of days, half-open; an end that is null is open. */
interface Days {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** What an appointment joins. */
export interface Place extends Days {
  readonly nurseId: string;
  readonly unitId: string;
  readonly role: NurseRole;
}

/** The states of a unit that are believed now, oldest first. */
export async function unitStates({ db }: Pick<SectorWork, 'db'>, unitId: string) {
  return db
    .selectFrom('unitVersion')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('supersededAt', 'is', null)
    .orderBy('validFrom')
    .execute();
}

/** The appointment as it is believed now; null if there is none with that id. */
export async function findAppointment({ db }: SectorWork, id: string): Promise<AppointmentState | null> {
  const row = await db
    .selectFrom('appointmentVersion')
    .selectAll()
    .where('appointmentId', '=', id)
    .where('supersededAt', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * The network that a unit belongs to on a day; before its first day, the first one.
 * @throws Refusal NOT_FOUND for an unknown unit
 */
export async function networkOfUnit(work: Pick<SectorWork, 'db'>, unitId: string, day: string, field = 'unitId'): Promise<string> {
  const states = await unitStates(work, unitId);
  return mustExist(states.findLast(({ validFrom }) => validFrom <= day) ?? states[0], field).network;
}

/**
 * Lets pass who coordinates every network that a unit belongs to in some days: what is written of them is hers.
 * @param to day after the last; null for all from the first on
 * @returns the network of the first day
 * @throws Refusal NOT_FOUND for an unknown unit; GraphQLError FORBIDDEN
 */
export async function mustCoordinateUnit(
  work: Pick<SectorWork, 'db' | 'viewer'>,
  unitId: string,
  from: string,
  field = 'unitId',
  to: string | null = null,
): Promise<string> {
  const network = await networkOfUnit(work, unitId, from, field);
  const states = await unitStates(work, unitId);
  const then = states.filter(({ validFrom, validTo }) => (validTo === null || validTo > from) && (to === null || validFrom < to));
  for (const owned of new Set([network, ...then.map((state) => state.network)])) mustCoordinate(work.viewer, owned);
  return network;
}

/**
 * Lets pass who coordinates the network in which an appointment runs; of one that is past, in which it ended.
 * @returns the network
 */
export async function mustCoordinateAppointment(work: SectorWork, { unitId, validFrom, validTo }: AppointmentState): Promise<string> {
  const day = [today(), ...(validTo === null ? [] : [addDays(validTo, -1)])].toSorted()[0] ?? '';
  const present = day < validFrom ? validFrom : day;
  return mustCoordinateUnit(work, unitId, present, 'appointmentId', addDays(present, 1));
}

/**
 * Checks that an appointment may stand: its unit exists throughout, and the same person has not the same role there at the same time.
 * @param except id of the appointment that this one replaces
 * @throws Refusal UNIT_CLOSED, OVERLAP or FUTURE_CONFLICT
 */
export async function checkPlace(work: Pick<SectorWork, 'db'>, place: Place, except: string | null = null): Promise<void> {
  if (place.validTo !== null && place.validTo <= place.validFrom) throw new Refusal('END_BEFORE_START', 'date', { start: place.validFrom });
  if (!covers(await unitStates(work, place.unitId), place)) throw new Refusal('UNIT_CLOSED', 'unitId', { from: place.validFrom });
  const others = await work.db
    .selectFrom('appointmentVersion')
    .select(['appointmentId', 'validFrom', 'validTo'])
    .where('nurseId', '=', place.nurseId)
    .where('unitId', '=', place.unitId)
    .where('role', '=', place.role)
    .where('supersededAt', 'is', null)
    .execute();
  const clash = others.find((other) => other.appointmentId !== except && overlaps(other, place));
  if (clash) throw new Refusal(clash.validFrom > place.validFrom ? 'FUTURE_CONFLICT' : 'OVERLAP', 'from', { from: clash.validFrom });
}

const overlaps = (a: Days, b: Days) => (a.validTo === null || a.validTo > b.validFrom) && (b.validTo === null || b.validTo > a.validFrom);

/** Whether states, put together, cover an interval without a gap. */
function covers(states: readonly Days[], { validFrom, validTo }: Days): boolean {
  let reached = validFrom;
  for (const state of states) {
    if (state.validFrom > reached) break;
    if (state.validTo === null) return true;
    if (state.validTo > reached) reached = state.validTo;
  }
  return validTo !== null && reached >= validTo;
}
