import { Skeleton } from '@digdir/designsystemet-react';
import { partsTexts } from '../texts/parts.js';
import { useTexts } from '../texts/use-language.js';

/** Holds the place of what is being fetched. */
export function Loading({ lines = 6 }: { readonly lines?: number }) {
  const texts = useTexts(partsTexts);
  return (
    <div role="status" className="loading">
      <span className="visually-hidden">{texts.loading}</span>
      <Skeleton aria-hidden="true" variant="text" width={30} />
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike.
        <Skeleton key={line} aria-hidden="true" variant="rectangle" height="2rem" />
      ))}
    </div>
  );
}
