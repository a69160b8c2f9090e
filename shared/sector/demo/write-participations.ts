import type { AppointmentVersionRow, EventVersionRow, ParticipationVersionRow, UnitVersionRow } from '../rows.js';
import { dayOf, LAST_RECORDING } from './calendar.js';
import type { Random } from './random.js';
import { type Belief, writeBeliefs } from './write-beliefs.js';

/** Of those who work in the network on the day: who registers, and who of them comes. */
const REGISTERED_SHARE = 0.6;
const ATTENDED_SHARE = 0.9;
const REGISTERED_DAYS_BEFORE = 14;

/** What participations are made from. */
export interface ParticipationSources {
  readonly unitVersions: readonly UnitVersionRow[];
  readonly appointmentVersions: readonly AppointmentVersionRow[];
  readonly eventVersions: readonly EventVersionRow[];
}

/** Who registered two weeks before an event of her network and, the day after it, whether she was there. */
export function writeParticipations(rows: ParticipationSources, nextId: () => string, random: Random): ParticipationVersionRow[] {
  const networks = new Map(rows.unitVersions.map(({ unitId, network }) => [unitId, network]));
  const appointments = Map.groupBy(current(rows.appointmentVersions), ({ unitId }) => networks.get(unitId) ?? '');
  const held = current(rows.eventVersions).filter(({ status }) => status === 'PLANNED');
  return held.flatMap(({ eventId, network, date }) => {
    const registered = dayOf(date) - REGISTERED_DAYS_BEFORE;
    if (registered > LAST_RECORDING) return [];
    const working = (appointments.get(network) ?? []).filter(
      (row) => row.validFrom <= date && (row.validTo === null || row.validTo > date),
    );
    const nurses = [...new Set(working.map(({ nurseId }) => nurseId))].filter(() => random.chance(REGISTERED_SHARE));
    return nurses.flatMap((nurseId) => {
      const state = { participationId: nextId(), eventId, nurseId };
      const beliefs: Belief<typeof state & Pick<ParticipationVersionRow, 'status'>>[] = [
        { day: registered, state: { ...state, status: 'REGISTERED' } },
      ];
      const status = random.chance(ATTENDED_SHARE) ? 'ATTENDED' : 'ABSENT';
      if (dayOf(date) < LAST_RECORDING) beliefs.push({ day: dayOf(date) + 1, state: { ...state, status } });
      return writeBeliefs(beliefs);
    });
  });
}

const current = <Row extends { readonly supersededAt: string | null }>(rows: readonly Row[]) =>
  rows.filter(({ supersededAt }) => supersededAt === null);
