import { todayInOslo } from '../../parts/today-in-oslo.js';
import { mineTexts } from '../../texts/mine.js';
import { minePeopleTexts } from '../../texts/mine-people.js';
import { mineWords } from '../../texts/mine-words.js';
import { useTexts } from '../../texts/use-language.js';
import type { UnitAppointment } from './appointments-in.js';
import { Change } from './change/change.js';
import { ChoiceField, TextField } from './change/fields.js';
import { MineEndAppointmentByOwner } from './changes.owner.generated.js';
import { ownerOf } from './owner.js';

/** Why a task can end. */
export const END_REASONS = ['LEFT_WORKPLACE', 'CHANGED_TASK', 'RETIRED', 'UNIT_CLOSED', 'OTHER'] as const;

/** What it takes to end an appointment. */
export interface EndFormProps {
  /** Whose it is, and where. */
  readonly about: string;
  readonly appointment: UnitAppointment['appointment'];
  readonly others: readonly UnitAppointment[];
}

/** CO-2: ends an appointment with reason and, where one is there already, successor; or changes the end that is set. */
export function EndForm({ about, appointment, others }: EndFormProps) {
  const texts = useTexts(mineTexts);
  const people = useTexts(minePeopleTexts);
  const words = useTexts(mineWords);
  const { id, version, validTo, endReason } = appointment;
  const successors = others
    .filter((other) => other.appointment.id !== id)
    .map((other) => [other.appointment.id, other.person.name ?? texts.unnamed] as const);
  const title = validTo === null ? texts.end : people.changeEnd;
  return (
    <Change
      title={title}
      about={about}
      action={MineEndAppointmentByOwner}
      owner={ownerOf(id)}
      submit={title}
      toInput={(values) => ({
        appointmentId: id,
        expectedVersion: version,
        date: values.text('date'),
        reason: values.text('reason') as (typeof END_REASONS)[number],
        successorId: values.optional('successorId'),
      })}
    >
      <TextField name="date" label={texts.endDate} type="date" required defaultValue={validTo ?? todayInOslo()} />
      <ChoiceField
        name="reason"
        label={texts.reason}
        {...(endReason ? { defaultValue: endReason } : {})}
        options={END_REASONS.map((reason) => [reason, words[reason]])}
      />
      {successors.length > 0 && <ChoiceField name="successorId" label={texts.successor} options={[['', texts.none], ...successors]} />}
    </Change>
  );
}
