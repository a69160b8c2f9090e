import { dayOf, HISTORY_START } from './calendar.js';
import { type Calm, planSeat, type SeatFrame, type StaySources } from './plan-stays.js';
import { FOUNDING_UNITS, hasCode, isCounted } from './plan-units.js';
import { lastStay, type Person, type PlannedUnit, type Seat } from './roster-plan.js';
import type { CensusSpec, NetworkSpec, PlaceSpec } from './roster-spec.js';

/** The seats of a network by what became of them. */
export interface NetworkSeats {
  /** One for each person of the network, held on the reference day. */
  readonly main: readonly Seat[];
  /** Seats of persons who have one elsewhere, too. */
  readonly second: readonly Seat[];
  /** Given up before the reference day. */
  readonly former: readonly Seat[];
}

/** Share of a network's persons that work in two of its units. */
const IN_TWO_UNITS = 0.03;
/** A counted area has been calm for this many days before its census. */
const CALM_BEFORE = 92;
const SOME_TIME_AFTER = 15;

/** Plans who has sat where; `guests` are persons of another network who get a seat in this one as well. */
export function planSeats(
  network: NetworkSpec,
  units: readonly PlannedUnit[],
  guests: readonly Person[],
  sources: StaySources,
): NetworkSeats {
  const covered = units.filter((unit) => unit.coverage === 'COVERED');
  const doubles = Math.max(1, Math.round(network.persons * IN_TWO_UNITS));
  const extra = extraUnits(covered, network.persons + doubles + guests.length - covered.length, sources);
  const mainUnits = [...covered, ...extra.slice(doubles + guests.length)];
  const oldSeats = network.census === null ? new Set<number>() : chooseOldSeats(network.census, mainUnits, sources);
  const calm = calmOf(network);
  const founding = covered.filter((unit) => unit.opened === HISTORY_START && !isCounted(network, unit.place)).slice(0, FOUNDING_UNITS);
  const frameOf = (unit: PlannedUnit): SeatFrame => {
    const counted = isCounted(network, unit.place);
    return { unit, from: firstDay(unit, counted ? calm : null, sources), until: null, calm: counted ? calm : null, finally: null };
  };
  const main = mainUnits.map((unit, index) => {
    const frame = frameOf(unit);
    if (oldSeats.has(index)) return planSeat({ ...frame, from: earlyDay(sources) }, sources);
    const founded = index < covered.length && founding.includes(unit);
    return planSeat(founded ? { ...frame, from: HISTORY_START } : frame, sources);
  });
  const holders = [...guests, ...pickDoubles(main, extra.slice(guests.length, doubles + guests.length), sources)];
  const second = holders.map((person, index) => planSeat({ ...frameOf(extra[index] as PlannedUnit), finally: person }, sources));
  return { main, second, former: [...planLeavers(network, units, sources), ...planFormer(network, units, sources)] };
}

/** Units that get a further seat: only half of them may, so that units with exactly one person remain. */
function extraUnits(covered: readonly PlannedUnit[], count: number, { random }: StaySources): PlannedUnit[] {
  const larger = random.shuffle(covered).slice(0, Math.ceil(covered.length / 2));
  return Array.from({ length: count }, () => random.pick(larger));
}

/** For each second seat somebody whose first one is in another unit. */
function pickDoubles(main: readonly Seat[], units: readonly PlannedUnit[], { random }: StaySources): Person[] {
  const candidates = random.shuffle(main);
  return units.map((unit) => {
    const index = candidates.findIndex((seat) => seat.unit !== unit);
    const [seat] = candidates.splice(index, 1);
    if (index < 0 || seat === undefined) throw new RangeError('Nobody is left for a second unit');
    return lastStay(seat).person;
  });
}

function calmOf(network: NetworkSpec): Calm | null {
  return network.census === null ? null : { from: dayOf(network.census.date) - CALM_BEFORE, to: dayOf(network.census.calmUntil) };
}

/** The first day of a seat: the demonstration finds many already there; in counted areas the others come after the calm. */
function firstDay(unit: PlannedUnit, calm: Calm | null, { random }: StaySources): number {
  if (calm !== null) return random.int(calm.to + SOME_TIME_AFTER, dayOf('2026-05-31'));
  const draw = random.int(1, 100);
  const from = draw <= 45 ? HISTORY_START : random.int(HISTORY_START, draw <= 70 ? dayOf('2019-12-31') : dayOf('2026-05-31'));
  return Math.max(from, unit.opened);
}

function earlyDay({ random }: StaySources): number {
  return random.chance(0.6) ? HISTORY_START : random.int(HISTORY_START, dayOf('2019-06-30'));
}

/** Chooses the seats (by index) that make up the census: one in each place first, then as many as are missing. */
function chooseOldSeats(census: CensusSpec, units: readonly PlannedUnit[], { random }: StaySources): Set<number> {
  const wanted = census.persons - census.leavers;
  const chosen = new Set<number>();
  const seen = new Map<PlaceSpec, number>();
  const candidates = random.shuffle([...units.keys()]);
  const take = (quotaOf: (place: PlaceSpec) => number): void => {
    for (const index of candidates) {
      const place = units[index]?.place ?? null;
      if (place === null || !hasCode(place, census.areaCode) || chosen.has(index) || chosen.size === wanted) continue;
      const sofar = seen.get(place) ?? 0;
      if (sofar >= quotaOf(place)) continue;
      chosen.add(index);
      seen.set(place, sofar + 1);
    }
  };
  take(() => 1);
  take((place) => fixedBefore(census, place) ?? wanted);
  if (chosen.size !== wanted) throw new RangeError(`The places of area ${census.areaCode} have too few seats for ${wanted} persons`);
  return chosen;
}

function fixedBefore(census: CensusSpec, place: PlaceSpec): number | null {
  return census.before.find(({ areaCode }) => hasCode(place, areaCode))?.persons ?? null;
}

/** Those who left after the census and had no successor: in units that have been vacant since, if there are any. */
function planLeavers(network: NetworkSpec, units: readonly PlannedUnit[], sources: StaySources): Seat[] {
  const { census } = network;
  if (census === null) return [];
  const { random } = sources;
  const possible = units.filter(
    (unit) => unit.place !== null && isCounted(network, unit.place) && fixedBefore(census, unit.place) === null,
  );
  const order = [
    ...random.shuffle(possible.filter((unit) => unit.coverage === 'VACANT')),
    ...random.shuffle(possible.filter((unit) => unit.coverage === 'COVERED')),
  ];
  return order.slice(0, census.leavers).map((unit) => {
    const until = random.int(dayOf(census.date) + 1, dayOf(census.leftBy));
    return planSeat({ unit, from: earlyDay(sources), until, calm: calmOf(network), finally: null }, sources);
  });
}

/** Seats given up: the one of each vacant unit, and some in units where others carry on. */
function planFormer(network: NetworkSpec, units: readonly PlannedUnit[], sources: StaySources): Seat[] {
  const { random } = sources;
  const others = random.shuffle(units.filter((unit) => unit.coverage === 'COVERED')).slice(0, Math.ceil(network.persons * 0.08));
  return [...units.filter((unit) => unit.coverage === 'VACANT'), ...others].map((unit) => {
    const calm = isCounted(network, unit.place) ? calmOf(network) : null;
    const from = Math.min(firstDay(unit, calm, sources), Math.max(unit.opened, dayOf('2025-06-01')));
    const until = random.int(Math.max(from + 100, dayOf('2019-06-01')), dayOf('2026-10-15'));
    return planSeat({ unit, from, until, calm, finally: null }, sources);
  });
}
