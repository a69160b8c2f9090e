import type { ResultType } from '../../command/command.js';
import type { SectorContext } from '../sector-context.js';
import { ProgressReport, presentProgress } from './progress.type.js';

/** Commands whose answer shows where a network stands with a sub-goal. */
export const PROGRESS: ResultType<SectorContext> = {
  name: 'Progress',
  field: 'progress',
  type: () => ProgressReport,
  description: 'What the network says after the change.',
  load: async (key, { loaders }) => {
    const row = await loaders.progress.load(key);
    return row && presentProgress(row, key.moment);
  },
};
