import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { PropsWithChildren } from 'react';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { Sources, sourceOf } from '../../parts/sources.js';
import { useInstantOf } from '../../parts/use-instant-of.js';
import { directoryTexts } from '../../texts/directory.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { DirectoryState } from './use-directory-state.js';

/** What both lists have in common. */
export interface Found {
  readonly totalCount: number;
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
  const format = useFormat();
  const at = useInstantOf(found);
  if (!found) return error ? <Problem error={error} retry={retry} /> : <Loading lines={10} />;
  const sources = found.sources.map(sourceOf);
  return (
    <section aria-labelledby="found" aria-busy={isBusy}>
      <Heading level={2} id="found" data-size="sm" aria-live="polite">
        {texts.found(format.number(found.totalCount))}
      </Heading>
      <Sources sources={sources} at={at} retry={retry} />
      {found.totalCount === 0 ? <Paragraph>{texts.nothing}</Paragraph> : children}
      <div className="pager">
        {state.after !== '' && (
          <Button variant="secondary" onClick={() => change({ after: '' })}>
            {texts.first}
          </Button>
        )}
        {found.pageInfo.hasNextPage && (
          <Button variant="secondary" onClick={() => change({ after: found.pageInfo.endCursor ?? '' })}>
            {texts.next}
          </Button>
        )}
      </div>
    </section>
  );
}
