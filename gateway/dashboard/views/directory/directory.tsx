import { useQuery } from '@apollo/client/react';
import { Paragraph, ToggleGroup } from '@digdir/designsystemet-react';
import { Page } from '../../parts/page.js';
import { directoryTexts } from '../../texts/directory.js';
import { useTexts } from '../../texts/use-language.js';
import { AreaMap } from './area-map.js';
import { DirectoryOptionsDocument } from './directory.generated.js';
import { Filters } from './filters.js';
import { NurseResults } from './nurse-results.js';
import { SearchForm } from './search-form.js';
import { Understood } from './understood.js';
import { UnitResults } from './unit-results.js';
import { FEWEST_LETTERS, useDirectoryState } from './use-directory-state.js';

/** KW-3 and NU-7: who works where, and how to reach her. */
export function Directory() {
  const texts = useTexts(directoryTexts);
  const [state, change, addressOf] = useDirectoryState();
  const isTooShort = state.text !== '' && state.text.length < FEWEST_LETTERS;
  const List = state.shows === 'units' ? UnitResults : NurseResults;
  const { data: options } = useQuery(DirectoryOptionsDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <Page title={texts.title} lead={texts.lead} isDemo={options?.networks.some(({ demo }) => demo) ?? false}>
      <SearchForm text={state.text} onSearch={(text) => change({ text })} />
      <Understood text={state.text} onSearch={(text) => change({ text })} />
      <Filters state={state} change={change} options={options ?? null} />
      <ToggleGroup
        aria-label={texts.show}
        value={state.shows}
        onChange={(shows) => change({ shows: shows === 'persons' ? 'persons' : 'units' })}
      >
        <ToggleGroup.Item value="units">{texts.units}</ToggleGroup.Item>
        <ToggleGroup.Item value="persons">{texts.persons}</ToggleGroup.Item>
      </ToggleGroup>
      {options && (
        <AreaMap
          areas={options.areas}
          chosen={state.area}
          onChoose={(area) => change({ area })}
          addressOf={(area) => addressOf({ area })}
        />
      )}
      {isTooShort && <Paragraph role="status">{texts.tooShort}</Paragraph>}
      {!isTooShort && <List state={state} change={change} />}
    </Page>
  );
}
