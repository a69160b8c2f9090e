import type { ResultType } from '../../command/command.js';
import type { SectorContext } from '../sector-context.js';
import { presentRequest, Request } from './request.type.js';

/** Commands whose answer shows a request. */
export const REQUEST: ResultType<SectorContext> = {
  name: 'Request',
  field: 'request',
  type: () => Request,
  description: 'The request as it stands after the change.',
  load: async (key, { loaders }) => {
    const row = await loaders.request.load(key);
    return row && presentRequest(row, key.moment);
  },
};
