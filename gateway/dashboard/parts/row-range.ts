/** Which page of a list is shown, as the address has it. */
export interface PagePlace {
  /** Where it begins; empty for the first. */
  readonly after: string;
  /** Its number; empty for the first. */
  readonly page: string;
}

/** Number of a page, from 1; of what is no number, 1. */
export function pageNumber({ after, page }: PagePlace): number {
  return after !== '' && /^\d{1,4}$/.test(page) ? Math.max(1, Number(page)) : 1;
}

/**
 * First and last row of a page, from 1.
 * @param size rows of a full page
 * @param shown rows of this one
 * @returns null where all rows are on one page, or the address names a page that there is not
 */
export function rowRange(
  place: PagePlace,
  { size, shown, total }: { readonly size: number; readonly shown: number; readonly total: number },
) {
  const from = (pageNumber(place) - 1) * size + 1;
  const to = from + shown - 1;
  return total <= size || shown === 0 || to > total ? null : { from, to };
}
