import type { ResultType } from '../../command/command.js';
import type { SectorContext } from '../sector-context.js';
import { Participation, presentParticipation } from './participation.type.js';

/** Commands whose answer shows a participation. */
export const PARTICIPATION: ResultType<SectorContext> = {
  name: 'Participation',
  field: 'participation',
  type: () => Participation,
  description: 'The participation as it stands after the change.',
  load: async (key, { loaders }) => {
    const row = await loaders.participation.load(key);
    return row && presentParticipation(row, key.moment);
  },
};
