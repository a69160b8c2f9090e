import type { ResultType } from '../../command/command.js';
import type { SectorContext } from '../sector-context.js';
import { presentReport, Report } from './report.type.js';

/** Commands whose answer shows a report. */
export const REPORT: ResultType<SectorContext> = {
  name: 'Report',
  field: 'report',
  type: () => Report,
  description: 'The report as it stands after the change.',
  load: async (key, { loaders }) => {
    const row = await loaders.report.load(key);
    return row && presentReport(row, key.moment);
  },
};
