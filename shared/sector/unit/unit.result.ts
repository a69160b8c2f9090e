import type { ResultType } from '../../command/command.js';
import type { SectorContext } from '../sector-context.js';
import { presentUnit, Unit } from './unit.type.js';

/** Commands whose answer shows a unit. */
export const UNIT: ResultType<SectorContext> = {
  name: 'Unit',
  field: 'unit',
  type: () => Unit,
  description: 'The unit as it stands today after the change: a change for a day to come does not show in it yet.',
  load: async (key, { loaders, sector }) => {
    const row = await loaders.unit.load(key);
    return row && presentUnit(row, sector.prefix, key.moment);
  },
};
