import { Button, Paragraph } from '@digdir/designsystemet-react';
import { type PropsWithChildren, useEffect, useRef } from 'react';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { mineTexts } from '../../texts/mine.js';
import { useTexts } from '../../texts/use-language.js';

/** Rows that are shown at first and with every press of the button; and most of them, for the graph gives no more. */
export const STEP = 25;
const MOST = 200;

/** A list of cards, of which as many are asked for as are shown: after a change each is still there, once. */
export interface GrowingListProps extends PropsWithChildren {
  /** Ids of the cards' headings, in order. */
  readonly ids: readonly string[];
  /** Null until the first answer. */
  readonly total: number | null;
  readonly isLoading: boolean;
  readonly error: Error | undefined;
  readonly retry: () => unknown;
  /** How many are asked for. */
  readonly first: number;
  readonly setFirst: (first: number) => void;
  /** How many are shown, in words. */
  readonly count: string;
  /** What to do where no more can be shown. */
  readonly narrow: string;
}

/** See {@link GrowingListProps}. */
export function GrowingList({ ids, total, isLoading, error, retry, first, setFirst, count, narrow, children }: GrowingListProps) {
  const { more } = useTexts(mineTexts);
  const goTo = useFocusOnNext(ids);
  const hasRest = total !== null && total > ids.length;
  const showMore = () => {
    if (isLoading) return;
    goTo(ids.length);
    setFirst(Math.min(first + STEP, MOST));
  };
  return (
    <>
      {total !== null && <Paragraph role="status">{count}</Paragraph>}
      {children}
      {error && <Problem error={error} retry={retry} />}
      {isLoading && <Loading />}
      {hasRest && first < MOST && (
        <Button variant="secondary" aria-disabled={isLoading || undefined} onClick={showMore}>
          {more}
        </Button>
      )}
      {hasRest && first >= MOST && <Paragraph>{narrow}</Paragraph>}
    </>
  );
}

/** Takes the focus to the first of the cards that come next, for the button moves down below them. */
function useFocusOnNext(ids: readonly string[]): (index: number) => void {
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    const id = wanted.current === null ? undefined : ids[wanted.current];
    if (id === undefined) return;
    document.getElementById(id)?.focus();
    wanted.current = null;
  }, [ids]);
  return (index) => {
    wanted.current = index;
  };
}
