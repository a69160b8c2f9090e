import type { ResultType } from '../../command/command.js';
import type { SectorContext } from '../sector-context.js';
import { NetworkOperator, presentOperator } from './operator.type.js';

/** Commands whose answer shows who runs a network. */
export const OPERATOR: ResultType<SectorContext> = {
  name: 'Operator',
  field: 'operator',
  type: () => NetworkOperator,
  description: 'The place as it stands today after the change; else as it will first stand, or last stood.',
  load: async (key, { loaders }) => {
    const row = await loaders.operator.load(key);
    return row && presentOperator(row);
  },
};
