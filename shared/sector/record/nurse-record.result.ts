import type { ResultType } from '../../command/command.js';
import type { SectorContext } from '../sector-context.js';
import { NurseRecord, presentRecord } from './nurse-record.type.js';

/** Commands whose answer shows an entry in a person's own record. */
export const NURSE_RECORD: ResultType<SectorContext> = {
  name: 'NurseRecord',
  field: 'record',
  type: () => NurseRecord,
  description: 'The entry as it stands after the change; null once it is withdrawn.',
  load: async (key, { loaders }) => {
    const row = await loaders.nurseRecord.load(key);
    return row && presentRecord(row);
  },
};
