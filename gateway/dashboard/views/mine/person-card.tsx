import { Heading } from '@digdir/designsystemet-react';
import { PersonRecord } from './person-record.js';
import type { NamedPerson } from './person-search.js';
import { RecordForms } from './record-forms.js';

/** A person, where she has the task, and what is recorded of her. */
export function PersonCard({ person }: { readonly person: NamedPerson }) {
  const { id, name, appointments } = person;
  return (
    <article className="mine-card" aria-labelledby={id}>
      {/* The focus comes here from the button that shows more. */}
      <Heading level={3} id={id} tabIndex={-1} data-size="xs">
        {name}
      </Heading>
      <p className="quiet">{appointments.map(({ unit }) => unit.name).join(', ')}</p>
      <PersonRecord person={person} />
      <RecordForms person={person} />
    </article>
  );
}
