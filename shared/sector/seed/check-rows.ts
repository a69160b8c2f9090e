import type { Areas } from '../../areas.js';
import type { SectorDeclaration } from '../../sectors.js';
import { StartError } from '../../subgraph/errors.js';
import type { AppointmentVersionRow, SectorRows, UnitVersionRow, Versioned } from '../rows.js';
import { AppointmentBasis, EndReason, EventKind, NurseRole, ServiceType, Visibility } from '../vocabulary.js';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** What rows are checked against. */
export interface RowRules {
  readonly sector: SectorDeclaration;
  readonly areas: Areas;
}

/**
 * Checks the rows of a sector before any of them is written.
 * @throws StartError naming the first row that is corrupt, and why
 */
export function checkRows(rows: SectorRows, rules: RowRules): void {
  const units = Map.groupBy(rows.unitVersions, (row) => row.unitId);
  const nurses = new Set(rows.nurseVersions.map((row) => row.nurseId));
  const appointments = new Set(rows.appointmentVersions.map((row) => row.appointmentId));
  const { areas, sector } = rules;
  const networks = sector.networks.map((network) => network.slug);

  for (const row of rows.unitVersions) {
    const must = rule(`unit ${row.unitId}`);
    checkInterval(row, must);
    must(isId(row.unitId, sector, 'unit'), 'its id is not one of this sector');
    must(row.serviceType in ServiceType, `service type ${row.serviceType} is unknown`);
    must(networks.includes(row.network), `network ${row.network} is not of this sector`);
    must(isText(row.name), 'its name is empty or holds a NUL character');
    // A superseded state may name an area that was later found to have ended: nobody knew better then.
    must(
      row.areaCode === null || (row.supersededAt !== null && areas.has(row.areaCode)) || coversArea(areas, row),
      `area ${row.areaCode} does not exist throughout its interval`,
    );
    must((row.areaCode === null) === (row.serviceType === 'HOSPITAL'), 'hospital units have no area, all others have one');
  }
  for (const row of rows.nurseVersions) {
    const must = rule(`person ${row.nurseId}`);
    checkInterval(row, must);
    must(isId(row.nurseId, sector, 'nurse'), 'its id is not one of this sector');
    must(row.role in NurseRole && row.visibility in Visibility, 'role or visibility is unknown');
    must(
      [row.name, row.email, row.phone].every((text) => text === null || isText(text)),
      'a text is empty or holds a NUL character',
    );
  }
  for (const row of rows.appointmentVersions) {
    const must = rule(`appointment ${row.appointmentId}`);
    checkInterval(row, must);
    must(isId(row.appointmentId, sector, 'appointment'), 'its id is not one of this sector');
    must(nurses.has(row.nurseId), `person ${row.nurseId} is not in the rows`);
    must(row.successorId === null || appointments.has(row.successorId), `successor ${row.successorId} is not in the rows`);
    must(
      row.role in NurseRole && row.basis in AppointmentBasis && (row.endReason === null || row.endReason in EndReason),
      'role, basis or end reason is unknown',
    );
    must(
      row.supersededAt !== null || isWithin(row, units.get(row.unitId) ?? []),
      `unit ${row.unitId} does not exist throughout its interval`,
    );
  }
  for (const row of rows.unitSuccessions) {
    rule(`succession of ${row.fromUnitId}`)(
      units.has(row.fromUnitId) && units.has(row.toUnitId) && DAY.test(row.date),
      'a unit or the date is unknown',
    );
  }
  for (const row of rows.eventVersions) {
    rule(`event ${row.eventId}`)(
      isId(row.eventId, sector, 'event') &&
        networks.includes(row.network) &&
        row.kind in EventKind &&
        DAY.test(row.date) &&
        isText(row.title),
      'id, network, kind, date or title is corrupt',
    );
  }
  for (const row of rows.measureVersions) {
    rule(`measure ${row.measureId}`)(
      isId(row.measureId, sector, 'measure') && networks.includes(row.network) && Number.isInteger(row.year) && isText(row.title),
      'id, network, year or title is corrupt',
    );
  }
}

type Must = (holds: boolean, problem: string) => void;

const rule =
  (what: string): Must =>
  (holds, problem) => {
    if (!holds) throw new StartError(`a row of the seed is corrupt: ${what}: ${problem}.`);
  };

function checkInterval(row: Versioned, must: Must): void {
  must(DAY.test(row.validFrom) && (row.validTo === null || DAY.test(row.validTo)), 'a date is not written as YYYY-MM-DD');
  must(row.validTo === null || row.validFrom < row.validTo, 'its end is not after its start');
  must(
    INSTANT.test(row.recordedAt) && (row.supersededAt === null || INSTANT.test(row.supersededAt)),
    'an instant is not in UTC with milliseconds',
  );
  must(row.supersededAt === null || row.recordedAt < row.supersededAt, 'it was superseded before it was recorded');
}

const isText = (text: string) => text.trim() !== '' && !text.includes('\u0000');
const isId = (id: string, { slug }: SectorDeclaration, kind: string) => new RegExp(`^${slug}:${kind}:[a-z0-9-]+$`).test(id);

function coversArea(areas: Areas, { areaCode, validFrom, validTo }: UnitVersionRow): boolean {
  const area = areas.get(areaCode ?? '');
  if (!area || (area.validFrom !== null && area.validFrom > validFrom)) return false;
  return area.validTo === null || (validTo !== null && validTo <= area.validTo);
}

/** Whether the states of a unit, put together, cover an appointment. */
function isWithin(appointment: AppointmentVersionRow, states: readonly UnitVersionRow[]): boolean {
  let covered = appointment.validFrom;
  for (const state of states.filter((row) => row.supersededAt === null).toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))) {
    if (state.validFrom > covered) return false;
    if (state.validTo === null) return true;
    if (state.validTo > covered) covered = state.validTo;
  }
  return appointment.validTo !== null && appointment.validTo <= covered;
}
