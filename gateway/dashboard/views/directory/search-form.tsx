import { useQuery } from '@apollo/client/react';
import { Button, Search } from '@digdir/designsystemet-react';
import { useEffect, useId, useState } from 'react';
import { PERSONAL } from '../../graph/create-client.js';
import { useSettled } from '../../parts/use-settled.js';
import { directoryTexts } from '../../texts/directory.js';
import { useTexts } from '../../texts/use-language.js';
import { DirectorySuggestionsDocument } from './directory.generated.js';
import { FEWEST_LETTERS } from './use-directory-state.js';

/** So long nothing is typed before suggestions are asked for. */
const REST_MS = 250;

/** The search field, with what the letters may mean below it as they are typed. */
export function SearchForm({ text, onSearch }: { readonly text: string; readonly onSearch: (text: string) => void }) {
  const texts = useTexts(directoryTexts);
  const id = useId();
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  const settled = useSettled(typed.trim(), REST_MS);
  const { data } = useQuery(DirectorySuggestionsDocument, {
    variables: { text: settled },
    skip: settled.length < FEWEST_LETTERS || settled === text,
    fetchPolicy: 'no-cache',
    context: PERSONAL,
  });
  const suggestions = settled.length < FEWEST_LETTERS ? [] : suggestionsOf(data?.findContact ?? null);
  return (
    <search>
      <form
        className="search-form"
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(typed.trim());
        }}
      >
        <label htmlFor={id}>{texts.search}</label>
        <small id={`${id}-hint`} className="quiet">
          {texts.searchHint}
        </small>
        <div className="search-row">
          <Search>
            <Search.Input
              id={id}
              list={`${id}-list`}
              aria-describedby={`${id}-hint`}
              value={typed}
              maxLength={100}
              autoComplete="off"
              onChange={(event) => {
                setTyped(event.target.value);
                // A chosen suggestion is a search.
                if (suggestions.includes(event.target.value)) onSearch(event.target.value);
              }}
            />
          </Search>
          <datalist id={`${id}-list`}>
            {suggestions.map((suggestion) => (
              <option key={suggestion} value={suggestion} />
            ))}
          </datalist>
          <Button type="submit">{texts.submit}</Button>
        </div>
      </form>
    </search>
  );
}

interface Suggested {
  readonly understoodAs: readonly string[];
  readonly didYouMean: readonly string[];
  readonly matches: readonly { readonly unit: { readonly name: string } | null; readonly nurse: { readonly name: string | null } | null }[];
}

function suggestionsOf(found: Suggested | null): string[] {
  if (!found) return [];
  const names = found.matches.flatMap(({ nurse, unit }) => [nurse?.name, unit?.name]).filter((name) => name != null);
  return [...new Set([...found.didYouMean, ...found.understoodAs, ...names])].slice(0, 10);
}
