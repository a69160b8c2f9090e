import { dayOf, HORIZON, LAST_RECORDING } from './calendar.js';
import { openStay, pickReason, type StaySources } from './plan-stays.js';
import { lastStay, type Person, type Seat } from './roster-plan.js';

const HANDOVER_SHARE = 0.2;
const FIRST_HANDOVER = dayOf('2026-12-01');
/** Announced at least so long after the person's own start, when that one has certainly been recorded. */
const SETTLED = 30;

/**
 * Plans the changes after the reference day. Each is a handover on the day to somebody who has no other seat: that is what
 * keeps the number of persons the same on every later day.
 */
export function planHandovers(seats: readonly Seat[], staying: ReadonlySet<Person>, persons: number, sources: StaySources): void {
  const { random } = sources;
  const leaving = random
    .shuffle(seats.filter((seat) => !staying.has(lastStay(seat).person)))
    .slice(0, Math.max(3, Math.round(persons * HANDOVER_SHARE)));
  const step = (HORIZON - FIRST_HANDOVER) / leaving.length;
  for (const [index, seat] of leaving.entries()) {
    const stay = lastStay(seat);
    const day = FIRST_HANDOVER + Math.floor(index * step) + random.int(0, Math.max(0, Math.floor(step) - 1));
    const announced = random.int(Math.max(stay.recorded + SETTLED, dayOf('2025-06-01')), LAST_RECORDING);
    const next = openStay(stay.unit, day, sources.hire(), sources, announced);
    stay.end = day;
    stay.reason = pickReason(random);
    stay.next = next;
    seat.stays.push(next);
  }
}
