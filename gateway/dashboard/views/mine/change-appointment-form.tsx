import { mineTexts } from '../../texts/mine.js';
import { minePeopleTexts } from '../../texts/mine-people.js';
import { useTexts } from '../../texts/use-language.js';
import type { UnitAppointment } from './appointments-in.js';
import { Change } from './change/change.js';
import { TickField } from './change/tick-field.js';
import { MineChangeAppointmentByOwner } from './changes.owner.generated.js';
import { ownerOf } from './owner.js';
import { readTerms, Terms } from './terms.js';

/** What it takes to correct an appointment, or to take it back. */
export interface AppointmentFormProps {
  /** Whose it is, and where. */
  readonly about: string;
  readonly appointment: UnitAppointment['appointment'];
}

/** CO-1: corrects what an appointment says, and takes an end away that was set by mistake. */
export function ChangeAppointmentForm({ about, appointment }: AppointmentFormProps) {
  const texts = useTexts(mineTexts);
  const people = useTexts(minePeopleTexts);
  const { id, version, validTo } = appointment;
  return (
    <Change
      title={people.changeAppointment}
      about={about}
      action={MineChangeAppointmentByOwner}
      owner={ownerOf(id)}
      submit={texts.save}
      toInput={(values) => ({
        appointmentId: id,
        expectedVersion: version,
        ...readTerms(values),
        reopen: values.text('reopen') !== '',
      })}
    >
      <Terms appointment={appointment} />
      {validTo !== null && <TickField name="reopen" label={people.reopen} />}
    </Change>
  );
}
