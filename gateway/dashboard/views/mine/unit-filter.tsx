import { Checkbox } from '@digdir/designsystemet-react';
import { useSearchParams } from 'wouter';
import { mineTexts } from '../../texts/mine.js';
import { useTexts } from '../../texts/use-language.js';
import { SearchForm } from './search-form.js';

/** Which units of a network are shown; the address has it. */
export function UnitFilter() {
  const texts = useTexts(mineTexts);
  const [search, setSearch] = useSearchParams();
  const showVacant = (isOn: boolean) =>
    setSearch((current) => {
      const changed = new URLSearchParams(current);
      if (isOn) changed.set('vis', 'ledige');
      else changed.delete('vis');
      return changed;
    });
  return (
    <SearchForm label={texts.searchUnit}>
      <Checkbox label={texts.vacantOnly} checked={search.get('vis') === 'ledige'} onChange={({ target }) => showVacant(target.checked)} />
    </SearchForm>
  );
}
