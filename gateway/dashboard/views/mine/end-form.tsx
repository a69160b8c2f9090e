import { todayInOslo } from '../../parts/today-in-oslo.js';
import { mineTexts } from '../../texts/mine.js';
import { mineWords } from '../../texts/mine-words.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { ChoiceField, TextField } from './change/fields.js';
import { MineEndAppointmentByOwner } from './changes.owner.generated.js';
import { ownerOf } from './owner.js';
import type { MineUnitFragment } from './units.generated.js';

/** Why a task can end. */
export const END_REASONS = ['LEFT_WORKPLACE', 'CHANGED_TASK', 'RETIRED', 'UNIT_CLOSED', 'OTHER'] as const;

/** What it takes to end an appointment. */
export interface EndFormProps {
  readonly name: string;
  readonly unit: MineUnitFragment;
  readonly appointment: { readonly id: string; readonly version: number };
}

/** CO-2: ends an appointment with reason and, where one is there already, successor. */
export function EndForm({ name, unit, appointment }: EndFormProps) {
  const texts = useTexts(mineTexts);
  const words = useTexts(mineWords);
  const successors = unit.nurses.flatMap((nurse) =>
    nurse.appointments
      .filter((other) => other.unit.id === unit.id && other.id !== appointment.id)
      .map((other) => [other.id, nurse.name ?? texts.unnamed] as const),
  );
  return (
    <Change
      title={texts.end}
      about={`${name}, ${unit.name}`}
      action={MineEndAppointmentByOwner}
      owner={ownerOf(unit.id)}
      submit={texts.end}
      toInput={(values) => ({
        appointmentId: appointment.id,
        expectedVersion: appointment.version,
        date: values.text('date'),
        reason: values.text('reason') as (typeof END_REASONS)[number],
        successorId: values.optional('successorId'),
      })}
    >
      <TextField name="date" label={texts.endDate} type="date" required defaultValue={todayInOslo()} />
      <ChoiceField name="reason" label={texts.reason} options={END_REASONS.map((reason) => [reason, words[reason]])} />
      {successors.length > 0 && <ChoiceField name="successorId" label={texts.successor} options={[['', texts.none], ...successors]} />}
    </Change>
  );
}
