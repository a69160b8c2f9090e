import type { ResultType } from '../../command/command.js';
import type { SectorContext } from '../sector-context.js';
import { News, presentNews } from './news.type.js';

/** Commands whose answer shows a piece of news. */
export const NEWS: ResultType<SectorContext> = {
  name: 'News',
  field: 'news',
  type: () => News,
  description: 'The piece as it stands after the change.',
  load: async (key, { loaders }) => {
    const row = await loaders.news.load(key);
    return row && presentNews(row);
  },
};
