import type { ResultType } from '../../command/command.js';
import type { SectorContext } from '../sector-context.js';
import { presentPart, TransferPart } from './transfer.type.js';

/** Steps of a move between owners: their answers show an owner's part of it. What moves with her is as of now, her choices above all. */
export const TRANSFER_PART: ResultType<SectorContext> = {
  name: 'TransferPart',
  field: 'transfer',
  type: () => TransferPart,
  description: 'This owner’s part of the move.',
  load: async (key, { loaders }) => {
    const row = await loaders.transfer.load(key);
    return row && presentPart(row, await loaders.nurse.load({ id: row.nurseId, moment: '' }));
  },
};
