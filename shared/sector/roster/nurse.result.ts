import type { ResultType } from '../../command/command.js';
import type { SectorContext } from '../sector-context.js';
import { Nurse, presentNurse } from './nurse.type.js';

/** Commands whose answer shows a person of the roster. */
export const NURSE: ResultType<SectorContext> = {
  name: 'Nurse',
  field: 'nurse',
  type: () => Nurse,
  description: 'The person as her entry stands after the change.',
  load: async (key, { loaders, sector }) => {
    const row = await loaders.nurse.load(key);
    return row && presentNurse(row, sector.prefix, key.moment);
  },
};
