import { Button, Textfield } from '@digdir/designsystemet-react';
import type { PropsWithChildren } from 'react';
import { useSearchParams } from 'wouter';
import { mineTexts } from '../../texts/mine.js';
import { useTexts } from '../../texts/use-language.js';

/** What is searched for, and more that narrows the list. */
export interface SearchFormProps extends PropsWithChildren {
  readonly label: string;
}

/** A search in a list; the address has it. */
export function SearchForm({ label, children }: SearchFormProps) {
  const texts = useTexts(mineTexts);
  const [search, setSearch] = useSearchParams();
  const set = (value: string) =>
    setSearch((current) => {
      const changed = new URLSearchParams(current);
      if (value === '') changed.delete('sok');
      else changed.set('sok', value);
      return changed;
    });
  return (
    <search>
      <form
        className="mine-filter"
        onSubmit={(event) => {
          event.preventDefault();
          set(String(new FormData(event.currentTarget).get('sok') ?? '').trim());
        }}
      >
        <Textfield key={search.get('sok')} label={label} name="sok" type="search" defaultValue={search.get('sok') ?? ''} />
        <Button type="submit" variant="secondary">
          {texts.search}
        </Button>
        {children}
      </form>
    </search>
  );
}
