import { LARGEST_PAGE, type PageSizes } from '../../subgraph/page.js';

/** Rows of the history that one page may have: analysts take all there are. */
export const MOST_RECORDS = LARGEST_PAGE;

/** Sizes of the pages of the history. */
export const RECORD_PAGES: PageSizes = { usual: 100, most: MOST_RECORDS };
