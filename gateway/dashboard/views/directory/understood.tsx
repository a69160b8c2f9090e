import { useQuery } from '@apollo/client/react';
import { Button } from '@digdir/designsystemet-react';
import { PERSONAL } from '../../graph/create-client.js';
import { directoryTexts } from '../../texts/directory.js';
import { useTexts } from '../../texts/use-language.js';
import { DirectorySuggestionsDocument } from './directory.generated.js';
import { FEWEST_LETTERS } from './use-directory-state.js';

/** How the search was understood: which place a former name has become part of, and what else may have been meant. */
export function Understood({ text, onSearch }: { readonly text: string; readonly onSearch: (text: string) => void }) {
  const texts = useTexts(directoryTexts);
  const { data } = useQuery(DirectorySuggestionsDocument, {
    variables: { text },
    skip: text.length < FEWEST_LETTERS,
    fetchPolicy: 'no-cache',
    context: PERSONAL,
  });
  if (text.length < FEWEST_LETTERS || !data?.findContact) return null;
  const { understoodAs, didYouMean, matches } = data.findContact;
  const notes = [...new Set(matches.flatMap(({ match }) => (match.note ? [match.note] : [])))];
  return (
    <div role="status" className="understood">
      {understoodAs.length > 0 && (
        <p>
          {texts.understoodAs}: <strong>{understoodAs.join(', ')}</strong>
        </p>
      )}
      {notes.map((note) => (
        <p key={note} lang="nb">
          {note}
        </p>
      ))}
      {didYouMean.length > 0 && (
        <p>
          {texts.didYouMean}:{' '}
          {didYouMean.map((word) => (
            <Button key={word} variant="tertiary" data-size="sm" onClick={() => onSearch(word)}>
              {word}
            </Button>
          ))}
        </p>
      )}
    </div>
  );
}
