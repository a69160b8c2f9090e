import { useApolloClient } from '@apollo/client/react';
import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Problem } from '../../parts/problem.js';
import { saveFile } from '../../parts/save-file.js';
import { mineInsightTexts } from '../../texts/mine-insight.js';
import { useTexts } from '../../texts/use-language.js';
import { MineOwnDataDocument } from './insight.generated.js';

/** Gives a person all that is kept of her, as a file. */
export function OwnDataDownload({ nurse }: { readonly nurse: string }) {
  const texts = useTexts(mineInsightTexts);
  const client = useApolloClient();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Error | null>(null);
  const save = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const { data } = await client.query({ query: MineOwnDataDocument, fetchPolicy: 'network-only' });
      const text = data?.viewer.nurses.find(({ id }) => id === nurse)?.ownData;
      if (!text) throw new Error(texts.unseen);
      saveFile(`${texts.fileName}.json`, text, 'application/json');
    } catch (error) {
      setProblem(error as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {problem && <Problem error={problem} retry={save} />}
      <Button type="button" variant="secondary" data-size="sm" disabled={isBusy} onClick={save}>
        {isBusy ? texts.saving : texts.save}
      </Button>
    </>
  );
}
