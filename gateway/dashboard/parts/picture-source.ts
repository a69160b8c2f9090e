import { createContext, useContext } from 'react';
import type { Source } from './sources.js';

/** Where the figures of a picture or table come from: it is said in the file that is made of it, which leaves the page. */
export interface PictureSource {
  /** What was counted, where titles and summaries do not say it; null if they do. */
  readonly about: string | null;
  readonly sources: readonly Source[];
  /** When they were fetched. */
  readonly at: Date;
  /** Whether they rest on demo data. */
  readonly isDemo: boolean;
}

/** Around all pictures and tables of one answer. */
export const PictureSourceContext = createContext<PictureSource | null>(null);

/** See {@link PictureSource}; null where nothing is said of it, and then there is no file. */
export const usePictureSource = (): PictureSource | null => useContext(PictureSourceContext);
