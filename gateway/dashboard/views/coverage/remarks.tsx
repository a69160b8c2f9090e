import { Tag } from '@digdir/designsystemet-react';
import { coverageTexts } from '../../texts/coverage.js';
import { useTexts } from '../../texts/use-language.js';
import type { CoverageFigureFragment } from './table.generated.js';

/** What a reader must know of a figure, in words: its flags, and why it is as it is. */
export function Remarks({ figure: { flags, notes } }: { readonly figure: Pick<CoverageFigureFragment, 'flags' | 'notes'> }) {
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
