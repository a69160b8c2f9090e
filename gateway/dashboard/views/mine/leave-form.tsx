import { todayInOslo } from '../../parts/today-in-oslo.js';
import { mineTexts } from '../../texts/mine.js';
import { mineWords } from '../../texts/mine-words.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { ChoiceField, TextField } from './change/fields.js';
import { MineRequestEndByOwner } from './changes.owner.generated.js';
import { END_REASONS } from './end-form.js';
import type { OwnNurse } from './entry.js';
import { ownerOf } from './owner.js';

/** NU-8: she asks to leave the task; the coordinator confirms. */
export function LeaveForm({ appointment }: { readonly appointment: OwnNurse['appointments'][number] }) {
  const texts = useTexts(mineTexts);
  const words = useTexts(mineWords);
  return (
    <Change
      title={texts.leave}
      about={appointment.unit.name}
      action={MineRequestEndByOwner}
      owner={ownerOf(appointment.id)}
      submit={texts.send}
      toInput={(values) => ({
        appointmentId: appointment.id,
        date: values.text('date'),
        reason: values.text('reason') as (typeof END_REASONS)[number],
        note: values.optional('note'),
      })}
    >
      <TextField name="date" label={texts.endDate} type="date" required defaultValue={todayInOslo()} />
      <ChoiceField name="reason" label={texts.reason} options={END_REASONS.map((reason) => [reason, words[reason]])} />
      <TextField name="note" label={texts.note} description={texts.noteHint} />
    </Change>
  );
}
