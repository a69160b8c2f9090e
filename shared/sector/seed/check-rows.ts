import type { Areas } from '../../areas.js';
import { isDay, isRecordedInstant } from '../../subgraph/date.js';
import { AppointmentBasis, EndReason, NurseRole, Visibility } from '../roster/roster.vocabulary.js';
import type { AppointmentVersionRow, NurseVersionRow, SectorRows, UnitVersionRow, Versioned } from '../rows.js';
import { ServiceType, SuccessionKind } from '../unit/unit.vocabulary.js';
import { checkEvents } from './check-events.js';
import { checkPlans } from './check-plans.js';
import { checkRecorded, isBelieved, isId, isNetworkOf, isOneOf, isText, type Must, type RowRules, rule } from './row-rules.js';

/**
 * Checks the rows of a sector before any of them is written.
 * @throws StartError naming the first row that is corrupt, and why
 */
export function checkRows(rows: SectorRows, rules: RowRules): void {
  const units = Map.groupBy(rows.unitVersions, (row) => row.unitId);
  const nurses = new Set(rows.nurseVersions.map((row) => row.nurseId));
  const appointments = new Set(rows.appointmentVersions.map((row) => row.appointmentId));

  for (const row of rows.unitVersions) checkUnit(row, rules, rule(`unit ${row.unitId}`));
  for (const row of rows.nurseVersions) checkNurse(row, rules, rule(`person ${row.nurseId}`));
  for (const row of rows.appointmentVersions) {
    const must = rule(`appointment ${row.appointmentId}`);
    must(nurses.has(row.nurseId), `person ${row.nurseId} is not in the rows`);
    must(row.successorId === null || appointments.has(row.successorId), `successor ${row.successorId} is not in the rows`);
    checkAppointment(row, units.get(row.unitId) ?? [], rules, must);
  }
  for (const row of rows.unitSuccessions) {
    const must = rule(`succession of ${row.fromUnitId}`);
    must(units.has(row.fromUnitId) && units.has(row.toUnitId), 'one of its units is not in the rows');
    must(
      isOneOf(row.kind, SuccessionKind) && isDay(row.date) && isRecordedInstant(row.recordedAt),
      'kind, date or recorded instant is corrupt',
    );
  }
  checkBelieved(rows);
  checkEvents(rows, rules);
  checkPlans(rows, rules);
}

function checkUnit(row: UnitVersionRow, { sector, areas }: RowRules, must: Must): void {
  checkInterval(row, must);
  must(isId(row.unitId, sector, 'unit'), 'its id is not one of this sector');
  must(isOneOf(row.serviceType, ServiceType), `service type ${row.serviceType} is unknown`);
  must(isNetworkOf(sector, row.network), `network ${row.network} is not of this sector`);
  must(isText(row.name), 'its name is empty or holds a NUL character');
  must((row.areaCode === null) === (row.serviceType === 'HOSPITAL'), 'hospital units have no area, all others have one');
  // A superseded state may name an area that was later found to have ended: nobody knew better then.
  const known = row.areaCode === null || areas.has(row.areaCode);
  must(
    known && (row.areaCode === null || row.supersededAt !== null || coversArea(areas, row)),
    `area ${row.areaCode} does not exist throughout its interval`,
  );
}

function checkNurse(row: NurseVersionRow, { sector }: RowRules, must: Must): void {
  checkInterval(row, must);
  must(isId(row.nurseId, sector, 'nurse'), 'its id is not one of this sector');
  must(isOneOf(row.role, NurseRole) && isOneOf(row.visibility, Visibility), 'role or visibility is unknown');
  must(
    [row.name, row.email, row.phone].every((text) => text === null || isText(text)),
    'a text is empty or holds a NUL character',
  );
}

function checkAppointment(row: AppointmentVersionRow, unit: readonly UnitVersionRow[], { sector }: RowRules, must: Must): void {
  checkInterval(row, must);
  must(isId(row.appointmentId, sector, 'appointment'), 'its id is not one of this sector');
  must(isOneOf(row.role, NurseRole) && isOneOf(row.basis, AppointmentBasis), 'role or basis is unknown');
  must(row.endReason === null || isOneOf(row.endReason, EndReason), `end reason ${row.endReason} is unknown`);
  must(unit.length > 0, `unit ${row.unitId} is not in the rows`);
  must(row.supersededAt !== null || isWithin(row, unit), `unit ${row.unitId} does not exist throughout its interval`);
}

/** What is believed now must not contradict itself: no day on which one thing has two states. */
function checkBelieved({ unitVersions, nurseVersions, appointmentVersions }: SectorRows): void {
  const appointments = appointmentVersions.filter(isBelieved);
  for (const [id, [, second]] of Map.groupBy(appointments, (row) => row.appointmentId))
    rule(`appointment ${id}`)(second === undefined, 'it has two states that are both believed');
  const places = (row: AppointmentVersionRow) => `person ${row.nurseId}: appointments in unit ${row.unitId}`;
  checkDisjoint(Map.groupBy(unitVersions.filter(isBelieved), (row) => `unit ${row.unitId}: states`));
  checkDisjoint(Map.groupBy(nurseVersions.filter(isBelieved), (row) => `person ${row.nurseId}: states`));
  checkDisjoint(Map.groupBy(appointments, places));
}

function checkDisjoint(groups: ReadonlyMap<string, readonly Versioned[]>): void {
  for (const [what, group] of groups) {
    const sorted = group.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    for (const [i, next] of sorted.slice(1).entries()) {
      const end = sorted[i]?.validTo ?? null;
      rule(what)(end !== null && end <= next.validFrom, `those from ${sorted[i]?.validFrom} and from ${next.validFrom} overlap`);
    }
  }
}

function checkInterval(row: Versioned, must: Must): void {
  checkRecorded(row, must);
  must(isDay(row.validFrom) && (row.validTo === null || isDay(row.validTo)), 'a date is no day written as YYYY-MM-DD');
  must(row.validTo === null || row.validFrom < row.validTo, 'its end is not after its start');
}

function coversArea(areas: Areas, { areaCode, validFrom, validTo }: UnitVersionRow): boolean {
  const area = areas.get(areaCode ?? '');
  if (!area || (area.validFrom !== null && area.validFrom > validFrom)) return false;
  return area.validTo === null || (validTo !== null && validTo <= area.validTo);
}

/** Whether the states of a unit, put together, cover an appointment. */
function isWithin(appointment: AppointmentVersionRow, states: readonly UnitVersionRow[]): boolean {
  let covered = appointment.validFrom;
  for (const state of states.filter(isBelieved).toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))) {
    if (state.validFrom > covered) return false;
    if (state.validTo === null) return true;
    if (state.validTo > covered) covered = state.validTo;
  }
  return appointment.validTo !== null && appointment.validTo <= covered;
}
