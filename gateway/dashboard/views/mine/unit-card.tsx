import { Heading, Tag } from '@digdir/designsystemet-react';
import { mineTexts } from '../../texts/mine.js';
import { mineWords } from '../../texts/mine-words.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { AppointForm } from './appoint-form.js';
import { EndForm } from './end-form.js';
import type { MineUnitFragment } from './units.generated.js';

/** A unit with those who have the task there, and what can be done about them. */
export function UnitCard({ unit, network }: { readonly unit: MineUnitFragment; readonly network: string | null }) {
  const texts = useTexts(mineTexts);
  const words = useTexts(mineWords);
  const format = useFormat();
  const persons = unit.nurses.flatMap(({ id, name, appointments }) =>
    appointments
      .filter((appointment) => appointment.unit.id === unit.id)
      .map((appointment) => ({ id, name: name ?? texts.unnamed, appointment })),
  );
  return (
    <article className="mine-card" aria-labelledby={unit.id}>
      <Heading level={3} id={unit.id} data-size="xs">
        {unit.name}{' '}
        {!unit.covered && (
          <Tag data-color="warning" data-size="sm">
            ✗ {unit.vacantSince ? texts.vacantSince(format.shortDate(unit.vacantSince)) : texts.vacant}
          </Tag>
        )}
      </Heading>
      <ul className="plain">
        {persons.map(({ name, appointment }) => (
          <li key={appointment.id}>
            {name}, {words[appointment.role]} <span className="quiet">{texts.since(format.shortDate(appointment.validFrom))}</span>
            <EndForm name={name} unit={unit} appointment={appointment} />
          </li>
        ))}
      </ul>
      <AppointForm unit={unit} network={network} />
    </article>
  );
}
