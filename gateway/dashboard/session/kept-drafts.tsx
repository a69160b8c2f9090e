import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { sessionTexts } from '../texts/session.js';
import { useTexts } from '../texts/use-language.js';
import { dropDrafts, hasDrafts } from './drafts.js';

/** Tells whoever is signed out that what she had written waits for her, and lets her do away with it; nothing of it is shown. */
export function KeptDrafts() {
  const texts = useTexts(sessionTexts);
  const [isKept, setKept] = useState(hasDrafts);
  if (!isKept) return null;
  const drop = () => {
    dropDrafts();
    setKept(false);
  };
  return (
    <Alert data-color="info">
      <Paragraph>{texts.drafts}</Paragraph>
      <Button variant="secondary" data-size="sm" onClick={drop}>
        {texts.dropDrafts}
      </Button>
    </Alert>
  );
}
