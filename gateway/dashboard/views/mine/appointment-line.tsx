import { mineTexts } from '../../texts/mine.js';
import { mineWords } from '../../texts/mine-words.js';
import { useTexts } from '../../texts/use-language.js';
import type { UnitAppointment } from './appointments-in.js';
import { ChangeAppointmentForm } from './change-appointment-form.js';
import { EndForm } from './end-form.js';
import type { MineUnitFragment } from './units.generated.js';
import { useSpan } from './use-span.js';
import { WithdrawAppointmentForm } from './withdraw-appointment-form.js';

/** An appointment in a unit. */
export interface AppointmentLineProps {
  readonly unit: MineUnitFragment;
  readonly held: UnitAppointment;
  /** The appointments in the unit that last or are to come: one of them may take over. */
  readonly others: readonly UnitAppointment[];
}

/** See {@link AppointmentLineProps}: who has the task, from when to when, and what can be done about it. */
export function AppointmentLine({ unit, held, others }: AppointmentLineProps) {
  const texts = useTexts(mineTexts);
  const words = useTexts(mineWords);
  const span = useSpan();
  const { person, appointment } = held;
  const name = person.name ?? texts.unnamed;
  const about = `${name}, ${unit.name}`;
  return (
    <li>
      {name}, {words[appointment.role]} <span className="quiet">{span(appointment)}</span>
      <EndForm about={about} appointment={appointment} others={others} />
      <ChangeAppointmentForm about={about} appointment={appointment} />
      <WithdrawAppointmentForm about={about} appointment={appointment} />
    </li>
  );
}
