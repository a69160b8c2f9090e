import type { EventKind, EventVersionRow } from '../rows.js';
import { dateOf, dayOf, LAST_RECORDING, workday } from './calendar.js';
import { inventDetails, TOPICS } from './event-details.js';
import type { Random } from './random.js';
import type { NetworkSpec } from './roster-spec.js';
import { writeBeliefs } from './write-beliefs.js';

const FIRST_YEAR = 2024;
const LAST_YEAR = 2035;
/** From its announcement to the day when an event is cancelled: after it may have been moved, and before it takes place. */
const CANCELLED_AFTER = 55;

interface Occasion {
  readonly kind: EventKind;
  readonly name: string;
  readonly topic: string;
  readonly month: number;
}

/** Two network meetings and a professional day a year, and now and then a gathering, for one network. */
export function writeEvents(network: NetworkSpec, nextId: () => string, random: Random): EventVersionRow[] {
  const rows: EventVersionRow[] = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    for (const occasion of occasionsOf(year, random)) rows.push(...writeEvent(occasion, year, network, nextId(), random));
  }
  return rows;
}

function occasionsOf(year: number, random: Random): Occasion[] {
  const occasions: Occasion[] = [
    { kind: 'NETWORK_MEETING', name: `Nettverksmøte våren ${year}`, topic: random.pick(TOPICS), month: random.int(2, 4) },
    { kind: 'NETWORK_MEETING', name: `Nettverksmøte høsten ${year}`, topic: random.pick(TOPICS), month: random.int(9, 10) },
    year % 2 === 0
      ? { kind: 'JOINT_PROFESSIONAL_DAY', name: `Felles tverrfaglig fagdag ${year}`, topic: random.pick(TOPICS), month: 11 }
      : { kind: 'PROFESSIONAL_DAY', name: `Fagdag ${year}`, topic: random.pick(TOPICS), month: 11 },
  ];
  if (year % 3 === 0)
    occasions.push({ kind: 'GATHERING', name: `Nettverkssamling ${year}`, topic: random.pick(TOPICS), month: random.int(5, 6) });
  return occasions;
}

/** An event, known some months before (far ones since this year); one in ten was first set for another day, some are cancelled. */
function writeEvent(
  { kind, name, topic, month }: Occasion,
  year: number,
  network: NetworkSpec,
  eventId: string,
  random: Random,
): EventVersionRow[] {
  const first = dayOf(`${year}-${String(month).padStart(2, '0')}-01`);
  const day = workday(first + random.int(1, 20));
  const announced = Math.min(day - random.int(90, 200), LAST_RECORDING - random.int(60, 300));
  const { cancelled, ...details } = inventDetails(eventId, kind, topic, network);
  const known = { eventId, network: network.slug, kind, title: `${name}: ${topic}`, decidedOn: null, ...details };
  const state: Omit<EventVersionRow, 'recordedAt' | 'supersededAt' | 'demo'> = { ...known, date: dateOf(day), status: 'PLANNED' };
  const beliefs = [{ day: announced, state }];
  if (random.chance(0.1)) {
    beliefs[0] = { day: announced, state: { ...state, date: dateOf(workday(day + 7)) } };
    beliefs.push({ day: announced + random.int(10, 50), state });
  }
  if (cancelled) beliefs.push({ day: announced + CANCELLED_AFTER, state: { ...state, status: 'CANCELLED' } });
  return writeBeliefs(beliefs);
}
