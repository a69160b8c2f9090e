import { Button } from '@digdir/designsystemet-react';
import { type RefObject, useEffect, useRef } from 'react';
import { partsTexts } from '../texts/parts.js';
import { useTexts } from '../texts/use-language.js';
import { type PagePlace, pageNumber } from './row-range.js';

/** The ways from a page of a list to its others. */
export interface PagerProps {
  readonly place: PagePlace;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  /** Whether what is shown is that of the page before. */
  readonly isBusy: boolean;
  readonly go: (place: PagePlace) => void;
  /** What says which rows are shown: the focus goes there, for the rows above have changed. */
  readonly heading: RefObject<HTMLElement | null>;
}

/** See {@link PagerProps}. The page before is offered where its beginning is known: the graph gives only the way on. */
export function Pager({ place, pageInfo, isBusy, go, heading }: PagerProps) {
  const texts = useTexts(partsTexts);
  const number = pageNumber(place);
  const before = useBeginnings(place).get(number - 1);
  const isDue = useRef(false);
  useEffect(() => {
    if (!isDue.current || isBusy) return;
    isDue.current = false;
    heading.current?.focus();
  }, [isBusy, heading]);
  const goTo = (page: number, after: string) => {
    isDue.current = true;
    go({ after, page: page === 1 ? '' : String(page) });
  };
  return (
    <div className="pager">
      {number > 1 && (
        <Button variant="secondary" onClick={() => goTo(1, '')}>
          {texts.firstPage}
        </Button>
      )}
      {number > 2 && before !== undefined && (
        <Button variant="secondary" onClick={() => goTo(number - 1, before)}>
          {texts.previousPage}
        </Button>
      )}
      {pageInfo.hasNextPage && (
        <Button variant="secondary" onClick={() => goTo(number + 1, pageInfo.endCursor ?? '')}>
          {texts.nextPage}
        </Button>
      )}
    </div>
  );
}

/** Where the pages begin that were shown on the way to this one. */
function useBeginnings(place: PagePlace): ReadonlyMap<number, string> {
  const known = useRef(new Map<number, string>());
  const number = pageNumber(place);
  useEffect(() => {
    // Other choices begin at the first page, and their pages elsewhere.
    if (number === 1) known.current.clear();
    known.current.set(number, place.after);
  }, [number, place.after]);
  return known.current;
}
