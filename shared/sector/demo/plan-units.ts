import type { ServiceType } from '../rows.js';
import { dayOf, HISTORY_START } from './calendar.js';
import type { Random } from './random.js';
import type { PlannedUnit } from './roster-plan.js';
import type { NetworkSpec, PlaceSpec } from './roster-spec.js';
import type { UnitNames } from './unit-names.js';

/** How many covered units are as old as the history, so that every network has some that can merge or move. */
export const FOUNDING_UNITS = 4;
const LATE_OPENINGS = ['2019-03-01', '2020-09-01', '2021-05-01', '2022-02-01', '2023-08-01', '2025-01-01'];

/** What the planning of units draws on. */
export interface UnitSources {
  readonly random: Random;
  readonly nextId: () => string;
  readonly names: UnitNames;
}

/** The first day on which a place has an area code. */
function placeStart(place: PlaceSpec | null): number {
  const first = place?.states[0]?.validFrom ?? null;
  return first === null ? HISTORY_START : Math.max(HISTORY_START, dayOf(first));
}

/** Whether a place has the counted area code at some time. */
export function isCounted(network: NetworkSpec, place: PlaceSpec | null): boolean {
  return place !== null && network.census !== null && hasCode(place, network.census.areaCode);
}

/** Whether a place has an area code at some time. */
export function hasCode(place: PlaceSpec, areaCode: string): boolean {
  return place.states.some((state) => state.areaCode === areaCode);
}

/** The units of a network that are open on the reference day. */
export function planUnits(network: NetworkSpec, sources: UnitSources): PlannedUnit[] {
  const wards = Array.from({ length: network.hospitalUnits }, () => unitOf(network, null, 'HOSPITAL', sources));
  const groups = [wards];
  const shares = shareOut(network.units - network.hospitalUnits, network.places);
  for (const [index, place] of network.places.entries()) {
    const types = Array.from({ length: shares[index] ?? 0 }, (_, count) => serviceTypeOf(count, isLargest(shares, index), sources.random));
    // In the order of types, so that zones and departments are numbered the way a list would have them.
    groups.push(types.sort().map((type) => unitOf(network, place, type, sources)));
  }
  for (const group of groups) chooseCoverage(network, group, sources.random);
  const units = groups.flat();
  balanceCoverage(network, units, sources.random);
  openSomeLater(network, units, sources.random);
  return units;
}

function unitOf(network: NetworkSpec, place: PlaceSpec | null, serviceType: ServiceType, { nextId, names }: UnitSources): PlannedUnit {
  const name = names(serviceType, place?.name ?? network.hospitalName);
  return { id: nextId(), name, serviceType, network: network.slug, place, coverage: 'COVERED', opened: placeStart(place), closed: null };
}

/** Shares a number out by weight (largest remainders), at least one to each place. */
function shareOut(total: number, places: readonly PlaceSpec[]): number[] {
  const sum = places.reduce((weights, place) => weights + place.weight, 0);
  const free = total - places.length;
  if (free < 0) throw new RangeError(`${total} units are too few for ${places.length} places`);
  const exact = places.map((place) => (free * place.weight) / sum);
  const shares = exact.map((share) => Math.floor(share));
  const byRemainder = [...exact.keys()].sort((a, b) => ((exact[b] ?? 0) % 1) - ((exact[a] ?? 0) % 1) || a - b);
  const missing = free - shares.reduce((given, share) => given + share, 0);
  for (const index of byRemainder.slice(0, missing)) shares[index] = (shares[index] ?? 0) + 1;
  return shares.map((share) => share + 1);
}

function isLargest(shares: readonly number[], index: number): boolean {
  return shares.indexOf(Math.max(...shares)) === index;
}

/** The largest place has every service type; the others have what chance gives them, in the usual proportions. */
function serviceTypeOf(count: number, largest: boolean, random: Random): ServiceType {
  const first = largest ? (['HOME_NURSING', 'NURSING_HOME', 'OTHER'] as const)[count] : undefined;
  if (first !== undefined) return first;
  const draw = random.int(1, 100);
  if (draw <= 50) return 'HOME_NURSING';
  return draw <= 88 ? 'NURSING_HOME' : 'OTHER';
}

/** Leaves 5 to 40 % of a place's units without anybody. */
function chooseCoverage(network: NetworkSpec, units: readonly PlannedUnit[], random: Random): void {
  const share = random.int(5, 40) / 100;
  const lonely = units.length === 1 && !isCounted(network, units[0]?.place ?? null) && random.chance(0.15) ? 1 : 0;
  const without = units.length === 1 ? lonely : Math.min(units.length - 1, Math.round(units.length * share));
  for (const [index, unit] of random.shuffle(units).slice(0, without).entries()) unit.coverage = index % 2 === 0 ? 'VACANT' : 'NEVER';
}

/** At least one vacant unit and one that was never covered, and 60 to 95 % with somebody. */
function balanceCoverage(network: NetworkSpec, units: readonly PlannedUnit[], random: Random): void {
  const order = random.shuffle(units);
  const covered = order.filter((unit) => unit.coverage === 'COVERED');
  const without = order.filter((unit) => unit.coverage !== 'COVERED');
  const least = Math.ceil(units.length * 0.6);
  const most = Math.min(Math.floor(units.length * 0.95), units.length - 2, network.persons - 1);
  const perPlace = new Map<PlaceSpec | null, number>();
  for (const unit of covered) perPlace.set(unit.place, (perPlace.get(unit.place) ?? 0) + 1);
  for (let count = covered.length; count > most; ) {
    // A place keeps its last covered unit as long as another one can give.
    const index = Math.max(
      covered.findIndex((unit) => (perPlace.get(unit.place) ?? 0) > 1),
      0,
    );
    const [unit] = covered.splice(index, 1);
    if (unit === undefined) break;
    unit.coverage = 'NEVER';
    perPlace.set(unit.place, (perPlace.get(unit.place) ?? 1) - 1);
    without.push(unit);
    count -= 1;
  }
  for (let count = covered.length; count < least; count += 1) {
    const unit = without.pop();
    if (unit !== undefined) unit.coverage = 'COVERED';
  }
  if (!without.some((unit) => unit.coverage === 'VACANT') && without[0] !== undefined) without[0].coverage = 'VACANT';
  if (!without.some((unit) => unit.coverage === 'NEVER') && without[1] !== undefined) without[1].coverage = 'NEVER';
}

/** Some units came later than the others; counted areas are left alone, as their numbers are known. */
function openSomeLater(network: NetworkSpec, units: readonly PlannedUnit[], random: Random): void {
  const founding = units.filter((unit) => unit.coverage === 'COVERED' && unit.opened === HISTORY_START).slice(0, FOUNDING_UNITS);
  for (const unit of units) {
    const opening = dayOf(random.pick(LATE_OPENINGS));
    if (random.chance(0.15) && opening > unit.opened && !isCounted(network, unit.place) && !founding.includes(unit)) unit.opened = opening;
  }
}
