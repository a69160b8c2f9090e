import type { EventKind, EventVersionRow } from '../rows.js';
import { dateOf, dayOf, LAST_RECORDING } from './calendar.js';
import type { Random } from './random.js';
import type { NetworkSpec } from './roster-spec.js';
import { writeBeliefs } from './write-beliefs.js';

const FIRST_YEAR = 2024;
const LAST_YEAR = 2035;
const TOPICS = [
  'samtaler om det som er viktig',
  'smertekartlegging',
  'tung pust og uro',
  'lindring ved demens',
  'pårørende og barn som pårørende',
  'etisk refleksjon',
  'de siste dagene i livet',
  'forhåndssamtaler',
  'ernæring og munnstell',
  'lindring ved hjertesvikt og kols',
  'samhandling ved utskrivning',
  'åndelig og eksistensiell omsorg',
];

interface Occasion {
  readonly kind: EventKind;
  readonly title: string;
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
    { kind: 'NETWORK_MEETING', title: `Nettverksmøte våren ${year}: ${random.pick(TOPICS)}`, month: random.int(2, 4) },
    { kind: 'NETWORK_MEETING', title: `Nettverksmøte høsten ${year}: ${random.pick(TOPICS)}`, month: random.int(9, 10) },
    year % 2 === 0
      ? { kind: 'JOINT_PROFESSIONAL_DAY', title: `Felles tverrfaglig fagdag ${year}: ${random.pick(TOPICS)}`, month: 11 }
      : { kind: 'PROFESSIONAL_DAY', title: `Fagdag ${year}: ${random.pick(TOPICS)}`, month: 11 },
  ];
  if (year % 3 === 0)
    occasions.push({ kind: 'GATHERING', title: `Nettverkssamling ${year}: ${random.pick(TOPICS)}`, month: random.int(5, 6) });
  return occasions;
}

/** An event, known some months before (far ones since this year); one in ten was first set for another day. */
function writeEvent(
  { kind, title, month }: Occasion,
  year: number,
  network: NetworkSpec,
  eventId: string,
  random: Random,
): EventVersionRow[] {
  const first = dayOf(`${year}-${String(month).padStart(2, '0')}-01`);
  const day = workday(first + random.int(1, 20));
  const announced = Math.min(day - random.int(90, 200), LAST_RECORDING - random.int(60, 300));
  const state = { eventId, network: network.slug, kind, title, date: dateOf(day) };
  if (!random.chance(0.1)) return writeBeliefs([{ day: announced, state }]);
  return writeBeliefs([
    { day: announced, state: { ...state, date: dateOf(workday(day + 7)) } },
    { day: announced + random.int(10, 50), state },
  ]);
}

/** The day itself, or the Monday after: day 0 was a Thursday. */
function workday(day: number): number {
  const weekday = (day + 3) % 7;
  return weekday < 5 ? day : day + 7 - weekday;
}
