import type { EndReason } from '../rows.js';
import { LAST_RECORDING, REFERENCE_DAY } from './calendar.js';
import type { Random } from './random.js';
import type { Person, PlannedUnit, Seat, Stay } from './roster-plan.js';

/** Days from `from` to the day before `to` on which nobody comes or goes. */
export interface Calm {
  readonly from: number;
  readonly to: number;
}

/** What the planning of stays draws on. */
export interface StaySources {
  readonly random: Random;
  readonly nextId: () => string;
  /** Somebody who has not been anywhere else. */
  readonly hire: () => Person;
}

/** A seat from its first day on; it ends on the day `until`, or lasts. */
export interface SeatFrame {
  readonly unit: PlannedUnit;
  readonly from: number;
  readonly until: number | null;
  readonly calm: Calm | null;
  /** Who has the seat at last, if it shall not be somebody new. */
  readonly finally: Person | null;
}

const SHORTEST_STAY = 400;
const LONGEST_STAY = 2200;
/** Nobody starts this close before the end of the known history: starts must have been recorded by then. */
const SETTLING_IN = 40;

/** Why people leave, in rough proportions. */
const REASONS: readonly EndReason[] = [
  'LEFT_WORKPLACE',
  'LEFT_WORKPLACE',
  'LEFT_WORKPLACE',
  'CHANGED_TASK',
  'CHANGED_TASK',
  'RETIRED',
  'OTHER',
];

/** One reason why somebody leaves. */
export function pickReason(random: Random): EndReason {
  return random.pick(REASONS);
}

/** Fills a seat with people who follow one another, with and without a gap. */
export function planSeat(frame: SeatFrame, sources: StaySources): Seat {
  const { random } = sources;
  const stays: Stay[] = [];
  const limit = frame.until ?? REFERENCE_DAY;
  let start = frame.from;
  for (;;) {
    const gap = pickGap(random);
    const end = afterCalm(start + random.int(SHORTEST_STAY, LONGEST_STAY), gap, frame.calm, random);
    if (end + gap + SETTLING_IN > limit) break;
    stays.push(openStay(frame.unit, start, sources.hire(), sources));
    closeStay(stays, end, random);
    start = end + gap;
  }
  stays.push(openStay(frame.unit, start, frame.finally ?? sources.hire(), sources));
  if (frame.until !== null) closeStay(stays, frame.until, random);
  linkSuccessors(stays);
  return { unit: frame.unit, stays };
}

/** A stay that becomes known about the day it starts, or on the day given. */
export function openStay(unit: PlannedUnit, start: number, person: Person, { random, nextId }: StaySources, recorded?: number): Stay {
  const known = recorded ?? Math.min(LAST_RECORDING, start + random.int(-3, 4));
  return { id: nextId(), person, unit, start, end: null, reason: null, next: null, recorded: known };
}

function closeStay(stays: readonly Stay[], end: number, random: Random): void {
  const stay = stays.at(-1);
  if (stay === undefined) return;
  stay.end = end;
  stay.reason = pickReason(random);
}

/** Half of the handovers are on the day, the others leave the seat empty for weeks or, at times, for most of a year. */
function pickGap(random: Random): number {
  const draw = random.int(1, 100);
  if (draw <= 50) return 0;
  return draw <= 80 ? random.int(7, 90) : random.int(91, 300);
}

function afterCalm(end: number, gap: number, calm: Calm | null, random: Random): number {
  const touches = calm !== null && end < calm.to && end + gap >= calm.from;
  return touches ? calm.to + random.int(10, 200) : end;
}

/** Who comes within half a year counts as the successor; later ones fill a seat that had been given up. */
function linkSuccessors(stays: readonly Stay[]): void {
  for (const [index, stay] of stays.entries()) {
    const next = stays[index + 1];
    if (next !== undefined && stay.end !== null && next.start - stay.end <= 180) stay.next = next;
  }
}
