import { Paragraph } from '@digdir/designsystemet-react';
import { minePeopleTexts } from '../../texts/mine-people.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import type { AppointmentFormProps } from './change-appointment-form.js';
import { MineWithdrawAppointmentByOwner } from './changes.owner.generated.js';
import { ownerOf } from './owner.js';

/** CO-1: takes back an appointment that was a mistake, or never began. */
export function WithdrawAppointmentForm({ about, appointment: { id, version } }: AppointmentFormProps) {
  const texts = useTexts(minePeopleTexts);
  return (
    <Change
      title={texts.withdrawAppointment}
      about={about}
      action={MineWithdrawAppointmentByOwner}
      owner={ownerOf(id)}
      submit={texts.withdrawAppointment}
      toInput={() => ({ appointmentId: id, expectedVersion: version })}
    >
      <Paragraph>{texts.withdrawHint}</Paragraph>
    </Change>
  );
}
