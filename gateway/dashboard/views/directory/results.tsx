import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { type PropsWithChildren, useRef } from 'react';
import { Loading } from '../../parts/loading.js';
import { Pager } from '../../parts/pager.js';
import { Problem } from '../../parts/problem.js';
import { rowRange } from '../../parts/row-range.js';
import { Sources, sourceOf } from '../../parts/sources.js';
import { useInstantOf } from '../../parts/use-instant-of.js';
import { directoryTexts } from '../../texts/directory.js';
import { partsTexts } from '../../texts/parts.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { DirectoryState } from './use-directory-state.js';

/** Rows of a full page. */
export const PAGE_ROWS = 25;

/** What both lists have in common. */
export interface Found {
  readonly totalCount: number;
  readonly edges: readonly unknown[];
  readonly sources: readonly { readonly sector: string; readonly state: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** How a list is shown: how many there are, who answers, the page, and the way on. */
export interface ResultsProps extends PropsWithChildren {
  readonly found: Found | undefined;
  readonly error: Error | undefined;
  readonly retry: () => unknown;
  readonly state: DirectoryState;
  readonly change: (change: Partial<DirectoryState>) => void;
  /** Whether what is shown is that of the choices before. */
  readonly isBusy: boolean;
}

/** See {@link ResultsProps}; the children are the table. */
export function Results({ found, error, retry, state, change, isBusy, children }: ResultsProps) {
  const texts = useTexts(directoryTexts);
  const parts = useTexts(partsTexts);
  const format = useFormat();
  const heading = useRef<HTMLHeadingElement>(null);
  const at = useInstantOf(found);
  if (!found) return error ? <Problem error={error} retry={retry} /> : <Loading lines={10} />;
  const sources = found.sources.map(sourceOf);
  const { totalCount, edges, pageInfo } = found;
  const [total, range] = [format.number(totalCount), rowRange(state, { size: PAGE_ROWS, shown: edges.length, total: totalCount })];
  return (
    <section aria-labelledby="found" aria-busy={isBusy}>
      <Heading level={2} id="found" data-size="sm" aria-live="polite" ref={heading} tabIndex={-1}>
        {texts.found(range ? parts.rows(format.number(range.from), format.number(range.to), total) : total)}
      </Heading>
      <Sources sources={sources} at={at} retry={retry} />
      {totalCount === 0 ? <Paragraph>{texts.nothing}</Paragraph> : children}
      <Pager place={state} pageInfo={pageInfo} isBusy={isBusy} go={change} heading={heading} />
    </section>
  );
}
