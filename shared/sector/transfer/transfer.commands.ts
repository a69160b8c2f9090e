import { day, mustExist } from '../../command/read-input.js';
import { Refusal } from '../../command/user-error.js';
import { newId, record, restate, supersede } from '../../command/versions.js';
import { type SectorCommand, type SectorWork } from '../change/sector-work.js';
import { endOn } from '../roster/appointment.commands.js';
import { takeIn } from './take-in.js';
import { TransferVersion } from './transfer.entity.js';
import { CompleteTransferInput, ReceiveTransferInput, StartTransferInput } from './transfer.input.js';
import { TRANSFER_PART } from './transfer.result.js';
import { type Destination, findTransfer, isAt, mustReceive, readLeaving, stateOf, transfersOut } from './transfer.rules.js';

/** First step, at the owner whom she leaves: notes the move, and gives what moves with her. One that was begun is taken up again. */
export const startTransfer: SectorCommand<StartTransferInput> = {
  verb: 'start',
  noun: 'Transfer',
  internal: true,
  description: 'Internal: begins a person’s move to another owner, or takes it up again.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: StartTransferInput,
  result: TRANSFER_PART,
  async run({ nurseId, toUnitId, ...input }, work) {
    const to = { toUnitId, date: day(input.date, 'date') };
    const { lasting, network } = await readLeaving(work, nurseId, to.date);
    const transfers = await transfersOut(work, nurseId);
    const ended = transfers.find(({ status, date }) => status === 'COMPLETED' && date >= to.date);
    if (ended) throw new Refusal('WRONG_STATE', 'date', { problem: stateOf(ended) });
    if (lasting.length === 0)
      throw new Refusal('WRONG_STATE', 'date', {
        problem: { nb: `hun har ingen oppnevning ${to.date}`, en: `she has no appointment on ${to.date}` },
      });
    const started = transfers.find(({ status }) => status === 'STARTED');
    const transferId = started?.transferId ?? newId(work, 'transfer');
    const otherSector = sectorOf(work, toUnitId);
    // Whether she was taken in is known to one owner alone: her move may go to another unit there, but not to a third owner.
    if (started && started.otherSector !== otherSector) throw new Refusal('WRONG_STATE', 'toUnitId', { problem: stateOf(started) });
    if (started === undefined || !isAt(started, to)) {
      if (started) await supersede(work, TransferVersion, [started.version]);
      const facts = { transferId, nurseId, direction: 'OUT', status: 'STARTED', otherSector, otherNurseId: null } as const;
      await record(work, TransferVersion, { ...facts, unitId: to.toUnitId, date: to.date, demo: lasting.every(({ demo }) => demo) });
    }
    return { objectId: transferId, person: nurseId, network };
  },
};

/** Second step, at the receiving owner: takes the person in, once for each move; who was here before gets the record that she left. */
export const receiveTransfer: SectorCommand<ReceiveTransferInput> = {
  verb: 'receive',
  noun: 'Transfer',
  internal: true,
  description: 'Internal: takes in a person who moves from another owner, and appoints her.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: ReceiveTransferInput,
  result: TRANSFER_PART,
  async run({ transferId, nurseId: otherNurseId, ...move }, work) {
    const { toUnitId } = move;
    const to = { toUnitId, date: day(move.date, 'date') };
    const known = await findTransfer(work, transferId);
    const network = await mustReceive(work, to, known);
    if (known) return { objectId: transferId, person: known.nurseId, network };
    const nurseId = await takeIn(work, { ...move, otherNurseId, date: to.date });
    const link = { direction: 'IN', status: 'COMPLETED', otherSector: sectorOf(work, otherNurseId), otherNurseId } as const;
    await record(work, TransferVersion, { transferId, nurseId, ...link, unitId: toUnitId, date: to.date, demo: move.person.demo });
    return { objectId: transferId, person: nurseId, network };
  },
};

/** Third step, at the owner whom she leaves: ends her appointments. */
export const completeTransfer: SectorCommand<CompleteTransferInput> = {
  verb: 'complete',
  noun: 'Transfer',
  internal: true,
  description: 'Internal: ends a person’s appointments, for another owner has taken her in.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: CompleteTransferInput,
  result: TRANSFER_PART,
  async run({ transferId, otherNurseId, toUnitId, reason, ...input }, work) {
    const to: Destination = { toUnitId, date: day(input.date, 'date') };
    const before = mustExist(await findTransfer(work, transferId), 'transferId');
    const { lasting, network } = await readLeaving(work, before.nurseId, to.date);
    const done = { objectId: transferId, person: before.nurseId, network };
    if (before.status === 'COMPLETED' && before.otherNurseId === otherNurseId) return done;
    if (before.status === 'COMPLETED' || before.direction === 'IN') throw new Refusal('WRONG_STATE', null, { problem: stateOf(before) });
    for (const appointment of lasting) await endOn(work, appointment, to.date, reason);
    await restate(work, TransferVersion, before, { status: 'COMPLETED', otherNurseId, unitId: toUnitId, date: to.date });
    return done;
  },
};

/** The owner that an id names. */
function sectorOf({ registry, sector }: SectorWork, id: string): string {
  const owner = registry.sectors.find(({ slug }) => slug === id.split(':')[0]);
  if (!owner || owner.slug === sector.slug) throw new Refusal('NOT_FOUND', 'toUnitId');
  return owner.slug;
}
