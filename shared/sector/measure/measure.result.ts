import type { ResultType } from '../../command/command.js';
import type { SectorContext } from '../sector-context.js';
import { Measure, presentMeasure } from './measure.type.js';

/** Commands whose answer shows a measure. */
export const MEASURE: ResultType<SectorContext> = {
  name: 'Measure',
  field: 'measure',
  type: () => Measure,
  description: 'The measure as it stands after the change.',
  load: async (key, { loaders, sector }) => {
    const row = await loaders.measure.load(key);
    return row && presentMeasure(row, sector.prefix, key.moment);
  },
};
