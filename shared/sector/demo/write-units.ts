import type { UnitSuccessionRow, UnitVersionRow } from '../rows.js';
import { dateOf, dayOf, instantOf } from './calendar.js';
import type { Random } from './random.js';
import { DECISION_LEAD, type PlannedSuccession, type PlannedUnit } from './roster-plan.js';
import { type Belief, writeBeliefs } from './write-beliefs.js';

interface Interval {
  readonly areaCode: string | null;
  readonly from: number;
  readonly to: number | null;
}

/** The versions of a unit: one for each area code that it has had, each believed open until its end became known. */
export function writeUnit(unit: PlannedUnit, movedIn: boolean, random: Random): UnitVersionRow[] {
  const intervals = intervalsOf(unit);
  const last = intervals.length - 1;
  let known = unit.opened - (movedIn ? DECISION_LEAD : random.int(DECISION_LEAD, 2 * DECISION_LEAD));
  return intervals.flatMap((interval, index) => {
    const beliefs: Belief<Omit<UnitVersionRow, 'recordedAt' | 'supersededAt' | 'demo'>>[] = [
      { day: known, state: stateOf(unit, interval, null) },
    ];
    if (interval.to !== null) {
      const lead = index === last ? DECISION_LEAD : random.int(0, 2 * DECISION_LEAD);
      known = Math.max(known + 1, interval.to - lead);
      beliefs.push({ day: known, state: stateOf(unit, interval, interval.to) });
    }
    return writeBeliefs(beliefs);
  });
}

/** A merger or move, recorded together with its consequences. */
export function writeSuccession({ from, to, kind, day }: PlannedSuccession): UnitSuccessionRow {
  return { fromUnitId: from.id, toUnitId: to.id, kind, date: dateOf(day), recordedAt: instantOf(day - DECISION_LEAD) };
}

/** The area codes of the unit's place, cut to the time in which the unit existed. */
function intervalsOf(unit: PlannedUnit): Interval[] {
  if (unit.place === null) return [{ areaCode: null, from: unit.opened, to: unit.closed }];
  return unit.place.states
    .map(({ areaCode, validFrom, validTo }) => ({
      areaCode,
      from: Math.max(unit.opened, validFrom === null ? unit.opened : dayOf(validFrom)),
      to: earlier(unit.closed, validTo === null ? null : dayOf(validTo)),
    }))
    .filter(({ from, to }) => to === null || from < to);
}

function earlier(one: number | null, other: number | null): number | null {
  if (one === null) return other;
  return other === null ? one : Math.min(one, other);
}

function stateOf(unit: PlannedUnit, interval: Interval, to: number | null): Omit<UnitVersionRow, 'recordedAt' | 'supersededAt' | 'demo'> {
  return {
    unitId: unit.id,
    name: unit.name,
    serviceType: unit.serviceType,
    network: unit.network,
    areaCode: interval.areaCode,
    validFrom: dateOf(interval.from),
    validTo: to === null ? null : dateOf(to),
  };
}
