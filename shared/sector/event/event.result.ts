import type { ResultType } from '../../command/command.js';
import type { SectorContext } from '../sector-context.js';
import { Event, presentEvent } from './event.type.js';

/** Commands whose answer shows an event. */
export const EVENT: ResultType<SectorContext> = {
  name: 'Event',
  field: 'event',
  type: () => Event,
  description: 'The event as it stands after the change.',
  load: async (key, { loaders, sector }) => {
    const row = await loaders.event.load(key);
    return row && presentEvent(row, sector.prefix, key.moment);
  },
};
