import { useQuery } from '@apollo/client/react';
import { Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { type PropsWithChildren, useState } from 'react';
import { minePeopleTexts } from '../../texts/mine-people.js';
import { useTexts } from '../../texts/use-language.js';
import { useDrafted, useField } from './change/change-context.js';
import { FoundPersons } from './found-persons.js';
import type { Owner } from './owner.js';
import { isNamed, type NamedPerson, usePersonSearch } from './person-search.js';
import { MineChosenPersonDocument } from './persons.generated.js';

/** Whose list is searched; the fields for somebody who is not in it stand within. */
export interface PersonFieldProps extends PropsWithChildren {
  readonly owner: Owner;
}

/** `nurseId`: a person of the owner's whole list, found by a few letters, or a new one; so that nobody is registered twice. */
export function PersonField({ owner, children }: PersonFieldProps) {
  const texts = useTexts(minePeopleTexts);
  const { id, error } = useField('nurseId');
  const drafted = useDrafted('nurseId')?.[0] ?? '';
  const [chosenId, choose] = useState(drafted);
  const [picked, setPicked] = useState<NamedPerson | null>(null);
  const search = usePersonSearch(owner);
  const before = useQuery(MineChosenPersonDocument, { variables: { id: drafted }, skip: drafted === '' }).data?.node;
  const known = [picked, before && 'name' in before && isNamed(before) ? before : null].find((person) => person?.id === chosenId) ?? null;
  const found = search.persons ?? [];
  // Where it stands among what was found, it stays: the arrow keys go on from it.
  const pinned = known && !found.some(({ id: other }) => other === known.id) ? [known] : [];
  return (
    <fieldset id={id} tabIndex={-1} className="mine-list" aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend>{texts.person}</legend>
      <Textfield
        label={texts.searchPerson}
        description={texts.searchHint}
        type="search"
        autoComplete="off"
        onChange={({ target }) => search.type(target.value)}
        // It searches as it is typed; the form is not sent from here.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <label className="block">
        <input type="radio" name="nurseId" value="" checked={chosenId === ''} onChange={() => choose('')} /> {texts.newPerson}
      </label>
      {[...pinned, ...found].map((person) => (
        <label key={person.id} className="block">
          <input
            type="radio"
            name="nurseId"
            value={person.id}
            checked={chosenId === person.id}
            onChange={() => {
              choose(person.id);
              setPicked(person);
            }}
          />{' '}
          {lineOf(person)}
        </label>
      ))}
      <FoundPersons search={search} />
      {error !== undefined && <ValidationMessage id={`${id}-error`}>{error}</ValidationMessage>}
      {chosenId === '' && children}
    </fieldset>
  );
}

/** What tells her from others: her name, where she has the task, and in which network. */
const lineOf = ({ name, network, appointments }: NamedPerson): string =>
  [name, ...appointments.map(({ unit }) => unit.name), network?.name].filter(Boolean).join(', ');
