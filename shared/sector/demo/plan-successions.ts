import { dayOf, monthStart, REFERENCE_DAY } from './calendar.js';
import type { NetworkSeats } from './plan-seats.js';
import { openStay, type StaySources } from './plan-stays.js';
import { isCounted } from './plan-units.js';
import { DECISION_LEAD, type PlannedSuccession, type PlannedUnit, type Seat, type Stay } from './roster-plan.js';
import type { NetworkSpec } from './roster-spec.js';
import type { UnitNames } from './unit-names.js';

const MERGED_SHARE = 0.03;
const MOVED_SHARE = 0.02;
/** A unit stays as it is for so many days after somebody came, and before somebody leaves. */
const QUIET_DAYS = 60;

/** What the planning of mergers and moves draws on. */
export interface SuccessionSources extends StaySources {
  readonly nextUnitId: () => string;
  readonly names: UnitNames;
}

/** Merges some units into others and moves some; the people go along. The seats are changed in place. */
export function planSuccessions(network: NetworkSpec, seats: NetworkSeats, sources: SuccessionSources): PlannedSuccession[] {
  const all = [...seats.main, ...seats.second, ...seats.former];
  const wanted = {
    MERGED: Math.max(1, Math.round(network.units * MERGED_SHARE)),
    MOVED: Math.max(1, Math.round(network.units * MOVED_SHARE)),
  };
  const successions: PlannedSuccession[] = [];
  const touched = new Set<PlannedUnit>();
  for (const seat of sources.random.shuffle(seats.main)) {
    const kind = wanted.MERGED > 0 ? 'MERGED' : 'MOVED';
    if (wanted[kind] === 0) break;
    const day = touched.has(seat.unit) ? null : findDay(network, seat, sources);
    if (day === null) continue;
    touched.add(seat.unit);
    wanted[kind] -= 1;
    successions.push(succeed({ kind, seat, day, hospitalName: network.hospitalName }, all, sources));
  }
  return successions;
}

/** The first of a month on which somebody is in the middle of her stay. */
function findDay(network: NetworkSpec, seat: Seat, { random }: StaySources): number | null {
  const earliest = isCounted(network, seat.unit.place) ? dayOf(network.census?.calmUntil ?? '2019-01-01') + 31 : dayOf('2019-02-01');
  for (const stay of random.shuffle(seat.stays)) {
    const from = Math.max(stay.start + QUIET_DAYS, earliest);
    const to = Math.min(stay.end ?? REFERENCE_DAY, REFERENCE_DAY) - QUIET_DAYS;
    if (from > to) continue;
    const drawn = monthStart(random.int(from, to));
    const day = drawn >= from ? drawn : monthStart(from + 31);
    if (day <= to) return day;
  }
  return null;
}

interface Change {
  readonly kind: 'MERGED' | 'MOVED';
  readonly seat: Seat;
  readonly day: number;
  readonly hospitalName: string;
}

function succeed({ kind, seat, day, hospitalName }: Change, all: readonly Seat[], sources: SuccessionSources): PlannedSuccession {
  const to = seat.unit;
  const name = sources.names(to.serviceType, to.place?.name ?? hospitalName);
  const from: PlannedUnit = { ...to, id: sources.nextUnitId(), name, coverage: 'NEVER', closed: day };
  const moving = kind === 'MERGED' ? [seat] : all.filter((other) => other.unit === to);
  for (const other of moving)
    other.stays.splice(0, other.stays.length, ...other.stays.flatMap((stay) => sendAlong(stay, from, day, sources)));
  if (kind === 'MOVED') to.opened = day;
  return { from, to, kind, day };
}

/** What lies before the day was in the old unit; who is there on the day ends there and goes on in the new one. */
function sendAlong(stay: Stay, from: PlannedUnit, day: number, sources: StaySources): Stay[] {
  if (stay.start >= day) return [stay];
  const to = stay.unit;
  stay.unit = from;
  if (stay.end !== null && stay.end <= day) return [stay];
  const rest = openStay(to, day, stay.person, sources, Math.max(day - DECISION_LEAD, stay.recorded + 1));
  rest.end = stay.end;
  rest.reason = stay.reason;
  rest.next = stay.next;
  stay.end = day;
  stay.reason = 'UNIT_CLOSED';
  stay.next = rest;
  return [stay, rest];
}
