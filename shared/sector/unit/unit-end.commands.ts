import { day, mustExist } from '../../command/read-input.js';
import { Refusal } from '../../command/user-error.js';
import { amend } from '../change/amend.js';
import { type SectorCommand, type SectorWork } from '../change/sector-work.js';
import { UnitSuccession, UnitVersion } from '../entities.js';
import { endOn } from '../roster/appointment.commands.js';
import { mustCoordinateUnit, unitStates } from '../roster/appointment.rules.js';
import type { AppointmentState } from '../roster/nurse.repository.js';
import { isValidOn } from '../time.js';
import { goOn } from './go-on.js';
import { CloseUnitInput, MergeUnitsInput } from './unit.input.js';
import { UNIT } from './unit.result.js';
import { mustLast, readOwnUnit, type StoredUnit } from './unit.rules.js';

/** Closes a unit (legge ned). */
export const closeUnit: SectorCommand<CloseUnitInput> = {
  verb: 'close',
  noun: 'Unit',
  description: 'Closes a unit; appointments that run then end with it (legge ned enhet). For the coordinator of its network.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: CloseUnitInput,
  result: UNIT,
  async run({ unitId, expectedVersion, date }, work) {
    const from = day(date, 'date');
    const states = await readOwnUnit(work, { unitId, expectedVersion, days: { from, to: null }, fields: { unit: 'unitId', from: 'date' } });
    const ended = await endUnit(work, states, from, 'date');
    for (const appointment of ended) await endOn(work, appointment, from, 'UNIT_CLOSED');
    return { objectId: unitId, persons: ended.map(({ nurseId }) => nurseId), network: networkOn(states, from) };
  },
};

/** Merges units (slå sammen). */
export const mergeUnits: SectorCommand<MergeUnitsInput> = {
  verb: 'merge',
  noun: 'Units',
  description:
    'Merges units into one that is there: they are closed, and appointments that run then go on in it (slå sammen enheter). Who has the same task there already keeps that one, which lasts as long as either. For the coordinator of all their networks.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: MergeUnitsInput,
  result: UNIT,
  async run({ units, intoUnitId, from: date }, work) {
    const from = day(date, 'from');
    const ids = new Set(units.map(({ unitId }) => unitId));
    if (ids.size === 0) throw new Refusal('EMPTY', 'units');
    if (ids.size < units.length || ids.has(intoUnitId))
      throw new Refusal('INVALID', 'units', {
        problem: { nb: 'den samme enheten er nevnt to ganger', en: 'the same unit is named twice' },
      });
    const network = await mustCoordinateUnit(work, intoUnitId, from, 'intoUnitId');
    mustLast(await unitStates(work, intoUnitId), from, 'intoUnitId');
    const running: AppointmentState[] = [];
    for (const unit of units) {
      const states = await readOwnUnit(work, { ...unit, days: { from, to: null }, fields: { unit: 'units', from: 'from' } });
      running.push(...(await endUnit(work, states, from, 'from')));
      const edge = { fromUnitId: unit.unitId, toUnitId: intoUnitId, kind: 'MERGED' as const, date: from, recordedAt: work.now };
      await work.em.insert(UnitSuccession, edge as UnitSuccession);
    }
    await goOn(work, running, { unitId: intoUnitId, from });
    return { objectId: intoUnitId, persons: running.map(({ nurseId }) => nurseId), network };
  },
};

/**
 * Ends a unit on a day.
 * @returns the appointments in it that run then and are to be ended
 * @throws Refusal END_BEFORE_START, or FUTURE_CONFLICT if an appointment begins on that day or later
 */
async function endUnit(work: SectorWork, states: readonly StoredUnit[], date: string, field: string): Promise<AppointmentState[]> {
  const { unitId, validFrom } = mustExist(states[0], 'unitId');
  if (date <= validFrom) throw new Refusal('END_BEFORE_START', field, { start: validFrom });
  const lasting = await work.db
    .selectFrom('appointmentVersion')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('supersededAt', 'is', null)
    .where(({ or, eb }) => or([eb('validTo', 'is', null), eb('validTo', '>', date)]))
    .orderBy('validFrom')
    .execute();
  const coming = lasting.find((row) => row.validFrom >= date);
  if (coming) throw new Refusal('FUTURE_CONFLICT', field, { from: coming.validFrom });
  await amend(work, UnitVersion, states as (UnitVersion & StoredUnit)[], { from: date, to: null }, null);
  return lasting;
}

const networkOn = (states: readonly StoredUnit[], date: string) => states.find((state) => isValidOn(state, date))?.network ?? null;
