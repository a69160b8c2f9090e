import { day, line } from '../../command/read-input.js';
import { Refusal } from '../../command/user-error.js';
import { newId, record } from '../../command/versions.js';
import { amend, type Days, touchedBy } from '../change/amend.js';
import { type SectorCommand, type SectorWork } from '../change/sector-work.js';
import { UnitIdentity, UnitVersion } from '../entities.js';
import { handOverRequests } from '../request/request.rules.js';
import { nameColumns } from '../search/search-text.js';
import { MoveUnitInput, RegisterUnitInput, UpdateUnitInput } from './unit.input.js';
import { UNIT } from './unit.result.js';
import { checkArea, mustBeSteady, mustCoordinateOwn, readDays, readOwnUnit, type UnitChange } from './unit.rules.js';

/** Takes a unit into the roster (registrere). */
export const registerUnit: SectorCommand<RegisterUnitInput> = {
  verb: 'register',
  noun: 'Unit',
  description: 'Takes a new unit into the roster (registrere enhet). For the coordinator of its network.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: RegisterUnitInput,
  result: UNIT,
  async run(input, work) {
    const { serviceType, network } = input;
    mustCoordinateOwn(work, network);
    const from = day(input.from, 'from');
    const name = line(input.name, 'name');
    const areaCode = input.areaCode ?? null;
    checkArea(work, { serviceType, areaCode, from, to: null });
    const unitId = newId(work, 'unit');
    await work.em.insert(UnitIdentity, { id: unitId });
    const facts = { unitId, name, ...nameColumns(name), serviceType, network, areaCode };
    await record(work, UnitVersion, { ...facts, validFrom: from, validTo: null });
    return { objectId: unitId, network };
  },
};

/** Changes what a unit is (endre). */
export const updateUnit: SectorCommand<UpdateUnitInput> = {
  verb: 'update',
  noun: 'Unit',
  description: 'Changes name or service type of a unit from a day on (endre enhet). For the coordinator of its network.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: UpdateUnitInput,
  result: UNIT,
  async run(input, work) {
    const name = input.name == null ? null : line(input.name, 'name');
    const areaCode = input.serviceType === 'HOSPITAL' ? (input.areaCode ?? null) : (input.areaCode ?? undefined);
    return changeUnit(work, input, {
      ...(name === null ? {} : { name, ...nameColumns(name) }),
      ...(input.serviceType == null ? {} : { serviceType: input.serviceType }),
      ...(areaCode === undefined ? {} : { areaCode }),
    });
  },
};

/** Moves a unit (flytte). */
export const moveUnit: SectorCommand<MoveUnitInput> = {
  verb: 'move',
  noun: 'Unit',
  description:
    'Moves a unit to another network of the same owner, or to another area, from a day on (flytte enhet). Its persons go with it, and what was before stays as it was. For the coordinator of both networks.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: MoveUnitInput,
  result: UNIT,
  async run(input, work) {
    const { network, areaCode } = input;
    if (network != null) mustCoordinateOwn(work, network);
    return changeUnit(work, input, { ...(network == null ? {} : { network }), ...(areaCode == null ? {} : { areaCode }) });
  },
};

async function changeUnit(work: SectorWork, input: UpdateUnitInput | MoveUnitInput, change: UnitChange) {
  const { unitId, expectedVersion } = input;
  const days = readDays(input);
  const states = await readOwnUnit(work, { unitId, expectedVersion, days });
  if (Object.keys(change).length === 0) throw new Refusal('EMPTY');
  mustBeSteady(states, days, change);
  const changed = touchedBy(states, days).map((state) => ({ ...state, ...change }));
  if ('areaCode' in change || 'serviceType' in change) for (const state of changed) checkArea(work, { ...state, ...within(state, days) });
  await amend(work, UnitVersion, states, days, change);
  await handOverRequests(work, unitId);
  return { objectId: unitId, network: changed[0]?.network ?? null };
}

/** What of a state lies in some days. */
function within({ validFrom, validTo }: { readonly validFrom: string; readonly validTo: string | null }, { from, to }: Days): Days {
  const ends = [validTo, to].filter((end) => end !== null).toSorted();
  return { from: validFrom > from ? validFrom : from, to: ends[0] ?? null };
}
