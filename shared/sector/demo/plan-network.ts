import { REFERENCE_DAY } from './calendar.js';
import { planHandovers } from './plan-handovers.js';
import { applyQuotas, inventPerson } from './plan-people.js';
import { planSeats } from './plan-seats.js';
import type { StaySources } from './plan-stays.js';
import { planSuccessions } from './plan-successions.js';
import { planUnits } from './plan-units.js';
import { createRandom, type Random } from './random.js';
import { lastStay, type Person, type PlannedSuccession, type PlannedUnit, type Seat, type Stay } from './roster-plan.js';
import type { NetworkSpec, SharedPersonSpec } from './roster-spec.js';
import type { UnitNames } from './unit-names.js';

/** The smallest network in which everything that real rosters have still finds room. */
const FEWEST_PERSONS = 12;
const FEWEST_UNITS = 10;

/** What the networks of a sector share, so that no id or name is given twice. */
export interface SectorSources {
  readonly seed: string;
  readonly nextUnitId: () => string;
  readonly nextNurseId: () => string;
  readonly nextAppointmentId: () => string;
  readonly unitNames: UnitNames;
  readonly personNames: () => string;
}

/** One network, planned. */
export interface NetworkPlan {
  readonly slug: string;
  readonly units: readonly PlannedUnit[];
  readonly successions: readonly PlannedSuccession[];
  readonly stays: readonly Stay[];
  /** Persons with one seat, and no plan to leave it. */
  readonly settled: readonly Person[];
}

/** Plans one network; `earlier` are those of the same sector that have been planned before. */
export function planNetwork(
  network: NetworkSpec,
  shared: readonly SharedPersonSpec[],
  earlier: readonly NetworkPlan[],
  sources: SectorSources,
): NetworkPlan {
  checkSize(network);
  const random = createRandom(`${sources.seed}/${network.slug}`);
  const staySources: StaySources = {
    random,
    nextId: sources.nextAppointmentId,
    hire: () => inventPerson(sources.nextNurseId(), sources.personNames(), network, random),
  };
  const units = planUnits(network, { random, nextId: sources.nextUnitId, names: sources.unitNames });
  const seats = planSeats(network, units, pickGuests(network, shared, earlier, random), staySources);
  const present = seats.main.map((seat) => lastStay(seat).person);
  applyQuotas(present, network, random);
  const successions = planSuccessions(network, seats, { ...staySources, nextUnitId: sources.nextUnitId, names: sources.unitNames });
  const inTwoUnits = new Set(seats.second.map((seat) => lastStay(seat).person));
  planHandovers(seats.main, inTwoUnits, network.persons, staySources);
  return {
    slug: network.slug,
    units: [...units, ...successions.map(({ from }) => from)],
    successions,
    stays: [...seats.main, ...seats.second, ...seats.former].flatMap((seat) => seat.stays),
    settled: settledAmong(seats.main, inTwoUnits),
  };
}

function settledAmong(seats: readonly Seat[], inTwoUnits: ReadonlySet<Person>): Person[] {
  const present = seats.map(lastStay).filter((stay) => stay.start < REFERENCE_DAY);
  return present.map(({ person }) => person).filter((person) => !inTwoUnits.has(person));
}

function checkSize(network: NetworkSpec): void {
  if (network.persons < FEWEST_PERSONS || network.units < FEWEST_UNITS || network.units >= network.persons) {
    throw new RangeError(
      `Network ${network.slug} needs at least ${FEWEST_PERSONS} persons and ${FEWEST_UNITS} units, and fewer units than persons`,
    );
  }
}

/** A different person for each seat that this network shares with an earlier one. */
function pickGuests(network: NetworkSpec, shared: readonly SharedPersonSpec[], earlier: readonly NetworkPlan[], random: Random): Person[] {
  const guests: Person[] = [];
  for (const { home } of shared.filter(({ also }) => also === network.slug)) {
    const plan = earlier.find(({ slug }) => slug === home);
    if (plan === undefined) throw new RangeError(`Network ${home} must come before ${network.slug}, which shares a person with it`);
    guests.push(random.pick(plan.settled.filter((person) => !guests.includes(person))));
  }
  return guests;
}
