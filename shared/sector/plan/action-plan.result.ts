import type { ResultType } from '../../command/command.js';
import type { SectorContext } from '../sector-context.js';
import { ActionPlan, presentActionPlan } from './action-plan.type.js';

/** Commands whose answer shows an action plan. */
export const ACTION_PLAN: ResultType<SectorContext> = {
  name: 'ActionPlan',
  field: 'actionPlan',
  type: () => ActionPlan,
  description: 'The action plan as it stands after the change.',
  load: async (key, { loaders }) => {
    const row = await loaders.actionPlan.load(key);
    return row && presentActionPlan(row, key.moment);
  },
};
