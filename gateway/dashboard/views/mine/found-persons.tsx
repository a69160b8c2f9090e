import { Button, Paragraph } from '@digdir/designsystemet-react';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { mineTexts } from '../../texts/mine.js';
import { minePeopleTexts } from '../../texts/mine-people.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { PersonSearch } from './person-search.js';

/** How a search for persons stands: how many there are, that it is under way, or that it failed. */
export function FoundPersons({ search }: { readonly search: PersonSearch }) {
  const texts = useTexts(minePeopleTexts);
  const { more: moreWord } = useTexts(mineTexts);
  const format = useFormat();
  const { persons, isLoading, error, retry, isComplete, more } = search;
  return (
    <>
      {error && <Problem error={error} retry={retry} />}
      {isLoading && <Loading lines={2} />}
      <div role="status">
        {persons && !isLoading && (
          <Paragraph className="quiet">{persons.length > 0 ? texts.foundPersons(format.number(persons.length)) : texts.nobody}</Paragraph>
        )}
        {persons && !isComplete && <Paragraph>{texts.incomplete}</Paragraph>}
      </div>
      {persons && persons.length > 0 && <Paragraph className="quiet">{texts.elsewhere}</Paragraph>}
      {more && (
        <Button
          type="button"
          variant="secondary"
          data-size="sm"
          aria-disabled={isLoading || undefined}
          onClick={() => !isLoading && more()}
        >
          {moreWord}
        </Button>
      )}
    </>
  );
}
