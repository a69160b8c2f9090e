import type { ResultType } from '../../command/command.js';
import type { SectorContext } from '../sector-context.js';
import { PlanTarget, presentTarget } from './target.type.js';

/** Commands whose answer shows a target. */
export const TARGET: ResultType<SectorContext> = {
  name: 'Target',
  field: 'target',
  type: () => PlanTarget,
  description: 'The target as it stands after the change.',
  load: async (key, { loaders }) => {
    const row = await loaders.target.load(key);
    return row && presentTarget(row);
  },
};
