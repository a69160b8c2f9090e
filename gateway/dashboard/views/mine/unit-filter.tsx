import { Button, Checkbox, Textfield } from '@digdir/designsystemet-react';
import { useSearchParams } from 'wouter';
import { mineTexts } from '../../texts/mine.js';
import { useTexts } from '../../texts/use-language.js';

/** Which units of a network are shown; the address has it. */
export function UnitFilter() {
  const texts = useTexts(mineTexts);
  const [search, setSearch] = useSearchParams();
  const set = (name: string, value: string) =>
    setSearch((current) => {
      const changed = new URLSearchParams(current);
      if (value === '') changed.delete(name);
      else changed.set(name, value);
      return changed;
    });
  return (
    <search>
      <form
        className="mine-filter"
        onSubmit={(event) => {
          event.preventDefault();
          set('sok', String(new FormData(event.currentTarget).get('sok') ?? '').trim());
        }}
      >
        <Textfield key={search.get('sok')} label={texts.searchUnit} name="sok" type="search" defaultValue={search.get('sok') ?? ''} />
        <Button type="submit" variant="secondary">
          {texts.search}
        </Button>
        <Checkbox
          label={texts.vacantOnly}
          checked={search.get('vis') === 'ledige'}
          onChange={({ target }) => set('vis', target.checked ? 'ledige' : '')}
        />
      </form>
    </search>
  );
}
