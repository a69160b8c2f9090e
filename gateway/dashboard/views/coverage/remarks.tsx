import { Tag } from '@digdir/designsystemet-react';
import { coverageTexts } from '../../texts/coverage.js';
import { useTexts } from '../../texts/use-language.js';
import type { CoverageFigureFragment } from './table.generated.js';

/** Of a figure what its remarks are made of. */
interface RemarkedFigure extends Pick<CoverageFigureFragment, 'flags'> {
  readonly notes: readonly Pick<CoverageFigureFragment['notes'][number], 'code' | 'text'>[];
}

/** What a reader must know of a figure, in words: its flags, and why it is as it is. */
export function Remarks({ figure: { flags, notes } }: { readonly figure: RemarkedFigure }) {
  const texts = useTexts(coverageTexts);
  return (
    <>
      {flags.map((flag) => (
        <Tag key={flag} data-size="sm" data-color="neutral">
          {texts[flag]}
        </Tag>
      ))}
      {notes.map(({ code, text }) => (
        <small key={code + text} className="block">
          {text}
        </small>
      ))}
    </>
  );
}
