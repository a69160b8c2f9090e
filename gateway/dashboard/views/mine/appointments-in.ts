import { dayBefore } from '../../parts/day-before.js';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import type { MineUnitFragment } from './units.generated.js';
import { isOver } from './use-span.js';

/** How far back a mistake in an end is found and mended; how far ahead somebody is appointed. */
const DAYS_BACK = 90;
const DAYS_AHEAD = 5 * 365;

type Person = MineUnitFragment['nurses'][number];

/** An appointment in a unit, and who has it. */
export interface UnitAppointment {
  readonly person: Pick<Person, 'id' | 'name'>;
  readonly appointment: Person['appointments'][number];
}

/** The days at which a unit is asked for its persons, beside today: a while ago, yesterday, and when all who are to come have come. */
export const askedDays = (): { readonly before: string; readonly yesterday: string; readonly later: string } => ({
  before: dayBefore(todayInOslo(), DAYS_BACK),
  yesterday: dayBefore(todayInOslo()),
  later: dayBefore(todayInOslo(), -DAYS_AHEAD),
});

/** Who has the task in a unit or is to have it, in order of their first days; and who had it lately. */
export function appointmentsIn(unit: MineUnitFragment): { readonly open: UnitAppointment[]; readonly ended: UnitAppointment[] } {
  const all = [...unit.nurses, ...unit.coming, ...unit.before, ...unit.yesterday].flatMap((person) =>
    person.appointments
      .filter((appointment) => appointment.unit.id === unit.id)
      .map((appointment) => [appointment.id, { person, appointment }] as const),
  );
  const since = askedDays().before;
  const known = [...new Map(all).values()].toSorted((a, b) => (a.appointment.validFrom < b.appointment.validFrom ? -1 : 1));
  return {
    open: known.filter(({ appointment }) => !isOver(appointment)),
    ended: known.filter(({ appointment }) => isOver(appointment) && (appointment.validTo ?? '') > since),
  };
}
