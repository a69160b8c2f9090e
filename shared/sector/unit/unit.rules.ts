import { areasWithin } from '../../areas.js';
import { day, mustBeVersion, mustExist } from '../../command/read-input.js';
import { Refusal, type Words } from '../../command/user-error.js';
import { type Days, touchedBy } from '../change/amend.js';
import { type SectorWork } from '../change/sector-work.js';
import { unitStates } from '../roster/appointment.rules.js';
import { isValidOn } from '../time.js';
import { mustCoordinate } from '../viewer/viewer.js';
import type { ServiceType } from './unit.vocabulary.js';

/** A state of a unit as the table has it. */
export type StoredUnit = Awaited<ReturnType<typeof unitStates>>[number];

/** What of a unit can be changed. */
export type UnitChange = Partial<Pick<StoredUnit, 'name' | 'sortKey' | 'searchText' | 'serviceType' | 'network' | 'areaCode'>>;

/** What is asked about a unit that is to be changed. */
interface UnitQuestion {
  readonly unitId: string;
  readonly expectedVersion: number;
  readonly days: Days;
  /** The parts of the input that name the unit, and the first day. */
  readonly fields?: { readonly unit: string; readonly from: string };
}

/**
 * The believed states of a unit that the caller may change in some days: she coordinates every network that it belongs to then.
 * @throws Refusal NOT_FOUND, STALE_VERSION, or UNIT_CLOSED if it does not exist on the first of the days; GraphQLError FORBIDDEN
 */
export async function readOwnUnit(
  work: SectorWork,
  { unitId, expectedVersion, days, fields = { unit: 'unitId', from: 'from' } }: UnitQuestion,
): Promise<StoredUnit[]> {
  const states = await unitStates(work, unitId);
  const last = mustExist(states.at(-1), fields.unit);
  const touched = touchedBy(states, days);
  for (const { network } of touched.length > 0 ? touched : [last]) mustCoordinate(work.viewer, network);
  mustBeVersion(expectedVersion, Math.max(...states.map(({ version }) => version)));
  if (!states.some((state) => isValidOn(state, days.from))) throw new Refusal('UNIT_CLOSED', fields.from, { from: days.from });
  return states;
}

/** Reads the days of a change. */
export function readDays({ from, to }: { readonly from: unknown; readonly to?: unknown }): Days {
  const days = { from: day(from, 'from'), to: to == null ? null : day(to, 'to') };
  if (days.to !== null && days.to <= days.from) throw new Refusal('END_BEFORE_START', 'to', { start: days.from });
  return days;
}

/** @throws Refusal NOT_FOUND unless the network is of this sector; GraphQLError FORBIDDEN unless she coordinates it */
export function mustCoordinateOwn({ sector, viewer }: SectorWork, network: string): void {
  if (!sector.networks.some(({ slug }) => slug === network)) throw new Refusal('NOT_FOUND', 'network');
  mustCoordinate(viewer, network);
}

/**
 * Checks that a change does not pass over one that is recorded for later: what it changes is one and the same in all its days.
 * @throws Refusal FUTURE_CONFLICT
 */
export function mustBeSteady(states: readonly StoredUnit[], days: Days, change: UnitChange): void {
  const [first, ...others] = touchedBy(states, days);
  const names = Object.keys(change) as (keyof UnitChange)[];
  const other = others.find((state) => names.some((name) => state[name] !== first?.[name]));
  if (other) throw new Refusal('FUTURE_CONFLICT', 'from', { from: other.validFrom });
}

/**
 * Checks that a unit is there from a day on, with no end in sight: somebody may come to it.
 * @throws Refusal UNIT_CLOSED
 */
export function mustLast(states: readonly StoredUnit[], from: string, field: string): void {
  if (!states.some((state) => isValidOn(state, from)) || states.at(-1)?.validTo !== null) throw new Refusal('UNIT_CLOSED', field, { from });
}

/** The place of a unit in an interval. */
interface UnitPlace extends Days {
  readonly serviceType: ServiceType;
  readonly areaCode: string | null;
}

const IN_HOSPITAL = { nb: 'en enhet på sykehus hører ikke til en kommune', en: 'a hospital unit belongs to no municipality' };
const IN_OSLO = { nb: 'i Oslo hører en enhet til en bydel', en: 'in Oslo a unit belongs to a city district' };
const notThroughout = (areaCode: string, from: string): Words => ({
  nb: `kommunen eller bydelen ${areaCode} finnes ikke hele tiden fra ${from}`,
  en: `the municipality or city district ${areaCode} does not exist throughout the time from ${from}`,
});

/**
 * Checks the area of a unit: a hospital unit has none, any other has one that exists on all the days. Oslo's units belong to its
 * city districts.
 * @throws Refusal INVALID, EMPTY or NOT_FOUND
 */
export function checkArea({ areas }: Pick<SectorWork, 'areas'>, { serviceType, areaCode, from, to }: UnitPlace): void {
  if (serviceType === 'HOSPITAL') {
    if (areaCode !== null) throw new Refusal('INVALID', 'areaCode', { problem: IN_HOSPITAL });
    return;
  }
  if (areaCode === null) throw new Refusal('EMPTY', 'areaCode');
  const { validFrom, validTo } = mustExist(areas.get(areaCode), 'areaCode');
  if (areasWithin(areas, areaCode).length > 1) throw new Refusal('INVALID', 'areaCode', { problem: IN_OSLO });
  if ((validFrom !== null && from < validFrom) || (validTo !== null && (to === null || to > validTo)))
    throw new Refusal('INVALID', 'areaCode', { problem: notThroughout(areaCode, from) });
}
