import { Alert } from '@digdir/designsystemet-react';
import { useEffect, useRef } from 'react';
import { changeTexts } from '../../../texts/change.js';
import { useTexts } from '../../../texts/use-language.js';

/** Says that a form has in it again what was written before; takes the focus, for that is where the reader was. */
export function DraftNote() {
  const texts = useTexts(changeTexts);
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => note.current?.focus(), []);
  return (
    <Alert ref={note} tabIndex={-1} data-color="info" role="status">
      {texts.drafted}
    </Alert>
  );
}
