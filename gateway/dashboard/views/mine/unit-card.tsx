import { Heading, Tag } from '@digdir/designsystemet-react';
import { mineTexts } from '../../texts/mine.js';
import { minePeopleTexts } from '../../texts/mine-people.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { AppointForm } from './appoint-form.js';
import { AppointmentLine } from './appointment-line.js';
import { appointmentsIn } from './appointments-in.js';
import { type UnitFormProps, UnitForms } from './unit-forms.js';

/** A unit with those who have the task there, will have it or had it lately, and what can be done about them. */
export function UnitCard({ unit, networks }: UnitFormProps) {
  const texts = useTexts(mineTexts);
  const people = useTexts(minePeopleTexts);
  const format = useFormat();
  const { open, ended } = appointmentsIn(unit);
  return (
    <article className="mine-card" aria-labelledby={unit.id}>
      {/* The focus comes here from the button that shows more. */}
      <Heading level={3} id={unit.id} tabIndex={-1} data-size="xs">
        {unit.name}{' '}
        {!unit.covered && (
          <Tag data-color="warning" data-size="sm">
            ✗ {unit.vacantSince ? texts.vacantSince(format.shortDate(unit.vacantSince)) : texts.vacant}
          </Tag>
        )}
      </Heading>
      <ul className="plain">
        {open.map((held) => (
          <AppointmentLine key={held.appointment.id} unit={unit} held={held} others={open} />
        ))}
      </ul>
      <AppointForm unit={unit} />
      <UnitForms unit={unit} networks={networks} />
      {ended.length > 0 && (
        <details className="change">
          <summary>
            {people.ended} <span className="visually-hidden">{unit.name}</span>
          </summary>
          <ul className="plain">
            {ended.map((held) => (
              <AppointmentLine key={held.appointment.id} unit={unit} held={held} others={open} />
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}
